package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A transport over a library that does as it is told, for the tests of what it does. */
abstract class WithFakeLibrary {

    static final int EPERM = 1;
    static final int EBUSY = 16;
    static final int ENODEV = 19;
    static final int EINVAL = 22;
    static final int ETIMEDOUT = 110;
    static final LibcxlmiCall NONE =
            LibcxlmiCall.define("fake_none", Shape.NONE, 0, 0).build();

    @TempDir
    static Path work;

    static Path compiled;

    final Map<String, LibcxlmiCall> calls = new HashMap<>();
    FakeLibrary fake;
    LibcxlmiTransport transport;

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        compiled = FakeLibrary.compile(work);
    }

    @BeforeEach
    void open() throws IOException {
        fake = FakeLibrary.load(compiled, work);
        transport = device(settings(true, 0, 0));
    }

    @AfterEach
    void close() {
        transport.close();
        assertEquals(fake.get("opened"), fake.get("closed"));
        assertEquals(0, fake.get("contexts"));
        fake.close();
    }

    LibcxlmiTransport.Settings settings(boolean fmApi, int logLevel, int vendorResponse) {
        CallTable table = (opcode, command) -> Optional.ofNullable(calls.get(command));
        return new LibcxlmiTransport.Settings(table, fmApi, logLevel, vendorResponse);
    }

    LibcxlmiTransport device(LibcxlmiTransport.Settings settings) {
        return LibcxlmiTransport.openDevice(fake.library(), "mem0", settings);
    }

    LibcxlmiTransport mctp(LibcxlmiTransport.Settings settings) {
        return LibcxlmiTransport.openMctp(fake.library(), 1, 8, settings);
    }

    CciResponse exchange(LibcxlmiCall call, int... payload) {
        return transport.exchange(request(call, payload), seconds(1));
    }

    CciRequest request(LibcxlmiCall call, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        // As the reader of a response that is never complete: whatever there is, is handed on.
        String command = "Fake " + calls.size();
        calls.put(command, call);
        return new CciRequest(command, 0x4000, MessageType.CCI, bytes, response -> false);
    }

    static Deadline seconds(int seconds) {
        return Deadline.after(Duration.ofSeconds(seconds));
    }

    void assertTunnel(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], fake.get("seen_tunnel", i), "int " + i);
        }
    }

    /** Its response counts the bytes that follow, of which the library has room for four. */
    Command<EmptyPayload, EmptyPayload> counted() {
        LibcxlmiCall call = LibcxlmiCall.define("fake_out", Shape.OUT, 0, 1)
                .arrays(255)
                .room(4)
                .build();
        calls.put("Counted", call);
        return Command.define("Counted", 0x4000, MessageType.CCI)
                .withoutRequest()
                .response(EmptyPayload.class, EmptyPayload.EMPTY::layout, (payload, request) -> {
                    PayloadCheck.array("Counted", "bytes", payload, 0, payload.length, 1, payload[0], 1);
                    PayloadCheck.noneLeft("Counted", "bytes", payload, 0, payload.length, 1 + payload[0]);
                    return EmptyPayload.wrap(payload);
                });
    }
}
