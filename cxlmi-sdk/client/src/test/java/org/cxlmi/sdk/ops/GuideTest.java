package org.cxlmi.sdk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.policy.MinimumGap;
import org.cxlmi.runtime.policy.Policies;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.guide.GuideCode;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;

/** The guide shows code on lists and policies that is compiled and run here. */
class GuideTest {

    private interface Counter {
        void increment(String name);
    }

    private static void list(CxlTarget mem0, long capacity) {
        var range = GetPoisonListRequest.builder()
                .physicalAddressLength(capacity / 64)
                .build();
        for (MediaErrorRecord record : Pages.of(mem0, GetPoisonList.PAGING, range)) {
            System.out.println(record);
        }
    }

    private static CxlTarget patient(CxlTarget mem0) {
        CxlTarget patient = mem0.with(MinimumGap.of(Duration.ofMillis(40))).with(Policies.standard());
        return patient;
    }

    private static CxlTarget counted(CxlTarget mem0, Counter failures) {
        CxlTarget counted = mem0.with((exchange, chain) -> {
            try {
                return chain.proceed();
            } catch (CxlException e) {
                failures.increment(exchange.commandName());
                throw e;
            }
        });
        return counted;
    }

    @Test
    void guide_showsCodeThatIsCompiled() throws IOException {
        GuideCode.assertCompiled(GuideTest.class, "Long lists", "Metrics", 3);
    }

    @Test
    void list_printsEachRecord() throws Exception {
        String printed = GuideCode.printed(() -> list(new ListTarget<>(GetPoisonList.PAGING, 3), 1 << 20));
        assertEquals(3, printed.lines().count());
    }

    @Test
    void policies_surroundCommands() {
        ScriptedTransport transport = new ScriptedTransport("mem0");
        transport.always(Identify.OPCODE).fail(ReturnCode.UNSUPPORTED);
        List<String> failures = new ArrayList<>();

        CxlTarget target = counted(patient(Endpoint.over(transport)), failures::add);

        assertThrows(CommandFailedException.class, () -> Generic.of(target).identify());
        assertEquals(List.of("Identify"), failures);
    }
}
