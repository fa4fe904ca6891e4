package org.cxlmi.simulator.serve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.net.MctpStream;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.guide.GuideCode;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.fabric.FabricControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide shows code of this section that is compiled and run here. */
class GuideTest {

    private static void serve(Path file, Path directory) throws IOException {
        FabricControl control = FabricControl.load(file, SimulatedClock::running);
        try (FabricServer server = new FabricServer(control);
                Cxl cxl = Cxl.create()) {
            SocketAddress address = server.listen(StreamAddress.parse("tcp:localhost:0"));
            server.listenForControl(StreamAddress.parse("unix:" + directory.resolve("control")));

            Endpoint mem0 = cxl.open(MctpStream.open(address, MctpStream.Options.DEFAULT.withEid(9)));
            System.out.println(Generic.of(mem0).identify());
        }
    }

    @Test
    void guide_showsCodeThatIsCompiled() throws IOException {
        GuideCode.assertCompiled(GuideTest.class, "Served fabrics", "JSON", 1);
    }

    @Test
    void code_prints(@TempDir Path directory) throws Exception {
        String text = GuideCode.printed(() -> serve(Path.of("../../examples/fabric.yaml"), directory));
        assertTrue(text.startsWith("IdentifyResponse{"), text);
    }
}
