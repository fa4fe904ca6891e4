package org.cxlmi.sdk.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.MemoryDeviceAsync;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;

/** The guide shows code on asynchronous commands that is compiled and run here. */
class AsyncCommandsTest {

    private static void printHealth(Cxl cxl) {
        List<CompletableFuture<GetHealthInfoResponse>> sent = new ArrayList<>();
        for (Endpoint endpoint : cxl) {
            sent.add(MemoryDeviceAsync.of(endpoint).getHealthInfo());
        }
        for (CompletableFuture<GetHealthInfoResponse> response : sent) {
            System.out.println(response.join());
        }
    }

    @Test
    void code_ofTheGuide_isCompiledHere() throws IOException {
        GuideCode.assertCompiled(AsyncCommandsTest.class, "Asynchronous commands", "Long operations", 1);
    }

    @Test
    void code_ofTheGuide_readsTheHealthOfAllComponents() throws Exception {
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            for (int i = 0; i < 3; i++) {
                byte[] health = new byte[GetHealthInfoResponse.LENGTH];
                health[2] = (byte) (10 + i); // percentage used
                ScriptedTransport component = new ScriptedTransport("mem" + i);
                component.always(GetHealthInfo.OPCODE).reply(health);
                cxl.open(component);
            }

            List<String> lines =
                    GuideCode.printed(() -> printHealth(cxl)).lines().toList();

            assertEquals(3, lines.size());
            for (int i = 0; i < 3; i++) {
                byte[] health = new byte[GetHealthInfoResponse.LENGTH];
                health[2] = (byte) (10 + i);
                assertEquals(GetHealthInfoResponse.wrap(health).toString(), lines.get(i));
            }
        }
    }
}
