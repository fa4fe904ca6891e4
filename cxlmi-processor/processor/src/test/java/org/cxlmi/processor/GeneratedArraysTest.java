package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays, what follows them, and fields that later revisions appended. */
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

    private static String refusal(Executable build) {
        return assertThrows(IllegalArgumentException.class, build).getMessage();
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
    void counters_afterRegions_moveWithTheCount() throws IOException {
        Golden golden = Golden.load("counters", work);
        Object response = golden.wrap(
                "GetConfigurationResponse",
                hex(
                        "08 02 0000", // availableCount, returnedCount, reserved
                        "0100000000000000", // regions[0]
                        "0200000000000000", // regions[1]
                        "03000000", // supportedExtents
                        "04000000")); // availableExtents
        assertEquals(OptionalLong.of(3), call(response, "supportedExtents"));
        assertEquals(OptionalLong.of(4), call(response, "availableExtents"));
        assertEquals(2L, call(((List<?>) call(response, "regions")).get(1), "base"));
    }

    @Test
    void counters_endingBeforeTheCounters_areAbsent() throws IOException {
        Golden golden = Golden.load("counters", work);
        Object earlier = golden.wrap("GetConfigurationResponse", hex("08 01 0000", "0100000000000000"));
        assertEquals(OptionalLong.empty(), call(earlier, "supportedExtents"));
        for (String half : List.of("03000000", "03000000 0400")) {
            assertThrows(
                    MalformedResponseException.class,
                    () -> golden.wrap("GetConfigurationResponse", hex("08 00 0000", half)));
        }
    }

    @Test
    void appendedByTwoRevisions_afterAnArray_endsWithEither() throws IOException {
        Golden golden = Golden.load("counters", work);
        String counted = "02" + "0100" + "0200"; // count, values
        String first = "03000000"; // total, since 3.0
        String second = "0000" + "04000000"; // reserved, limit, since 3.1
        Object earliest = golden.wrap("GetValuesResponse", hex(counted));
        assertEquals(OptionalLong.empty(), call(earliest, "total"));
        Object earlier = golden.wrap("GetValuesResponse", hex(counted, first));
        assertEquals(OptionalLong.of(3), call(earlier, "total"));
        assertEquals(OptionalLong.empty(), call(earlier, "limit"));
        Object withReserved = golden.wrap("GetValuesResponse", hex(counted, first, "0000"));
        assertEquals(OptionalLong.of(3), call(withReserved, "total"));
        Object latest = golden.wrap("GetValuesResponse", hex(counted, first, second));
        assertEquals(OptionalLong.of(4), call(latest, "limit"));
        for (String other : List.of("0300", "030000000000040000", first + second + "05")) {
            MalformedResponseException e = assertThrows(
                    MalformedResponseException.class, () -> golden.wrap("GetValuesResponse", hex(counted, other)));
            assertEquals("values", e.field());
            assertEquals("a payload of 5 or 9 or 11 or 15 bytes, as counted", e.expected());
        }
    }

    @Test
    void counters_countThatLies_isMalformed() throws IOException {
        Golden golden = Golden.load("counters", work);
        assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("GetConfigurationResponse", hex("08 ff 0000", "0100000000000000")));
    }

    @Test // W7
    void countOfALaterRevision_zero_elementsFillTheRest() throws IOException {
        Golden golden = Golden.load("counters", work);
        Object earlier = golden.wrap("GetRegionsResponse", hex("08 00 0000", "0100000000000000", "0200000000000000"));
        assertEquals(0, call(earlier, "returnedCount"));
        assertEquals(2, ((List<?>) call(earlier, "regions")).size());
        assertEquals(OptionalLong.empty(), call(earlier, "supportedExtents"));

        Object none = golden.wrap("GetRegionsResponse", hex("08 00 0000", "03000000"));
        assertEquals(List.of(), call(none, "regions"));
        assertEquals(OptionalLong.of(3), call(none, "supportedExtents"));

        Object one = golden.wrap("GetRegionsResponse", hex("08 01 0000", "0100000000000000", "03000000"));
        assertEquals(1, ((List<?>) call(one, "regions")).size());
        assertEquals(OptionalLong.of(3), call(one, "supportedExtents"));
    }

    @Test // W7
    void countOfALaterRevision_built_isThatOfTheElements() throws IOException {
        Golden golden = Golden.load("counters", work);
        List<Object> regions = List.of(golden.build("Region", "base", 1L));
        assertEquals(
                "00010000" + "0100000000000000" + "03000000",
                golden.built("GetRegionsResponse", "regions", regions, "supportedExtents", 3L));
    }

    @ParameterizedTest // W15
    @ValueSource(
            strings = {
                "0200000000000000", // a second element, which nobody counted
                "0200000000000000 03000000", // the same before the appended field
                "02000000000000", // most of a second element
                "0300", // half of the appended field
                "03000000 01", // more than the appended field
            })
    void array_moreThanCountedAndAppended_isMalformed(String behind) throws IOException {
        Golden golden = Golden.load("counters", work);
        MalformedResponseException e = assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("GetRegionsResponse", hex("08 01 0000", "0100000000000000", behind)));
        assertEquals("regions", e.field());
        assertEquals("a payload of 12 or 16 bytes, as counted", e.expected());
        assertEquals(12 + behind.replace(" ", "").length() / 2 + " bytes", e.found());
    }

    @Test // W7
    void countOfALaterRevision_zeroBeforeElementsAndAppendedFields_isMalformed() throws IOException {
        Golden golden = Golden.load("counters", work);
        MalformedResponseException e = assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("GetRegionsResponse", hex("08 00 0000", "0100000000000000", "03000000")));
        assertEquals("a payload of 4 or 8 bytes, as counted", e.expected());
    }

    @Test
    void twoArrays_bytesBehindTheLastField_areMalformed() throws IOException {
        Golden golden = Golden.load("counters", work);
        MalformedResponseException e = assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("GetTwoArraysResponse", hex("0000", "03000000", "0500", "00")));
        assertEquals("second", e.field());
        assertEquals("a payload of 8 bytes, as counted", e.expected());
    }

    @Test // W13
    void restThatTheRequestGives_otherLength_isMalformed() throws IOException {
        Golden golden = Golden.load("counters", work);
        Object request = golden.build("ReadAreaRequest", "length", 3L);
        Object response = golden.wrap("ReadAreaResponse", hex("010203"), request);
        assertArrayEquals(new byte[] {1, 2, 3}, (byte[]) call(response, "data"));
        for (String other : List.of("", "0102", "01020304")) {
            MalformedResponseException e = assertThrows(
                    MalformedResponseException.class, () -> golden.wrap("ReadAreaResponse", hex(other), request));
            assertEquals("data", e.field());
            assertEquals("3 bytes, as asked for", e.expected());
            assertEquals(other.length() / 2 + " bytes", e.found());
            assertEquals(other.length() / 2, call(golden.wrap("ReadAreaResponse", hex(other)), "byteLength"));
        }
    }

    @Test
    void counters_built_standBehindTheRegions() throws IOException {
        Golden golden = Golden.load("counters", work);
        List<Object> regions = List.of(golden.build("Region", "base", 1L));
        assertEquals("00010000" + "0100000000000000", golden.built("GetConfigurationResponse", "regions", regions));
        assertEquals(
                "00010000" + "0100000000000000" + "03000000",
                golden.built("GetConfigurationResponse", "supportedExtents", 3L, "regions", regions));
        assertEquals(
                "00000000" + "00000000" + "04000000", golden.built("GetConfigurationResponse", "availableExtents", 4L));
    }

    @Test
    void twoArrays_bothWays_keepTheirOrder() throws IOException {
        Golden golden = Golden.load("counters", work);
        String hex = "0201" // firstCount, secondCount
                + "01000200" // first
                + "03000000" // between
                + "0400000000000000" // second
                + "0500"; // behind
        assertEquals(
                hex,
                golden.built(
                        "GetTwoArraysResponse",
                        "behind",
                        5,
                        "second",
                        List.of(golden.build("Region", "base", 4L)),
                        "between",
                        3L,
                        "first",
                        new int[] {1, 2}));
        Object response = golden.wrap("GetTwoArraysResponse", hex(hex));
        assertArrayEquals(new int[] {1, 2}, (int[]) call(response, "first"));
        assertEquals(3L, call(response, "between"));
        assertEquals(4L, call(((List<?>) call(response, "second")).get(0), "base"));
        assertEquals(5, call(response, "behind"));
        byte[] all = hex(hex);
        for (int length = 0; length < all.length; length++) {
            byte[] truncated = Arrays.copyOf(all, length);
            assertThrows(MalformedResponseException.class, () -> golden.wrap("GetTwoArraysResponse", truncated));
        }
    }

    private static final String SWITCHES = "02000000" // switchCount, reserved
            + "01000003" // first switch: 3 ports in all
            + "020a0000" + "020bff00" // its ports 1 and 2
            + "02000002" // second switch: 2 ports in all
            + "00000000"; // its port 1

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

    @Test
    void appended_eachKnownLength_hasTheFieldsThatFit() throws IOException {
        Golden golden = Golden.load("appended", work);
        byte[] all = hex(
                "01", // informational
                "01", // dynamicCapacity
                "00", // reserved
                "0500", // logSize
                "01", // kind
                "01", // flags
                "0100000000000000", // capacity
                "0200000000000000"); // changeTime
        Object shortest = golden.wrap("GetPolicyResponse", hex("01"));
        assertEquals(Optional.empty(), call(shortest, "dynamicCapacity"));
        assertEquals(OptionalInt.empty(), call(shortest, "logSize"));
        assertEquals(Optional.empty(), call(shortest, "kind"));
        assertEquals(OptionalInt.empty(), call(shortest, "kindCode"));
        assertEquals(Optional.empty(), call(shortest, "fast"));
        assertEquals(OptionalLong.empty(), call(shortest, "capacityBytes"));
        assertEquals(OptionalLong.empty(), call(shortest, "changeTimeNanos"));
        assertEquals(
                "GetPolicyResponse{informational=enabled (0x01), dynamicCapacity=absent, logSize=absent,"
                        + " kind=absent, flags=absent, capacity=absent, changeTime=absent}",
                shortest.toString());

        Object brokenField = golden.wrap("GetPolicyResponse", hex("01", "01", "00", "05"));
        assertEquals(OptionalInt.empty(), call(brokenField, "logSize"));

        Object whole = golden.wrap("GetPolicyResponse", all);
        assertEquals(OptionalInt.of(5), call(whole, "logSize"));
        assertEquals(Optional.of(golden.constant("Kind", "ONE")), call(whole, "kind"));
        assertEquals(Optional.of(true), call(whole, "fast"));
        assertEquals(OptionalLong.of(256L << 20), call(whole, "capacityBytes"));
        assertEquals(OptionalLong.of(2), call(whole, "changeTimeNanos"));
        assertThrows(MalformedResponseException.class, () -> golden.wrap("GetPolicyResponse", new byte[0]));
    }

    @Test
    void appended_built_endsWithTheLastFieldSet() throws IOException {
        Golden golden = Golden.load("appended", work);
        Object enabled = call(golden.type("Settings"), "of", 1);
        assertEquals("01", golden.built("SetPolicyRequest", "informational", enabled));
        assertEquals("0101", golden.built("SetPolicyRequest", "informational", enabled, "dynamicCapacity", enabled));
        assertEquals("00000500", golden.built("SetPolicyRequest", "delay", 5));
        assertEquals("0000000000000100", golden.built("GetPolicyResponse", "fast", true) + "00");
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

    private static String bytes(Object struct) {
        return HexFormat.of().formatHex((byte[]) call(struct, "bytes"));
    }
}
