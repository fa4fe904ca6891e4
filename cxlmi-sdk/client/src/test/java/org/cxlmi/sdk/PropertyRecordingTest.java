package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.recording.ReplayTransport;
import org.cxlmi.sdk.memdev.Unlock;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyRecordingTest {

    @TempDir
    Path directory;

    @AfterEach
    void clear() {
        System.clearProperty(Cxl.RECORD_PROPERTY);
    }

    @Test
    void property_recordsAllEndpoints_withoutSecrets() throws IOException {
        Path file = directory.resolve("all.pcapng");
        System.setProperty(Cxl.RECORD_PROPERTY, file.toString());
        ScriptedTransport first = new ScriptedTransport("mem0");
        ScriptedTransport second = new ScriptedTransport("mem1");
        first.on(Unlock.OPCODE).reply();
        second.on(0xC000).reply((byte) 1);
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            cxl.open(first).executeRaw(Unlock.OPCODE, new byte[] {0x5E, 0x43, 0x52, 0x45, 0x54});
        }
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            cxl.open(second).executeRaw(0xC000, new byte[0]);
        }

        assertEquals(1, new ReplayTransport(file, "mem0").left());
        assertEquals(1, new ReplayTransport(file, "mem1").left());
        assertTrue(!Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("^CRET"));
    }

    @Test
    void fileThatCannotBeWritten_closesTheTransport() {
        System.setProperty(
                Cxl.RECORD_PROPERTY,
                directory.resolve("none").resolve("all.pcapng").toString());
        ScriptedTransport transport = new ScriptedTransport("mem0");
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            assertThrows(TransportException.class, () -> cxl.open(transport));
        }
        assertTrue(transport.isClosed());
    }
}
