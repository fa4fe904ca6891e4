package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges of bits that have values which stand for nothing. */
class GeneratedAbsentBitsTest {

    @TempDir
    Path work;

    private Golden golden;

    @BeforeEach
    void load() throws IOException {
        golden = Golden.load("absent-bits", work);
    }

    private Object peers(String hex) {
        return golden.wrap("GetPeersResponse", hex(hex));
    }

    @Test
    void absent_valuesThatAreThere_arePresent() {
        Object response = peers("fe1f" + "20000280" + "05");
        assertEquals(OptionalInt.of(0xffe), call(call(response, "peer"), "id"));
        assertEquals(1, call(call(response, "peer"), "peerKind"));
        assertEquals(OptionalInt.of(0x20), call(response, "target"));
        assertEquals(Optional.of(golden.constant("Kind", "TWO")), call(response, "linkKind"));
        assertEquals(OptionalInt.of(5), call(response, "speed"));
        assertEquals(
                "GetPeersResponse{peer={id=0xffe, peerKind=1} (0x1ffe), link={linked, target=0x20, linkKind=TWO}"
                        + " (0x80020020), speed=5}",
                response.toString());
    }

    @Test
    void absent_valuesThatAreNot_areAbsent() {
        Object response = peers("ff1f" + "f00f0380" + "05");
        assertEquals(OptionalInt.empty(), call(call(response, "peer"), "id"));
        assertEquals(1, call(call(response, "peer"), "peerKind"));
        assertEquals(OptionalInt.empty(), call(response, "target"));
        assertEquals(Optional.empty(), call(response, "linkKind"));
        assertEquals(3, call(response, "linkKindCode"));
        // What depends on an absent operand is not valid, "not" or no "not".
        assertEquals(OptionalInt.empty(), call(response, "speed"));
        assertEquals(
                "GetPeersResponse{peer={peerKind=1} (0x1fff), link=linked (0x80030ff0), speed=absent}",
                response.toString());
        assertEquals(OptionalInt.empty(), call(peers("0000" + "00000080" + "05"), "target"));
    }

    @Test
    void absent_notSet_isBuiltAsTheFirstAbsentValue() {
        assertEquals("ff0f" + "f00f0300" + "00", golden.built("GetPeersResponse"));
        assertEquals(0xfff, call(golden.build("Peer"), "bits"));
        assertEquals("ff0f" + "f00f0380" + "00", golden.built("GetPeersResponse", "linked", true));
    }

    @Test
    void absent_set_isBuiltAsGiven() {
        Object peer = golden.build("Peer", "id", 0, "peerKind", 2);
        assertEquals(
                "0020" + "10000180" + "00",
                golden.built("GetPeersResponse", "peer", peer, "linked", true, "target", 0x10, "linkKindCode", 1));
        assertThrows(IllegalArgumentException.class, () -> golden.build("GetPeersResponse", "target", 0x10));
    }
}
