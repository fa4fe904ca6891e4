package org.cxlmi.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.events.GeneralMediaEvent;
import org.cxlmi.sdk.events.MemoryModuleEvent;
import org.cxlmi.sdk.events.MemorySparingEvent;
import org.cxlmi.sdk.events.PldmComponentIdentifier;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTagsResponse;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.CommandEffects;
import org.cxlmi.sdk.generic.GetDdr5EcsLogResponse;
import org.cxlmi.sdk.generic.GfdEnhancedEventNotificationRequest;
import org.cxlmi.sdk.generic.MediaTestErrorSignature;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.GetPoisonListResponse;
import org.cxlmi.sdk.memdev.GetScanMediaResultsResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Fields that mean something only under a condition, in accessors, text and JSON. */
class ConditionalFieldsTest {

    /** Both parts valid, then the name of a device: bytes that are no PLDM identifier. */
    private static final String IRON_MOUSE = "0349726f6e206d6f7573650000000000";

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new CxlModule()).build();

    private static byte[] hex(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }

    private static byte[] filled(int length, String head) {
        return Arrays.copyOf(hex(head), length);
    }

    private void assertReadsBack(Struct struct) {
        assertArrayEquals(
                struct.bytes(),
                mapper.readValue(mapper.writeValueAsString(struct), struct.getClass())
                        .bytes());
    }

    @Test // W2
    void dramEvent_thatPassedNoThreshold_hasNoCounter() {
        byte[] bytes = new byte[DramEvent.LENGTH];
        bytes[9] = 1;
        bytes[10] = 5;
        bytes[74] = 3;
        bytes[75] = 0x34;
        bytes[76] = 0x12;
        DramEvent none = DramEvent.wrap(bytes.clone());
        assertEquals(OptionalInt.empty(), none.correctedVolatileMemoryErrorCount());
        assertEquals(Optional.empty(), none.correctedErrorThresholdFlags());
        assertTrue(none.toString().contains("correctedErrorThresholdFlags=absent"), none::toString);
        assertTrue(mapper.writeValueAsString(none).contains("\"correctedVolatileMemoryErrorCount\":null"));
        assertReadsBack(none);
        bytes[8] = 2;
        assertEquals(OptionalInt.of(0x1234), DramEvent.wrap(bytes).correctedVolatileMemoryErrorCount());
    }

    private static GeneralMediaEvent generalMedia(String validity, String identifier) {
        return GeneralMediaEvent.wrap(filled(
                GeneralMediaEvent.LENGTH,
                "e803000000000000" + "03" + "03" + "c0" + validity + "03" + "00" + "050000" + identifier));
    }

    @Test // W3
    void componentIdentifier_thatIsNotInPldmForm_isOnlyBytes() {
        GeneralMediaEvent event = generalMedia("0d00", IRON_MOUSE);
        assertArrayEquals(hex(IRON_MOUSE), event.componentIdentifier().orElseThrow());
        assertEquals(Optional.empty(), event.pldmComponentIdentifier());
        assertTrue(event.toString().contains("componentIdentifier=" + IRON_MOUSE), event::toString);
        assertTrue(!event.toString().contains("pldm"), event::toString);
        assertTrue(mapper.writeValueAsString(event).contains("\"componentIdentifier\":\"" + IRON_MOUSE + "\""));
        assertReadsBack(event);
    }

    @Test // W3
    void componentIdentifier_inPldmForm_hasThePartsThatAreValid() {
        GeneralMediaEvent event = generalMedia("1d00", "01" + "010203040506" + "0708090a" + "0000000000");
        PldmComponentIdentifier pldm = event.pldmComponentIdentifier().orElseThrow();
        assertArrayEquals(hex("010203040506"), pldm.pldmEntityIdentification().orElseThrow());
        assertEquals(Optional.empty(), pldm.pldmResourceId());
        String json = mapper.writeValueAsString(event);
        assertTrue(json.contains("\"pldmComponentIdentifier\":{"), json);
        assertTrue(json.contains("\"pldmResourceId\":null"), json);
        assertReadsBack(event);
    }

    @Test // W3
    void componentIdentifier_thatIsNotValid_isAbsentWithAllOfIt() {
        GeneralMediaEvent event = generalMedia("1500", IRON_MOUSE);
        assertEquals(Optional.empty(), event.componentIdentifier());
        assertEquals(Optional.empty(), event.pldmComponentIdentifier());
        assertEquals(16, event.componentIdentifierBuffer().remaining());
        assertTrue(event.toString().contains("componentIdentifier=absent"), event::toString);
        assertTrue(mapper.writeValueAsString(event).contains("\"_absent\":{\"componentIdentifier\":\"" + IRON_MOUSE));
        assertReadsBack(event);
    }

    @Test // W3
    void componentIdentifier_ofOtherRecords_isPldmOnlyIfTheirFlagsSaySo() {
        byte[] dram = new byte[DramEvent.LENGTH];
        dram[12] = 0x01; // validity: the identifier
        dram[56] = 3;
        assertEquals(Optional.empty(), DramEvent.wrap(dram.clone()).pldmComponentIdentifier());
        dram[12] = 0x03;
        assertTrue(DramEvent.wrap(dram).pldmComponentIdentifier().isPresent());

        byte[] module = new byte[MemoryModuleEvent.LENGTH];
        module[19] = 1;
        assertEquals(Optional.empty(), MemoryModuleEvent.wrap(module.clone()).pldmComponentIdentifier());
        assertTrue(MemoryModuleEvent.wrap(module.clone()).componentIdentifier().isPresent());
        module[19] = 3;
        assertTrue(MemoryModuleEvent.wrap(module).pldmComponentIdentifier().isPresent());

        // validity 0283h: channel, rank, identifier and sub-channel
        MemorySparingEvent sparing =
                MemorySparingEvent.wrap(filled(MemorySparingEvent.LENGTH, "0000" + "00" + "00" + "8302"));
        assertTrue(sparing.componentIdentifier().isPresent());
        assertEquals(Optional.empty(), sparing.pldmComponentIdentifier());

        byte[] signature = new byte[MediaTestErrorSignature.LENGTH];
        signature[11] = 1;
        assertEquals(
                Optional.empty(),
                MediaTestErrorSignature.wrap(signature.clone()).pldmComponentIdentifier());
        signature[11] = 3;
        assertTrue(MediaTestErrorSignature.wrap(signature)
                .pldmComponentIdentifier()
                .isPresent());
    }

    @Test // W3
    void componentIdentifiersOfTheEcsLog_followItsHead() {
        byte[] log = filled(4 + 34, "01000000" + IRON_MOUSE);
        GetDdr5EcsLogResponse plain = GetDdr5EcsLogResponse.wrap(log.clone());
        assertEquals(Optional.empty(), plain.entries().get(0).pldmComponentIdentifier());
        assertTrue(plain.toString().contains("componentIdentifier=" + IRON_MOUSE), plain::toString);
        assertReadsBack(plain);
        log[1] = 4;
        GetDdr5EcsLogResponse pldm = GetDdr5EcsLogResponse.wrap(log);
        assertTrue(pldm.entries().get(0).pldmComponentIdentifier().isPresent());
        assertTrue(mapper.writeValueAsString(pldm).contains("\"pldmComponentIdentifier\":{"));
        assertReadsBack(pldm);
    }

    @Test // W4
    void overflowTime_ofAClockThatWasNeverSet_isAbsent() {
        GetPoisonListResponse list = GetPoisonListResponse.wrap(filled(32, "02"));
        assertTrue(list.poisonListOverflow());
        assertEquals(Optional.empty(), list.overflowTimestamp());
        assertEquals(0, list.overflowTimestampNanos());
    }

    @Test // W8
    void backgroundStatus_whileTheOperationRuns_hasNoReturnCode() {
        BackgroundOperationStatusResponse running = BackgroundOperationStatusResponse.wrap(hex("1500004400000000"));
        assertTrue(running.operationInProgress());
        assertEquals(OptionalInt.empty(), running.returnCode());
        assertEquals(OptionalInt.empty(), running.vendorSpecificExtendedStatus());
        assertTrue(running.toString().contains("returnCode=absent"), running::toString);
        BackgroundOperationStatusResponse over = BackgroundOperationStatusResponse.wrap(hex("c800004400000000"));
        assertEquals(OptionalInt.of(0), over.returnCode());
    }

    @Test // W8
    void scanResults_ofAScanThatDidNotStop_haveNoRestart() {
        byte[] bytes = filled(GetScanMediaResultsResponse.MINIMUM_LENGTH, "4000000000000000" + "0100000000000000");
        GetScanMediaResultsResponse whole = GetScanMediaResultsResponse.wrap(bytes.clone());
        assertEquals(OptionalLong.empty(), whole.restartDevicePhysicalAddress());
        assertEquals(OptionalLong.empty(), whole.restartPhysicalAddressLengthBytes());
        bytes[16] = 2;
        GetScanMediaResultsResponse stopped = GetScanMediaResultsResponse.wrap(bytes);
        assertEquals(OptionalLong.of(64), stopped.restartDevicePhysicalAddress());
        assertEquals(OptionalLong.of(64), stopped.restartPhysicalAddressLengthBytes());
    }

    @Test // W8
    void tags_whoseListSaysThatABitmapIsNotValid_haveNone() {
        byte[] bytes = new byte[16 + 84];
        bytes[8] = 1; // tags in this payload
        bytes[12] = 1; // the reference bitmaps are valid, the others are not
        DynamicCapacityListTagsResponse list = DynamicCapacityListTagsResponse.wrap(bytes);
        assertTrue(list.tags().get(0).referenceBitmap().isPresent());
        assertEquals(Optional.empty(), list.tags().get(0).pendingReferenceBitmap());
        assertTrue(list.toString().contains("pendingReferenceBitmap=absent"), list::toString);
        assertReadsBack(list);
    }

    @Test // W8
    void gfdNotification_hasWhatItsFlagsSay() {
        byte[] bytes = new byte[GfdEnhancedEventNotificationRequest.MINIMUM_LENGTH];
        GfdEnhancedEventNotificationRequest none = GfdEnhancedEventNotificationRequest.wrap(bytes);
        assertEquals(OptionalInt.empty(), none.rpid());
        assertEquals(OptionalLong.empty(), none.dpa());
        assertEquals(OptionalLong.empty(), none.hpa());
        assertEquals(OptionalInt.empty(), none.memoryGroupId());
        assertEquals(OptionalInt.empty(), none.memoryRequestOpcode());
        GfdEnhancedEventNotificationRequest some = GfdEnhancedEventNotificationRequest.builder()
                .requestAssociated(true)
                .rpid(7)
                .dpaValid(true)
                .dpa(64)
                .build();
        assertEquals(OptionalInt.of(7), some.rpid());
        assertEquals(OptionalLong.of(64), some.dpa());
        assertEquals(OptionalLong.empty(), some.hpa());
    }

    @Test // W8
    void resetEffects_withoutTheirFlag_areAbsent() {
        assertEquals(Optional.empty(), CommandEffects.of(0x0c00).configurationChangeAfterConventionalReset());
        assertEquals(Optional.empty(), CommandEffects.of(0x0c00).configurationChangeAfterCxlReset());
        assertEquals("0x0c00", CommandEffects.of(0x0c00).toString());
        assertEquals(Optional.of(true), CommandEffects.of(0x0600).configurationChangeAfterConventionalReset());
        assertEquals(Optional.of(false), CommandEffects.of(0x0600).configurationChangeAfterCxlReset());
    }

    @Test // W18
    void extent_withReservedBitsInItsAddress_beginsWhereTheOthersSay() {
        DynamicCapacityExtent extent =
                DynamicCapacityExtent.wrap(filled(DynamicCapacityExtent.LENGTH, "4100000000000000"));
        assertEquals(64, extent.startingDevicePhysicalAddress());
        assertEquals(65, extent.startingAddress());
        assertReadsBack(extent);
    }
}
