package org.cxlmi.runtime.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"tcp:127.0.0.1:2508", "tcp:localhost:0", "tcp:[::1]:65535", "unix:/run/a b.sock", "unix:x"})
    void address_readAndWritten_isTheSame(String text) {
        String formatted = StreamAddress.format(StreamAddress.parse(text));

        assertEquals(StreamAddress.parse(text), StreamAddress.parse(formatted));
        assertEquals(text.replace("[::1]", "[0:0:0:0:0:0:0:1]"), formatted.replace("[::1]", "[0:0:0:0:0:0:0:1]"));
    }

    @Test
    void portAlone_isOfTheLoopbackAddress() {
        InetSocketAddress address = (InetSocketAddress) StreamAddress.parse("tcp:2508");

        assertTrue(address.getAddress().isLoopbackAddress());
        assertEquals(2508, address.getPort());
        assertEquals(UnixDomainSocketAddress.of("/run/x"), StreamAddress.parse("unix:/run/x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tcp:",
                "tcp:host",
                "tcp:host:",
                "tcp:host:65536",
                "tcp:host:1:2",
                "tcp:host:-1",
                "unix:",
                "x"
            })
    void otherText_isRefusedWithAnExample(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> StreamAddress.parse(text));

        assertTrue(String.valueOf(e.getMessage()).contains("tcp:localhost:2508"), e.getMessage());
    }
}
