package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields of a fixed place: bytes to accessors, and builders to bytes. */
class GeneratedScalarsTest {

    @TempDir
    Path work;

    @Test
    void scalars_built_areLittleEndianWithConstantsAndZeroReserved() throws IOException {
        assertEquals(
                "01" // small
                        + "0010" // medium
                        + "563412" // odd
                        + "ffffffff" // large
                        + "ffffffffffffffff" // huge
                        + "6400000000000000" // hugeInRange
                        + "3412" // fixed
                        + "0000", // reserved
                Golden.load("scalars", work)
                        .built(
                                "ExchangeScalarsRequest",
                                "small",
                                1,
                                "medium",
                                0x1000,
                                "odd",
                                0x123456,
                                "large",
                                0xffffffffL,
                                "huge",
                                -1L,
                                "hugeInRange",
                                100L));
    }

    @Test
    void scalars_beyondWidthOrRange_areRefused() throws IOException {
        Golden golden = Golden.load("scalars", work);
        assertEquals(
                "ExchangeScalarsRequest.small: expected from 0 to 255, found 256",
                refused(golden, "small", 256).getMessage());
        refused(golden, "medium", 7);
        refused(golden, "medium", 0x1001);
        refused(golden, "odd", 0x1000000);
        refused(golden, "large", 0x100000000L);
        refused(golden, "large", -1L);
        refused(golden, "hugeInRange", 0L);
        refused(golden, "hugeInRange", -1L);
    }

    private static IllegalArgumentException refused(Golden golden, String field, Object value) {
        return assertThrows(IllegalArgumentException.class, () -> golden.build("ExchangeScalarsRequest", field, value));
    }

    @Test
    void scalars_received_keepTheirSigns() throws IOException {
        Object response = Golden.load("scalars", work)
                .wrap(
                        "ExchangeScalarsResponse",
                        hex(
                                "80", // signedSmall
                                "ff7f", // signedMedium
                                "00000080", // signedLarge
                                "feffffffffffffff", // signedHuge
                                "ffffff", // odd
                                "ffffffffffffffff", // huge
                                "ff")); // last
        assertEquals(-128, call(response, "signedSmall"));
        assertEquals(32767, call(response, "signedMedium"));
        assertEquals(Integer.MIN_VALUE, call(response, "signedLarge"));
        assertEquals(-2L, call(response, "signedHuge"));
        assertEquals(0xffffff, call(response, "odd"));
        assertEquals(-1L, call(response, "huge"));
        assertEquals(255, call(response, "last"));
        assertEquals(
                "ExchangeScalarsResponse{signedSmall=-128, signedMedium=32767 °C, signedLarge=-2147483648,"
                        + " signedHuge=-2, odd=16777215, huge=18446744073709551615 bytes, last=255}",
                response.toString());
    }

    @Test
    void scalars_eachTruncation_isMalformed() throws IOException {
        Golden golden = Golden.load("scalars", work);
        for (int length = 0; length < 27; length++) {
            byte[] payload = new byte[length];
            assertThrows(MalformedResponseException.class, () -> golden.wrap("ExchangeScalarsResponse", payload));
        }
        golden.wrap("ExchangeScalarsResponse", new byte[27]);
    }

    @Test
    void scalars_longerThanKnown_keepsTheTail() throws IOException {
        Object response = Golden.load("scalars", work).wrap("ExchangeScalarsResponse", new byte[30]);
        assertEquals(30, call(response, "byteLength"));
        assertEquals(30, ((byte[]) call(response, "bytes")).length);
    }

