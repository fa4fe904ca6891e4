package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays of structs whose length varies. */
class GeneratedNestedTest {

    private static final String SWITCHES = "02000000" // switchCount, reserved
            + "01000003" // first switch: 3 ports in all
            + "020a0000" + "020bff00" // its ports 1 and 2
            + "02000002" // second switch: 2 ports in all
            + "00000000"; // its port 1

    @TempDir
    Path work;

    @Test
    void nested_countDependsOnTheRequest_elementsDifferInLength() throws IOException {
        Golden golden = Golden.load("nested", work);
        Object request = golden.build("GetSwitchesRequest", "startPort", 1, "portLimit", 4, "switchIds", new int[] {1});
        assertEquals("01040101", bytes(request));
        Object response = golden.wrap("GetSwitchesResponse", hex(SWITCHES), request);
        List<?> switches = (List<?>) call(response, "switches");
        assertEquals(2, switches.size());
        assertEquals(12, call(switches.get(0), "byteLength"));
        List<?> ports = (List<?>) call(switches.get(0), "ports");
        assertEquals(2, ports.size());
        assertEquals(0x0b, call(ports.get(1), "portId"));
        assertEquals(OptionalInt.empty(), call(ports.get(1), "ldId"));
        assertEquals(1, ((List<?>) call(switches.get(1), "ports")).size());
    }

    @Test
    void nested_eachTruncation_isMalformed() throws IOException {
        Golden golden = Golden.load("nested", work);
        Object request = golden.build("GetSwitchesRequest", "startPort", 1, "portLimit", 4);
        byte[] all = hex(SWITCHES);
        for (int length = 0; length < all.length; length++) {
            byte[] truncated = Arrays.copyOf(all, length);
            assertThrows(
                    MalformedResponseException.class, () -> golden.wrap("GetSwitchesResponse", truncated, request));
        }
    }

    @Test
    void nested_otherRequest_readsOtherCounts() throws IOException {
        Golden golden = Golden.load("nested", work);
        Object one = golden.build("GetSwitchesRequest", "startPort", 0, "portLimit", 1);
        Object response = golden.wrap("GetSwitchesResponse", hex("01000000", "010000ff", "020a0000"), one);
        assertEquals(1, ((List<?>) call(((List<?>) call(response, "switches")).get(0), "ports")).size());
        Object past = golden.build("GetSwitchesRequest", "startPort", 4, "portLimit", 1);
        Object none = golden.wrap("GetSwitchesResponse", hex("01000000", "01000003"), past);
        assertEquals(List.of(), call(((List<?>) call(none, "switches")).get(0), "ports"));
    }

    @Test
    void nested_built_isWhatIsReceived() throws IOException {
        Golden golden = Golden.load("nested", work);
        Object port1 = golden.build("Port", "status", 2, "portId", 10, "ldId", 0);
        Object port2 = golden.build("Port", "status", 2, "portId", 11);
        Object port = golden.build("Port", "ldId", 0);
        Object first = golden.build("Switch", "switchId", 1, "portCount", 3, "ports", List.of(port1, port2));
        Object second = golden.build("Switch", "switchId", 2, "portCount", 2, "ports", List.of(port));
        Object built = golden.build("GetSwitchesResponse", "switches", List.of(first, second));
        assertEquals(SWITCHES, bytes(built));
        assertEquals(List.of(first, second), call(built, "switches"));
        assertThrows(
                IllegalArgumentException.class,
                () -> golden.build("Switch", "portCount", 1, "ports", List.of(port1, port2)));
        assertEquals("00000001" + "00000000", golden.built("Switch", "ports", List.of(port)));
    }

    @Test
    void messages_endingInBytes_areFoundOneAfterTheOther() throws IOException {
        Golden golden = Golden.load("nested", work);
        String hex = "0200" // messageCount
                + "0300" + "010203" + "aa" // length, body, checksum
                + "0000" + "bb" // length, checksum
                + "07000000"; // generation
        Object response = golden.wrap("GetMessagesResponse", hex(hex));
        List<?> messages = (List<?>) call(response, "messages");
        assertArrayEquals(hex("010203"), (byte[]) call(messages.get(0), "body"));
        assertEquals(0xbb, call(messages.get(1), "checksum"));
        assertEquals(7L, call(response, "generation"));
        assertEquals(hex, golden.built("GetMessagesResponse", "messages", messages, "generation", 7L));
        assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("GetMessagesResponse", hex(hex.substring(0, hex.length() - 2))));
        assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("GetMessagesResponse", hex("ffff", "0000" + "bb", "07000000")));
    }

    @Test
    void ports_countLessRequest_isAllThereMayBe() throws IOException {
        Golden golden = Golden.load("nested", work);
        Object request = golden.build("GetPortsRequest", "startPort", 15);
        assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("GetPortsResponse", hex("10000000", "01020300", "ffff"), request));
        Object response = golden.wrap("GetPortsResponse", hex("10000000", "01020300"), request);
        assertEquals(1, ((List<?>) call(response, "ports")).size());
        Object built = golden.build("GetPortsResponse", "total", 16L, "ports", call(response, "ports"));
        assertEquals("10000000" + "01020300", bytes(built));
        assertEquals(call(response, "ports"), call(built, "ports"));
    }

    private static String bytes(Object struct) {
        return HexFormat.of().formatHex((byte[]) call(struct, "bytes"));
    }
}
