package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Arrays of every kind of element and count. */
class GeneratedArraysTest {

    @TempDir
    Path work;

    @Test
    void requestArray_built_setsItsCount() throws IOException {
        Golden golden = Golden.load("request-array", work);
        assertEquals(
                "01" // eventLog
                        + "00" // clearFlags
                        + "02" // handleCount
                        + "000000" // reserved
                        + "0100" + "ffff", // handles
                golden.built("ClearRecordsRequest", "handles", new int[] {1, 0xffff}, "eventLogCode", 1));
        assertEquals("000100000000", golden.built("ClearRecordsRequest", "clearAllEvents", true));
    }

    @Test
    void requestArray_moreThanTheCountHolds_isRefused() throws IOException {
        Golden golden = Golden.load("request-array", work);
        golden.build("ClearRecordsRequest", "handles", new int[255]);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> golden.build("ClearRecordsRequest", "handles", new int[256]));
        assertEquals("ClearRecordsRequest.handles: expected at most 255 of them, found 256", e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> golden.build("ClearRecordsRequest", "handles", new int[] {0x10000}));
    }

    @Test
    void countsWithLimits_outsideOfThem_areRefusedWhenBuilt() throws IOException {
        Golden golden = Golden.load("limits", work);
        List<Object> entry = List.of(golden.build("Entry", "body", new byte[2]));
        golden.build("SetEntriesRequest", "values", new long[3], "entries", entry);
        assertEquals(
                "SetEntriesRequest.values: expected at least 1 of them, found 0",
                refusal(() -> golden.build("SetEntriesRequest", "entries", entry)));
        assertEquals(
                "SetEntriesRequest.values: expected at most 3 of them, found 4",
                refusal(() -> golden.build("SetEntriesRequest", "values", new long[4], "entries", entry)));
        assertEquals(
                "SetEntriesRequest.entries: expected at least 1 of them, found 0",
                refusal(() -> golden.build("SetEntriesRequest", "values", new long[1], "entries", List.of())));
        assertEquals(
                "SetEntriesRequest.entries: expected at most 2 of them, found 3",
                refusal(() -> golden.build(
                        "SetEntriesRequest",
                        "values",
                        new long[1],
                        "entries",
                        List.of(entry.get(0), entry.get(0), entry.get(0)))));
        assertEquals(
                "Entry.body: expected at least 2 of them, found 1",
                refusal(() -> golden.build("Entry", "body", new byte[1])));
        assertEquals(
                "SetEntriesResponse.values: expected at least 1 of them, found 0",
                refusal(() -> golden.build("SetEntriesResponse", "limit", 1)));
    }

    @Test
    void requestArray_ofStructs_copiesTheirBytes() throws IOException {
        Golden golden = Golden.load("request-array", work);
        Object first = golden.build("Allocation", "range1", 1L, "range2", 2L);
        Object second = golden.build("Allocation", "range1", -1L);
        Object request = golden.build("SetAllocationsRequest", "startLdId", 4, "allocations", List.of(first, second));
        assertEquals(
                "02040000" // ldCount, startLdId, reserved
                        + "0100000000000000" + "0200000000000000"
                        + "ffffffffffffffff" + "0000000000000000",
                bytes(request));
        assertEquals(List.of(first, second), call(request, "allocations"));
        assertEquals(request, golden.wrap("SetAllocationsRequest", (byte[]) call(request, "bytes")));
    }

    @Test
    void array_countOneTooMany_isMalformed() throws IOException {
        Golden golden = Golden.load("request-array", work);
        byte[] payload = new byte[4 + 16];
        payload[0] = 1;
        assertEquals(1, ((List<?>) call(golden.wrap("SetAllocationsResponse", payload), "allocations")).size());
        payload[0] = 2;
        MalformedResponseException e =
                assertThrows(MalformedResponseException.class, () -> golden.wrap("SetAllocationsResponse", payload));
        assertEquals("SetAllocationsResponse", e.struct());
        assertEquals("allocations", e.field());
        assertEquals("2 elements of at least 16 bytes", e.expected());
        assertEquals("16 bytes from byte 4 on", e.found());
        assertArrayEquals(payload, e.bytes());
    }

    @Test
    void array_lengthOneShort_isMalformed() throws IOException {
        Golden golden = Golden.load("request-array", work);
        byte[] payload = new byte[4 + 15];
        payload[0] = 1;
        assertThrows(MalformedResponseException.class, () -> golden.wrap("SetAllocationsResponse", payload));
    }

    @Test
    void rest_bytesEntriesAndText_takeEverything() throws IOException {
        Golden golden = Golden.load("rest", work);
        assertArrayEquals(hex("010203"), (byte[]) call(golden.wrap("GetDataResponse", hex("010203")), "data"));
        assertArrayEquals(new byte[0], (byte[]) call(golden.wrap("GetDataResponse", new byte[0]), "data"));
        Object entries = golden.wrap("GetEntriesResponse", hex("00", "01020304", "05060708"));
        assertEquals(0x0605, call(((List<?>) call(entries, "entries")).get(1), "opcode"));
        assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("GetEntriesResponse", hex("00", "01020304", "050607")));
        assertEquals("05" + "6869", golden.built("SetTextRequest", "slot", 5, "comment", "hi"));
        assertEquals("hi", call(golden.wrap("SetTextRequest", hex("05", "6869")), "comment"));
    }

    @Test
    void byteLength_bothWays_countsBytes() throws IOException {
        Golden golden = Golden.load("byte-length", work);
        assertEquals("0300" + "010203", golden.built("ExchangeLengthsRequest", "data", hex("010203")));
        Object entry = golden.build("Entry", "opcode", 1, "effect", 2);
        String hex = "0800" // entriesLength
                + "02" // nameLength
                + "0100020001000200" // entries
                + "6869"; // name
        assertEquals(hex, golden.built("ExchangeLengthsResponse", "name", "hi", "entries", List.of(entry, entry)));
        Object response = golden.wrap("ExchangeLengthsResponse", hex(hex));
        assertEquals(List.of(entry, entry), call(response, "entries"));
        assertEquals("hi", call(response, "name"));
        assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("ExchangeLengthsResponse", hex("0700", "00", "01000200010002")));
        assertThrows(MalformedResponseException.class, () -> golden.wrap("ExchangeLengthsResponse", hex("0000", "01")));
    }

    @Test
    void arrays_ofEachElementType_areReadAndBuilt() throws IOException {
        Golden golden = Golden.load("arrays", work);
        UUID id = new UUID(1, 2);
        Object plain = golden.constant("Format", "PLAIN");
        Object blue = golden.constant("Color", "BLUE");
        Object built = golden.build(
                "ExchangeArraysResponse",
                "lanes",
                new int[] {1, 2, 3},
                "colors",
                List.of(blue, blue),
                "serials",
                new long[] {-1},
                "ids",
                List.of(id),
                "formats",
                List.of(plain),
                "offsets",
                new int[] {-1, 127});
        assertEquals(
                "010002000300" // lanes
                        + "02" // colorCount
                        + "01000000" // serialCount
                        + "0101" // colors
                        + "ffffffffffffffff" // serials
                        + "01" + "01" // idCount, formatCount
                        + "00000000000000010000000000000002" // ids
                        + "601dcbb39c064eabb8af4e9bfb5c9624" // formats
                        + "0200" // offsetCount
                        + "ff7f", // offsets
                bytes(built));
        assertArrayEquals(new int[] {1, 2, 3}, (int[]) call(built, "lanes"));
        assertEquals(List.of(blue, blue), call(built, "colors"));
        assertArrayEquals(new long[] {-1}, (long[]) call(built, "serials"));
        assertEquals(List.of(id), call(built, "ids"));
        assertEquals(List.of(plain), call(built, "formats"));
        assertArrayEquals(new int[] {-1, 127}, (int[]) call(built, "offsets"));
        assertThrows(
                IllegalArgumentException.class,
                () -> golden.build("ExchangeArraysResponse", "lanes", new int[] {1, 2}));
        assertThrows(
                IllegalArgumentException.class,
                () -> golden.build("ExchangeArraysResponse", "colors", Collections.nCopies(256, blue)));
    }

    @Test
    void arrays_hugeCount_isMalformed() throws IOException {
        Golden golden = Golden.load("arrays", work);
        assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("ExchangeArraysResponse", hex("010002000300", "00", "ffffffff", "00".repeat(64))));
    }

    @Test
    void window_countFromOtherFields_isLimited() throws IOException {
        Golden golden = Golden.load("arrays", work);
        Object response = golden.wrap("GetWindowResponse", hex("0500 0300 0900", "01000000 02000000"));
        assertArrayEquals(new long[] {1, 2}, (long[]) call(response, "values"));
        assertEquals(
                "0500" + "0300" + "0900" + "0100000002000000",
                golden.built("GetWindowResponse", "skipped", 3, "limit", 9, "values", new long[] {1, 2}));
        assertThrows(
                IllegalArgumentException.class,
                () -> golden.build("GetWindowResponse", "limit", 1, "values", new long[] {1, 2}));
    }

    private static String refusal(Executable build) {
        return assertThrows(IllegalArgumentException.class, build).getMessage();
    }

    private static String bytes(Object struct) {
        return HexFormat.of().formatHex((byte[]) call(struct, "bytes"));
    }
}
