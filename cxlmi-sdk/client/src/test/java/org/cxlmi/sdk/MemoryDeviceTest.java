package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfiguration;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfigurationResponse;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentListResponse;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetPoisonListResponse;
import org.cxlmi.sdk.memdev.GetScanMediaResultsResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.MediaOperationClass;
import org.cxlmi.sdk.memdev.MediaOperationsDiscovery;
import org.cxlmi.sdk.memdev.MediaOperationsDiscoveryResponse;
import org.cxlmi.sdk.memdev.MediaOperationsSanitizeRequest;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.memdev.SecuritySend;
import org.cxlmi.sdk.memdev.SetPassphraseRequest;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of memory devices whose payloads have an unusual shape. */
class MemoryDeviceTest {

    private static final HexFormat HEX = HexFormat.of();

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final MemoryDevice mem0 = MemoryDevice.of(Endpoint.over(transport));

    @Test
    void getScanMediaResults_keepsTheRestartAddressFreeOfTheLowBits() {
        // address with an error source in its low bits, length, flags, reserved byte, count, reserved bytes, one record
        GetScanMediaResultsResponse results = GetScanMediaResultsResponse.wrap(HEX.parseHex("4310000000000000"
                + "0200000000000000" + "03" + "00" + "0100" + "00".repeat(12) + "8210000000000000" + "01000000"
                + "00000000"));

        assertEquals(OptionalLong.of(0x1040), results.restartDevicePhysicalAddress());
        assertEquals(OptionalLong.of(128), results.restartPhysicalAddressLengthBytes());
        assertTrue(results.scanMediaStoppedPrematurely());
        assertTrue(results.moreMediaErrorRecords());
        assertEquals(0x1080, results.mediaErrorRecords().get(0).devicePhysicalAddress());
    }

    @Test // W1
    void extentsOfASharedAllocation_areNumberedFrom0() {
        // counts, generation, reserved bytes; address, length, tag, sequence and reserved bytes of two extents
        String tag = "ab".repeat(16);
        GetDynamicCapacityExtentListResponse list = GetDynamicCapacityExtentListResponse.wrap(HEX.parseHex("02000000"
                + "02000000" + "07000000" + "00000000" + "0000000001000000" + "0000001000000000" + tag + "0000"
                + "00".repeat(6) + "0000001001000000" + "0000001000000000" + tag + "0100" + "00".repeat(6)));

        assertEquals(0, list.extents().get(0).sharedExtentSequence());
        assertEquals(1, list.extents().get(1).sharedExtentSequence());
    }

    /** Base, decode length, length, block size, handle, flags and reserved bytes. */
    private static final String REGION = "0000000001000000" + "0400000000000000" + "0000004000000000"
            + "0000200000000000" + "09000000" + "01" + "000000";

    @Test // W7
    void dynamicCapacityConfiguration_ofCxl30_hasRegionsToItsEndAndNoCounters() {
        transport.on(GetDynamicCapacityConfiguration.OPCODE).reply(HEX.parseHex("01" + "00".repeat(7) + REGION));
        transport
                .on(GetDynamicCapacityConfiguration.OPCODE)
                .reply(HEX.parseHex("02" + "00".repeat(7) + REGION + REGION));

        GetDynamicCapacityConfigurationResponse one = mem0.getDynamicCapacityConfiguration(8, 0);
        GetDynamicCapacityConfigurationResponse two = mem0.getDynamicCapacityConfiguration(8, 0);

        assertEquals(1, one.regions().size());
        assertEquals(1L << 32, one.regions().get(0).regionBase());
        assertEquals(OptionalLong.empty(), one.supportedExtentCount());
        assertEquals(OptionalLong.empty(), one.availableTagCount());
        assertEquals(2, two.regions().size());
    }

    @Test // W7
    void dynamicCapacityConfiguration_ofCxl31_withAndWithoutRegions_isAsCounted() {
        String counters = "08000000" + "07000000" + "06000000" + "05000000";

        GetDynamicCapacityConfigurationResponse one =
                GetDynamicCapacityConfigurationResponse.wrap(HEX.parseHex("0201" + "00".repeat(6) + REGION + counters));
        GetDynamicCapacityConfigurationResponse none =
                GetDynamicCapacityConfigurationResponse.wrap(HEX.parseHex("0200" + "00".repeat(6) + counters));

        assertEquals(1, one.regions().size());
        assertEquals(OptionalLong.of(8), one.supportedExtentCount());
        assertEquals(List.of(), none.regions());
        assertEquals(OptionalLong.of(5), none.availableTagCount());
    }

    @ParameterizedTest // W7, W15
    @CsvSource({
        "0201, 2, false", // one region too many
        "0201, 2, true", // the same before the counters, which would be read from it
        "0100, 1, true", // none counted, as in CXL 3.0, where no counters follow
        "0203, 2, true" // one region too few
    })
    void dynamicCapacityConfiguration_regionsOtherThanCounted_areMalformed(
            String counts, int regions, boolean withCounters) {
        String counters = withCounters ? "08000000" + "07000000" + "06000000" + "05000000" : "";

        MalformedResponseException failure = assertThrows(
                MalformedResponseException.class,
                () -> GetDynamicCapacityConfigurationResponse.wrap(
                        HEX.parseHex(counts + "00".repeat(6) + REGION.repeat(regions) + counters)));

        assertEquals("regions", failure.field());
    }

    @ParameterizedTest // W15
    @ValueSource(ints = {8, 16, 24})
    void poisonList_moreThanCounted_isMalformed(int more) {
        byte[] counted = new byte[32 + MediaErrorRecord.LENGTH];
        counted[10] = 1; // records

        assertEquals(1, GetPoisonListResponse.wrap(counted).mediaErrorRecords().size());
        MalformedResponseException failure = assertThrows(
                MalformedResponseException.class,
                () -> GetPoisonListResponse.wrap(Arrays.copyOf(counted, counted.length + more)));
        assertEquals("mediaErrorRecords", failure.field());
    }

    @Test // W13
    void getLsa_shorterOrLongerThanAskedFor_isMalformed() {
        for (int length : new int[] {0, 2048, 2050}) {
            transport.on(GetLsa.OPCODE).reply(new byte[length]);

            MalformedResponseException failure =
                    assertThrows(MalformedResponseException.class, () -> mem0.getLsa(0, 2049));

            assertEquals("data", failure.field());
            assertEquals("2049 bytes, as asked for", failure.expected());
            assertEquals(length + " bytes", failure.found());
        }
        transport.on(GetLsa.OPCODE).reply(new byte[2049]);
        assertEquals(2049, mem0.getLsa(0, 2049).data().length);
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
}
