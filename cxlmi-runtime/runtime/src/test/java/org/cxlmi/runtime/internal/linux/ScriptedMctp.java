package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;

/** A transport to a component on a scripted MCTP, for the tests of what it does. */
abstract class ScriptedMctp {

    static final int EINTR = -4;
    static final Duration TIMEOUT = Duration.ofMillis(500);
    static final int MAXIMUM_PAYLOAD = 1024;

    final FakeMctp kernel = new FakeMctp();

    MctpTransport open() {
        return open(Duration.ZERO);
    }

    MctpTransport open(Duration gap) {
        return MctpTransport.open(
                kernel,
                MctpTransport.options(FakeMctp.NETWORK, FakeMctp.EID)
                        .withMinimumGap(gap)
                        .withMaximumPayload(MAXIMUM_PAYLOAD)
                        .withClock(kernel::nanoTime),
                new MctpAddress(FakeMctp.NETWORK, FakeMctp.EID),
                true,
                MctpAbi.ANY_EID);
    }

    CciResponse exchange(MctpTransport transport, int opcode, byte... payload) {
        return exchange(transport, TIMEOUT, opcode, payload);
    }

    CciResponse exchange(MctpTransport transport, Duration timeout, int opcode, byte... payload) {
        return transport.exchange(
                new CciRequest("Test", opcode, MessageType.of(opcode), payload),
                Deadline.after(timeout, kernel::nanoTime));
    }

    void assertWorks(MctpTransport transport) {
        kernel.component = message -> List.of(Reply.to(message));
        byte[] payload = {1, 2, 3};
        assertArrayEquals(payload, exchange(transport, 0xC000, payload).payload());
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