    @Test
    void text_bothWays_isPadded() throws IOException {
        Golden golden = Golden.load("text", work);
        UUID owner = UUID.fromString("01020304-0506-0708-090a-0b0c0d0e0f10");
        String hex = "0102030405060708090a0b0c0d0e0f10" // owner
                + "6162630000000000" // name
                + "deadbeef"; // key
        assertEquals(hex, golden.built("SetNameRequest", "owner", owner, "name", "abc", "key", hex("deadbeef")));
        Object response = golden.wrap("SetNameResponse", hex(hex));
        assertEquals(owner, call(response, "previousOwner"));
        assertEquals("abc", call(response, "previousName"));
        assertArrayEquals(hex("deadbeef"), (byte[]) call(response, "previousKey"));
        assertEquals(ByteBuffer.wrap(hex("deadbeef")), call(response, "previousKeyBuffer"));
        assertThrows(IllegalArgumentException.class, () -> golden.build("SetNameRequest", "name", "123456789"));
        assertThrows(IllegalArgumentException.class, () -> golden.build("SetNameRequest", "key", hex("01")));
    }

    @Test
    void enums_knownAndUnknownCodes_areToldApart() throws IOException {
        Golden golden = Golden.load("enums", work);
        String plain = "601dcbb39c064eabb8af4e9bfb5c9624";
        Object response = golden.wrap("GetCodesResponse", hex("10", "ffffff", plain));
        assertEquals(golden.constant("Color", "DARK_BLUE"), call(response, "color"));
        assertEquals(golden.constant("WideCode", "LARGEST"), call(response, "wide"));
        assertEquals(golden.constant("Format", "PLAIN"), call(response, "format"));
        assertEquals("IR", call(golden.constant("Color", "INFRARED"), "label"));

        Object unknown = golden.wrap("GetCodesResponse", hex("11", "000000", "ff" + plain.substring(2)));
        assertEquals(golden.constant("Color", "UNRECOGNIZED"), call(unknown, "color"));
        assertEquals(0x11, call(unknown, "colorCode"));
        assertEquals(golden.constant("Format", "UNRECOGNIZED"), call(unknown, "format"));
        assertEquals(UUID.fromString("ff1dcbb3-9c06-4eab-b8af-4e9bfb5c9624"), call(unknown, "formatId"));

        assertEquals(
                "ff" + plain,
                golden.built(
                        "GetCodesRequest",
                        "color",
                        golden.constant("Color", "INFRARED"),
                        "format",
                        golden.constant("Format", "PLAIN")));
        assertEquals("11", golden.built("GetCodesRequest", "colorCode", 0x11).substring(0, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> golden.build("GetCodesRequest", "color", golden.constant("Color", "UNRECOGNIZED")));
    }

    @Test
    void bits_received_areTakenApart() throws IOException {
        Golden golden = Golden.load("bits", work);
        Object response = golden.wrap(
                "GetBitsResponse",
                hex(
                        "052a80", // state: level 1, ready, progress 42, last
                        "01000000" + "ffffffff", // wide: valid, upper half
                        "f1", // mode: level 1, enabled, lanes 7
                        "4100000000000080")); // location: source 1, address
        Object state = call(response, "state");
        assertEquals(golden.constant("Level", "HIGH"), call(state, "level"));
        assertEquals(true, call(state, "ready"));
        assertEquals(42, call(state, "progress"));
        assertEquals(true, call(state, "last"));
        assertEquals(0x802a05, call(state, "bits"));
        assertEquals(0xffffffffL, call(call(response, "wide"), "upperHalf"));
        assertEquals(1, call(response, "levelCode"));
        assertEquals(true, call(response, "enabled"));
        assertEquals(7, call(response, "lanes"));
        assertEquals(0x8000000000000040L, call(response, "locationAddress"));
        assertEquals(golden.constant("Level", "HIGH"), call(response, "source"));
        assertEquals(
                "GetBitsResponse{state={level=HIGH, ready, progress=42 %, last} (0x802a05),"
                        + " wide={valid, upperHalf=4294967295} (0xffffffff00000001),"
                        + " mode={level=HIGH, enabled, lanes=7} (0xf1),"
                        + " location={source=HIGH, locationAddress=0x8000000000000040} (0x8000000000000041)}",
                response.toString());
    }

    @Test
    void bits_built_leaveEachOtherAlone() throws IOException {
        Golden golden = Golden.load("bits", work);
        Object builder = call(golden.type("StateFlags"), "builder");
        call(builder, "level", golden.constant("Level", "HIGH"));
        call(builder, "progress", 127);
        call(builder, "ready", true);
        Object state = call(builder, "build");
        assertEquals(0x7f05, call(state, "bits"));
        assertEquals(
                "c1ffffffffffffff" // address
                        + "057f00", // state
                golden.built("GetBitsRequest", "physicalAddress", -64L, "restart", true, "state", state));
        assertThrows(IllegalArgumentException.class, () -> call(builder, "progress", 128));
        assertThrows(IllegalArgumentException.class, () -> golden.build("GetBitsRequest", "physicalAddress", 65L));
        assertThrows(IllegalArgumentException.class, () -> call(golden.type("StateFlags"), "of", 1 << 24));
        assertEquals(0, call(call(golden.type("StateFlags"), "of", 0), "bits"));
    }

    @Test
    void units_bothWays_scale() throws IOException {
        Golden golden = Golden.load("units", work);
        assertEquals(
                "0200000000000000" // 512 MiB
                        + "03000000" // 384 bytes
                        + "09" // 512 bytes
                        + "02ca9a3b00000000", // 1 s and 2 ns
                golden.built(
                        "SetCapacityRequest",
                        "capacityBytes",
                        512L << 20,
                        "offsetBytes",
                        384L,
                        "limitBytes",
                        512L,
                        "startTime",
                        Instant.parse("1970-01-01T00:00:01.000000002Z")));
        assertThrows(IllegalArgumentException.class, () -> golden.build("SetCapacityRequest", "capacityBytes", 1L));
        assertThrows(
                IllegalArgumentException.class, () -> golden.build("SetCapacityRequest", "offsetBytes", 128L << 32));
        assertThrows(IllegalArgumentException.class, () -> golden.build("SetCapacityRequest", "limitBytes", 128L));

        Object response = golden.wrap(
                "SetCapacityResponse",
                hex(
                        "0000000000000010", // capacity: too large for bytes
                        "0100000000000000", // granularity
                        "08", // limit
                        "ffffffffffffffff", // endTime
                        "e803", // delay
                        "7856341200000000")); // address
        assertEquals(1L << 60, call(response, "capacity"));
        assertThrows(MalformedResponseException.class, () -> call(response, "capacityBytes"));
        assertEquals(OptionalLong.of(64), call(response, "granularityBytes"));
        assertEquals(256L, call(response, "limitBytes"));
        assertEquals(Optional.of(Instant.parse("2554-07-21T23:34:33.709551615Z")), call(response, "endTime"));
        assertEquals(-1L, call(response, "endTimeNanos"));
        assertTrue(response.toString().contains(", address=0x0000000012345678}"), response.toString());
        assertTrue(response.toString().contains(", limit=256 bytes (2^8), "), response.toString());
    }

    private static final String PRESENT = "03" // flags: overflow, pairPresent
            + "07" // validity
            + "0500" // count
            + "0100000000000000" // lastTime
            + "64" // used
            + "ff7f" // temperature
            + "0000000000000000" // serial
            + "02" // kind
            + "ffffffff" // rate
            + "61626364" // name
            + "0102" // raw
            + "31" // settings: fast, channel 3
            + "0809"; // pair

    @Test
    void absent_valuesThatAreThere_arePresent() throws IOException {
        Golden golden = Golden.load("absent", work);
        Object response = golden.wrap("GetAbsentResponse", hex(PRESENT));
        assertEquals(OptionalInt.of(5), call(response, "count"));
        assertEquals(Optional.of(Instant.EPOCH.plusNanos(1)), call(response, "lastTime"));
        assertEquals(OptionalInt.of(100), call(response, "used"));
        assertEquals(OptionalInt.of(32767), call(response, "temperature"));
        assertEquals(OptionalLong.of(0), call(response, "serial"));
        assertEquals(Optional.of(golden.constant("Kind", "TWO")), call(response, "kind"));
        assertEquals(OptionalLong.of(0xffffffffL), call(response, "rate"));
        assertEquals(Optional.of("abcd"), call(response, "name"));
        assertEquals(OptionalInt.of(0x31), call(response, "settings"));
        assertEquals(Optional.of(true), call(response, "fast"));
        assertEquals(OptionalInt.of(3), call(response, "channel"));
        Object pair = ((Optional<?>) call(response, "pair")).orElseThrow();
        assertEquals(9, call(pair, "second"));
    }

    @Test
    void absent_valuesThatAreNot_areAbsentButCanBeReadRaw() throws IOException {
        Object response = Golden.load("absent", work)
                .wrap(
                        "GetAbsentResponse",
                        hex(
                                "00", // flags
                                "00", // validity
                                "0500", // count
                                "0100000000000000", // lastTime
                                "fe", // used
                                "0080", // temperature
                                "ffffffffffffffff", // serial
                                "02", // kind
                                "ffffffff", // rate
                                "61626364", // name
                                "0102", // raw
                                "00", // settings
                                "0809")); // pair
        assertEquals(OptionalInt.empty(), call(response, "count"));
        assertEquals(5, call(response, "countRaw"));
        assertEquals(Optional.empty(), call(response, "lastTime"));
        assertEquals(1L, call(response, "lastTimeNanos"));
        assertEquals(OptionalInt.empty(), call(response, "used"));
        assertEquals(0xfe, call(response, "usedRaw"));
        assertEquals(OptionalInt.empty(), call(response, "temperature"));
        assertEquals(OptionalLong.empty(), call(response, "serial"));
        assertEquals(-1L, call(response, "serialRaw"));
        assertEquals(Optional.empty(), call(response, "kind"));
        assertEquals(2, call(response, "kindCode"));
        assertEquals(OptionalLong.empty(), call(response, "rate"));
        assertEquals("abcd", call(response, "nameRaw"));
        assertEquals(Optional.empty(), call(response, "raw"));
        assertEquals(ByteBuffer.wrap(hex("0102")), call(response, "rawBuffer"));
        assertEquals(Optional.empty(), call(response, "fast"));
        assertEquals(Optional.empty(), call(response, "pair"));
        assertEquals(8, call(call(response, "pairRaw"), "first"));
        assertEquals(
                "GetAbsentResponse{flags=0x00, validity=0x00, count=absent, lastTime=absent, used=absent,"
                        + " temperature=absent, serial=absent, kind=absent, rate=absent, name=absent, raw=absent,"
                        + " settings=absent, pair=absent}",
                response.toString());
    }

    @Test
    void absent_notSet_isBuiltAsTheFirstAbsentValue() throws IOException {
        Golden golden = Golden.load("absent", work);
        assertEquals(
                "00" + "00" + "0000" + "0000000000000000" // flags, validity, count, lastTime
                        + "ff" + "0080" + "ffffffffffffffff" // used, temperature, serial
                        + "00" + "00000000" + "00000000" + "0000" + "00" + "0000",
                golden.built("GetAbsentResponse"));
    }

    @Test
    void absent_everythingSet_isBuiltAsReceived() throws IOException {
        Golden golden = Golden.load("absent", work);
        assertEquals(
                PRESENT,
                golden.built(
                        "GetAbsentResponse",
                        "overflow",
                        true,
                        "pairPresent",
                        true,
                        "validity",
                        call(golden.type("Validity"), "of", 7),
                        "count",
                        5,
                        "lastTimeNanos",
                        1L,
                        "used",
                        100,
                        "temperature",
                        32767,
                        "serial",
                        0L,
                        "kindCode",
                        2,
                        "rate",
                        0xffffffffL,
                        "name",
                        "abcd",
                        "raw",
                        hex("0102"),
                        "fast",
                        true,
                        "channel",
                        3,
                        "pair",
                        golden.build("Pair", "first", 8, "second", 9)));
    }
}
