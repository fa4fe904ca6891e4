package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.fmapi.SegmentInterleaveGranularity;
import org.cxlmi.sdk.fmapi.SegmentInterleaveWays;
import org.cxlmi.sdk.gfd.GdtEntry;
import org.cxlmi.sdk.gfd.GetGdtConfigurationResponse;
import org.cxlmi.sdk.gfd.GetGfdSatEntryResponse;
import org.cxlmi.sdk.gfd.GfdDynamicCapacityListTagsResponse;
import org.cxlmi.sdk.gfd.GlobalFamDevice;
import org.cxlmi.sdk.gfd.IdentifyGfdResponse;
import org.cxlmi.sdk.gfd.SatUpdate;
import org.cxlmi.sdk.gfd.SetGdtConfiguration;
import org.cxlmi.sdk.gfd.SetGfdSatEntry;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;

/** Commands of global FAM devices whose payloads have an unusual shape. */
class GlobalFamDeviceTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String TAG = "00112233445566778899aabbccddeeff";

    // index, valid, coherency, reserved byte, host address, device address, length, ways, granularity, way, reserved
    // byte
    private static final String GDT_ENTRY = "02" + "01" + "00" + "00" + "0000004000000000" + "0000001000000000"
            + "0000000800000000" + "03" + "06" + "05" + "00";

    private final ScriptedTransport transport = new ScriptedTransport("gfd");
    private final GlobalFamDevice gfd = GlobalFamDevice.of(Endpoint.over(transport));

    @Test
    void identifyGfd_leavesWhatFollowsTheVolatileCapacityAsReceived() {
        byte[] bytes = new byte[132];
        bytes[20 + 7] = (byte) 0x80; // region 0, bit 63
        bytes[84] = 0x40; // partition 0, bit 6
        bytes[116] = 1; // volatile only capacity, in steps of 256 MiB
        bytes[124] = 2;

        IdentifyGfdResponse device = IdentifyGfdResponse.wrap(bytes);

        assertEquals(1L << 63, device.regionBlockSizeMasks()[0]);
        assertArrayEquals(new long[] {64, 0, 0, 0}, device.dmpBlockSizeMasks());
        assertEquals(256L << 20, device.volatileOnlyCapacityBytes());
        assertArrayEquals(new byte[] {2, 0, 0, 0, 0, 0, 0, 0}, device.persistentOnlyCapacity());
    }

    @Test
    void gfdDynamicCapacityListTags_takesAllTagsToTheEnd() {
        // generation number, total, reserved bytes; then tag, flags, reserved bytes of each
        String header = "01000000" + "02000000" + "00000000";
        String tag = TAG + "01" + "000000";

        GfdDynamicCapacityListTagsResponse two =
                GfdDynamicCapacityListTagsResponse.wrap(HEX.parseHex(header + tag + tag));
        GfdDynamicCapacityListTagsResponse none = GfdDynamicCapacityListTagsResponse.wrap(HEX.parseHex(header));

        assertEquals(2, two.tags().size());
        assertArrayEquals(HEX.parseHex(TAG), two.tags().get(1).tag());
        assertTrue(two.tags().get(1).fmHoldsReference());
        assertTrue(none.tags().isEmpty());
    }

    @Test
    void getGfdSatEntry_listBeginsAtByte6() {
        // reserved bytes, count, first PID, then 4 bytes for each requester
        String bytes = "0000" + "0200" + "3412" + "01000000" + "000000ff";

        GetGfdSatEntryResponse entries = GetGfdSatEntryResponse.wrap(HEX.parseHex(bytes));

        assertArrayEquals(new long[] {1, 0xFF00_0000L}, entries.memoryGroupAccess());
        assertThrows(
                MalformedResponseException.class,
                () -> GetGfdSatEntryResponse.wrap(HEX.parseHex(bytes.substring(0, bytes.length() - 2))));
    }

    @Test
    void setGfdSatEntry_notificationIsTheHighestBitOfTheAccess() {
        transport
                .on(SetGfdSatEntry.OPCODE)
                .expecting(HEX.parseHex("0100" + "ff0f" + "05000080"))
                .reply();

        gfd.setGfdSatEntry(List.of(SatUpdate.builder()
                .rpid(0xFFF)
                .memoryGroups(0b101)
                .notifyRpid(true)
                .build()));

        assertEquals(0, transport.unusedAnswers());
        assertThrows(IllegalArgumentException.class, () -> SatUpdate.builder().rpid(0x1000));
    }

    @Test // W20
    void gdtEntry_thatIsNotInUse_hasNothing() {
        byte[] bytes = HEX.parseHex(GDT_ENTRY);
        bytes[1] = 0;
        GdtEntry unused = GdtEntry.wrap(bytes);

        assertFalse(unused.valid());
        assertEquals(OptionalLong.empty(), unused.hpaBase());
        assertEquals(OptionalLong.empty(), unused.dpaLength());
        assertEquals(Optional.empty(), unused.hardwareCoherencyEnabled());
        assertEquals(Optional.empty(), unused.interleaveWays());
        assertEquals(OptionalInt.empty(), unused.way());
    }

    @Test
    void gdtEntries_followTwoBytesEarlierInTheRequestThanInTheResponse() {
        transport
                .on(SetGdtConfiguration.OPCODE)
                .expecting(HEX.parseHex("2301" + "0000" + "01" + "02" + GDT_ENTRY))
                .reply();
        GetGdtConfigurationResponse response =
                GetGdtConfigurationResponse.wrap(HEX.parseHex("2301" + "0000" + "02" + "01" + "08" + "00" + GDT_ENTRY));

        GdtEntry entry = response.entries().get(0);
        gfd.setGdtConfiguration(0x123, 2, List.of(entry));

        assertEquals(8, response.totalGdtCount());
        assertTrue(entry.valid());
        assertEquals(Optional.of(false), entry.hardwareCoherencyEnabled());
        assertEquals(OptionalLong.of(0x4000_0000L), entry.hpaBase());
        assertEquals(OptionalLong.of(0x1000_0000L), entry.dpaBase());
        assertEquals(OptionalLong.of(0x800_0000L), entry.dpaLength());
        assertEquals(Optional.of(SegmentInterleaveWays.WAYS_8), entry.interleaveWays());
        assertEquals(Optional.of(SegmentInterleaveGranularity.KIB_16), entry.interleaveGranularity());
        assertEquals(OptionalInt.of(5), entry.way());
        assertEquals(0, transport.unusedAnswers());
    }
}
