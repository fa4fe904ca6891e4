package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageTransport;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MctpTunnelTest {

    private final FakeMctp kernel = new FakeMctp();

    @ParameterizedTest
    @CsvSource({
        "CXL_3_0, 03000e00, 0d000000", // port, target type, length; length, reserved
        "CXL_2_0, 03000f0008, 0e00000008" // the same with the type behind, which the length counts
    })
    void exchange_throughATunnel_goesInACommandOfType7(TunnelHeader header, String request, String response) {
        byte[] reply = HexFormat.of().parseHex(response + "010100005401000000000000" + "b1");
        kernel.component = message -> List.of(Reply.to(message, new CciResponse(0, 0, reply)));
        MctpAddress address = new MctpAddress(FakeMctp.NETWORK, FakeMctp.EID);
        MessageTransport.Options options =
                MctpTransport.options(FakeMctp.NETWORK, FakeMctp.EID).withClock(kernel::nanoTime);
        try (MctpTransport transport = MctpTransport.open(kernel, options, address, true, MctpAbi.ANY_EID)) {
            CciRequest inner = new CciRequest("Test", 0x5400, MessageType.FM_API, new byte[] {1, 2});

            assertArrayEquals(
                    new byte[] {(byte) 0xB1},
                    transport
                            .through(Tunnel.switchPort(3).withHeader(header))
                            .exchange(inner, Deadline.after(Duration.ofSeconds(1), kernel::nanoTime))
                            .payload());
        }
        int outerLength = (request.length() / 2) + 12 + 2;
        assertEquals(
                "000000" + "0053" + HexFormat.of().toHexDigits((byte) outerLength) + "0000"
                        + "00000000" // to the switch
                        + request + "000100" + "0054" + "020000" + "00000000" + "0102",
                HexFormat.of().formatHex(kernel.sent.get(0).bytes()));
        assertEquals(7, kernel.sent.get(0).type());
    }
}
