package org.cxlmi.testkit;

import java.nio.file.Path;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.recording.RecordingTransport;
import org.cxlmi.runtime.transport.Transport;
import org.junit.jupiter.api.io.TempDir;

class RecordingTransportKitTest extends TransportTestKit {

    private ScriptedTransport recorded;

    @TempDir
    Path directory;

    @Override
    protected Transport open(Component component) {
        recorded = ScriptedTransportKitTest.scripted(OPCODE, component);
        return new RecordingTransport(recorded, directory.resolve("exchanges"), request -> false);
    }

    @Override
    protected boolean disappear() {
        recorded.disappear();
        return true;
    }

    @Override
    protected int largestPayload() {
        return Endpoint.MAXIMUM_PAYLOAD;
    }
}
