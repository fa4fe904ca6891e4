package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that later revisions appended, behind arrays and without. */
class GeneratedRevisionsTest {

    @TempDir
    Path work;

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
}
