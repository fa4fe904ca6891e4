package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.ScriptedTransport;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.GdtEntry;
import org.cxlmi.sdk.memdev.GetGdtConfigurationResponse;
import org.cxlmi.sdk.memdev.GetGfdSatEntryResponse;
import org.cxlmi.sdk.memdev.GetScanMediaResultsResponse;
import org.cxlmi.sdk.memdev.GfdDynamicCapacityListTagsResponse;
import org.cxlmi.sdk.memdev.IdentifyGfdResponse;
import org.cxlmi.sdk.memdev.MediaOperationClass;
import org.cxlmi.sdk.memdev.MediaOperationsDiscovery;
import org.cxlmi.sdk.memdev.MediaOperationsDiscoveryResponse;
import org.cxlmi.sdk.memdev.MediaOperationsSanitizeRequest;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.memdev.SatUpdate;
import org.cxlmi.sdk.memdev.SecuritySend;
import org.cxlmi.sdk.memdev.SegmentInterleaveGranularity;
import org.cxlmi.sdk.memdev.SegmentInterleaveWays;
import org.cxlmi.sdk.memdev.SetGdtConfiguration;
import org.cxlmi.sdk.memdev.SetGfdSatEntry;
import org.cxlmi.sdk.memdev.SetPassphraseRequest;
import org.junit.jupiter.api.Test;

/** Commands of memory devices whose payloads have an unusual shape. */
class MemoryDeviceTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String TAG = "00112233445566778899aabbccddeeff";

    // index, valid, coherency, reserved byte, host address, device address, length, ways, granularity, way, reserved
    // byte
    private static final String GDT_ENTRY = "02" + "01" + "00" + "00" + "0000004000000000" + "0000001000000000"
            + "0000000800000000" + "03" + "06" + "05" + "00";

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final MemoryDevice mem0 = MemoryDevice.of(Endpoint.over(transport));

    @Test
    void getScanMediaResults_keepsTheRestartAddressFreeOfTheLowBits() {
        // address with an error source in its low bits, length, flags, reserved byte, count, reserved bytes, one record
        GetScanMediaResultsResponse results = GetScanMediaResultsResponse.wrap(HEX.parseHex("4310000000000000"
                + "0200000000000000" + "03" + "00" + "0100" + "00".repeat(12) + "8210000000000000" + "01000000"
                + "00000000"));

        assertEquals(0x1040, results.restartDevicePhysicalAddress());
        assertEquals(128, results.restartPhysicalAddressLengthBytes());
        assertTrue(results.scanMediaStoppedPrematurely());
        assertTrue(results.moreMediaErrorRecords());
        assertEquals(0x1080, results.mediaErrorRecords().get(0).devicePhysicalAddress());
    }

    @Test
    void mediaOperations_discoveryHasArgumentsWhereSanitizeHasRanges() {
        transport
                .on(MediaOperationsDiscovery.OPCODE)
                .expecting(HEX.parseHex("00" + "00" + "0000" + "00000000" + "0100" + "0200"))
                .reply(HEX.parseHex("4000000000000000" + "0300" + "0200" + "0100" + "0101"));

        MediaOperationsDiscoveryResponse operations = mem0.mediaOperationsDiscovery(1, 2);
        MediaOperationsSanitizeRequest zero = MediaOperationsSanitizeRequest.builder()
                .mediaOperationSubclass(SanitizeOperation.ZERO)
                .dpaRanges(List.of(DpaRange.builder()
                        .startingDevicePhysicalAddress(0x1000)
                        .length(0x40)
                        .build()))
                .build();

        assertEquals(64, operations.dpaRangeGranularity());
        assertEquals(3, operations.totalSupportedOperationCount());
        assertEquals(
                MediaOperationClass.SANITIZE,
                operations.supportedOperations().get(1).mediaOperationClass());
        assertEquals(1, operations.supportedOperations().get(1).mediaOperationSubclass());
        assertArrayEquals(
                HEX.parseHex("01" + "01" + "0000" + "01000000" + "0010000000000000" + "4000000000000000"),
                zero.bytes());
    }

    @Test
    void setPassphrase_hasBothPassphrasesAfter31ReservedBytes() {
        byte[] current = HEX.parseHex("aa".repeat(32));
        byte[] next = HEX.parseHex("bb".repeat(32));

        SetPassphraseRequest request = SetPassphraseRequest.builder()
                .passphraseType(PassphraseType.USER)
                .currentPassphrase(current)
                .newPassphrase(next)
                .build();

        assertArrayEquals(HEX.parseHex("01" + "00".repeat(31) + "aa".repeat(32) + "bb".repeat(32)), request.bytes());
    }

    @Test
    void securitySend_hasItsProtocolSpecificFieldAtByte1() {
        transport
                .on(SecuritySend.OPCODE)
                .expecting(HEX.parseHex("ef" + "3412" + "0000000000" + "cafe"))
                .reply();

        mem0.securitySend(0xEF, 0x1234, HEX.parseHex("cafe"));

        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void identifyGfd_leavesWhatFollowsTheVolatileCapacityAsReceived() {
        byte[] bytes = new byte[132];
        bytes[20 + 7] = (byte) 0x80; // region 0, bit 63
        bytes[84] = 0x40; // partition 0, bit 6
        bytes[116] = 1; // volatile only capacity, in steps of 256 MiB
        bytes[124] = 2;

        IdentifyGfdResponse gfd = IdentifyGfdResponse.wrap(bytes);

        assertEquals(1L << 63, gfd.regionBlockSizeMasks()[0]);
        assertArrayEquals(new long[] {64, 0, 0, 0}, gfd.dmpBlockSizeMasks());
        assertEquals(256L << 20, gfd.volatileOnlyCapacityBytes());
        assertArrayEquals(new byte[] {2, 0, 0, 0, 0, 0, 0, 0}, gfd.persistentOnlyCapacity());
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

        mem0.setGfdSatEntry(List.of(SatUpdate.builder()
                .rpid(0xFFF)
                .memoryGroups(0b101)
                .notifyRpid(true)
                .build()));

        assertEquals(0, transport.unusedAnswers());
        assertThrows(IllegalArgumentException.class, () -> SatUpdate.builder().rpid(0x1000));
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
        mem0.setGdtConfiguration(0x123, 2, List.of(entry));

        assertEquals(8, response.totalGdtCount());
        assertTrue(entry.valid());
        assertFalse(entry.hardwareCoherencyEnabled());
        assertEquals(0x4000_0000L, entry.hpaBase());
        assertEquals(0x1000_0000L, entry.dpaBase());
        assertEquals(0x800_0000L, entry.dpaLength());
        assertEquals(SegmentInterleaveWays.WAYS_8, entry.interleaveWays());
        assertEquals(SegmentInterleaveGranularity.KIB_16, entry.interleaveGranularity());
        assertEquals(5, entry.way());
        assertEquals(0, transport.unusedAnswers());
    }
}
