package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.events.DramEventType;
import org.cxlmi.sdk.events.MemoryEventSubtype;
import org.cxlmi.sdk.events.MemoryEventTransactionType;
import org.cxlmi.sdk.events.PhysicalSwitchEvent;
import org.cxlmi.sdk.events.VirtualCxlSwitchEvent;
import org.cxlmi.sdk.fmapi.PidBinding;
import org.cxlmi.sdk.fmapi.VppbInformation;
import org.cxlmi.sdk.generic.CvmeThresholdReadableAttributes;
import org.cxlmi.sdk.generic.EcsThreshold;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventNotifications;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetComponentStateDumpLogResponse;
import org.cxlmi.sdk.generic.GetDdr5EcsControlFeatureResponse;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetGamBufferResponse;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetPatrolScrubControlFeatureResponse;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.MaintenanceOperationMode;
import org.cxlmi.sdk.generic.MediaTestErrorSignature;
import org.cxlmi.sdk.generic.MediaTestParameters;
import org.cxlmi.sdk.generic.MemorySparingKind;
import org.cxlmi.sdk.generic.PatrolScrubWritableAttributes;
import org.cxlmi.sdk.generic.PerformMemorySparingRequest;
import org.cxlmi.sdk.generic.PprMode;
import org.cxlmi.sdk.generic.PprWritableAttributes;
import org.cxlmi.sdk.generic.SetFeature;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicy;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands whose payload depends on an identifier, byte by byte. */
class GenericVariantsTest {

    private static final HexFormat HEX = HexFormat.of();

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final Generic component = Generic.of(Endpoint.over(transport));

    @Test
    void setSoftPprFeature_identifierAndHeadStandBeforeTheData() {
        String identifier = "892ba475fad8474e9d3e692c917568bb";
        String flags = "08000000";
        String offset = "0000";
        String versionAndReserved = "03" + "00".repeat(9);
        transport
                .on(SetFeature.OPCODE)
                .expecting(HEX.parseHex(identifier + flags + offset + versionAndReserved + "0100" + "03"))
                .reply();

        component.setSoftPprFeature(request -> request.setFeatureFlags(
                        SetFeatureFlags.builder().savedAcrossReset(true).build())
                .version(3)
                .attributes(attributes(true, 0b11)));

        assertEquals(0, transport.unusedAnswers());
    }

    private static PprWritableAttributes attributes(boolean deviceInitiated, int mode) {
        return PprWritableAttributes.builder()
                .operationMode(MaintenanceOperationMode.builder()
                        .deviceInitiated(deviceInitiated)
                        .build())
                .pprMode(PprMode.of(mode))
                .build();
    }

    @Test // V4
    void patrolScrubFeature_ofALaterVersion_isReadAndSetWithWhatFollows() {
        String identifier = "96dad7d6fde8482ba73375774e06db8a";
        transport
                .on(GetFeature.OPCODE)
                .expecting(HEX.parseHex(identifier + "0000" + "0700" + "00"))
                .reply(HEX.parseHex("03" + "0c01" + "01" + "a1a2a3"));
        transport
                .on(SetFeature.OPCODE)
                .expecting(
                        HEX.parseHex(identifier + "00000000" + "0000" + "02" + "00".repeat(9) + "18" + "01" + "b1b2"))
                .reply();

        GetPatrolScrubControlFeatureResponse read = component.getPatrolScrubControlFeature(7, FeatureSelection.CURRENT);
        component.setPatrolScrubControlFeature(request -> request.version(2)
                .attributes(PatrolScrubWritableAttributes.builder()
                        .scrubCycle(24)
                        .enabled(true)
                        .build())
                .laterData(HEX.parseHex("b1b2")));

        assertEquals(12, read.attributes().currentScrubCycle());
        assertEquals("a1a2a3", hex(read.laterData()));
        assertEquals(0, transport.unusedAnswers());
    }

    @ParameterizedTest // V6
    @CsvSource({
        "ADDRESSING_POLICY, f182ccf8-72bd-11ee-b962-0242ac120002",
        "RAS_FEATURES, 5174e599-1430-433e-af4b-5772bae6cc91",
        "CMC_REFRESH, b44897af-bddb-4e9b-9d74-dbab49062f7b",
        "DUAL_PORT, b00726e4-de86-4205-b27f-b0bb6825660d"
    })
    void supportedFeature_ofJesd319_isNamed(FeatureIdentifier expected, UUID identifier) {
        byte[] entry = new byte[SupportedFeatureEntry.LENGTH];
        Wire.putUuid(entry, 0, identifier);

        assertEquals(expected, SupportedFeatureEntry.wrap(entry).featureIdentifier());
    }

    @Test
    void getDdr5EcsControlFeature_hasAsManyUnitsAsCome() {
        transport
                .on(GetFeature.OPCODE)
                .expecting(HEX.parseHex("e5b13f2223284a14b8bab9691e893386" + "0000" + "0900" + "00"))
                .reply(HEX.parseHex("01" + "01030000" + "000c0000"));

        GetDdr5EcsControlFeatureResponse ecs = component.getDdr5EcsControlFeature(9, FeatureSelection.CURRENT);

        assertEquals(2, ecs.fruAttributes().size());
        assertTrue(ecs.fruAttributes().get(0).realTimeReportingCapable());
        assertEquals(
                EcsThreshold.ERRORS_256,
                ecs.fruAttributes().get(0).ecsConfiguration().thresholdCount());
        assertEquals(
                EcsThreshold.ERRORS_1024,
                ecs.fruAttributes().get(1).ecsConfiguration().thresholdCount());
        assertTrue(ecs.fruAttributes().get(1).ecsConfiguration().countsCodewords());
    }

    @Test
    void getDdr5EcsControlFeature_partOfAUnit_isMalformed() {
        transport.on(GetFeature.OPCODE).reply(HEX.parseHex("01" + "010300"));

        MalformedResponseException failure = assertThrows(
                MalformedResponseException.class,
                () -> component.getDdr5EcsControlFeature(4, FeatureSelection.CURRENT));

        assertEquals("fruAttributes", failure.field());
    }

    @Test
    void setMctpEventInterruptPolicy_withAndWithoutResponse_bothAreRead() {
        EventNotifications wanted = EventNotifications.builder()
                .fatalLog(true)
                .backgroundOperationCompleted(true)
                .build();
        byte[] bytes = HEX.parseHex("0880");
        transport.on(SetMctpEventInterruptPolicy.OPCODE).expecting(bytes).reply();
        transport.on(SetMctpEventInterruptPolicy.OPCODE).expecting(bytes).reply(bytes);

        assertEquals(
                Optional.empty(),
                component.setMctpEventInterruptPolicyWithResponse(wanted).eventInterruptSettings());
        assertEquals(
                Optional.of(wanted),
                component.setMctpEventInterruptPolicyWithResponse(wanted).eventInterruptSettings());
    }

    @Test // W15
    void supportedFeatures_moreEntriesThanCounted_areMalformed() {
        transport.on(GetSupportedFeatures.OPCODE).reply(new byte[8 + SupportedFeatureEntry.LENGTH]);

        MalformedResponseException failure =
                assertThrows(MalformedResponseException.class, () -> component.getSupportedFeatures(8 + 48, 0));

        assertEquals("supportedFeatureEntries", failure.field());
        assertEquals("a payload of 8 bytes, as counted", failure.expected());
    }

    @Test // W13
    void logsAndFeatures_moreThanAskedFor_areMalformed() {
        transport.always(GetLog.OPCODE).reply(new byte[8]);
        transport.always(GetFeature.OPCODE).reply(new byte[8]);

        assertEquals(8, component.getLog(LogIdentifier.VENDOR_DEBUG_LOG, 0, 8).data().length);
        assertEquals(8, component.getLog(LogIdentifier.VENDOR_DEBUG_LOG, 0, 9).data().length);
        assertEquals(2, component.getCommandEffectsLog(0, 8).entries().size());
        assertEquals(8, component.getFeature(request -> request.count(8)).featureData().length);
        for (Executable longer : List.<Executable>of(
                () -> component.getLog(LogIdentifier.VENDOR_DEBUG_LOG, 0, 7),
                () -> component.getCommandEffectsLog(0, 4),
                () -> component.getFeature(request -> request.count(7)),
                () -> component.getPatrolScrubControlFeature(4, FeatureSelection.CURRENT))) {
            MalformedResponseException failure = assertThrows(MalformedResponseException.class, longer);
            assertEquals("payload", failure.field());
            assertEquals("8 bytes", failure.found());
        }
    }

    @Test // V3
    void setFeature_withoutAVersion_isNotBuilt() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> component.setFeature(request -> request.featureIdentifier(FeatureIdentifier.PATROL_SCRUB_CONTROL)
                        .featureData(new byte[2])));

        assertTrue(refusal.getMessage().contains("version"), refusal.getMessage());
    }

    @ParameterizedTest // W15
    @ValueSource(ints = {64, 128, 192})
    void eventRecords_moreThanCounted_areMalformed(int more) {
        byte[] counted = new byte[32 + EventRecord.LENGTH];
        counted[20] = 1; // records

        assertEquals(1, GetEventRecordsResponse.wrap(counted).eventRecords().size());
        MalformedResponseException failure = assertThrows(
                MalformedResponseException.class,
                () -> GetEventRecordsResponse.wrap(Arrays.copyOf(counted, counted.length + more)));
        assertEquals("eventRecords", failure.field());
    }

    @Test
    void performMemorySparing_isSixteenBytes() {
        byte[] sparing = PerformMemorySparingRequest.builder()
                .maintenanceOperationSubclass(MemorySparingKind.CACHELINE)
                .hardSparing(true)
                .channel(1)
                .rank(2)
                .bankGroup(3)
                .bank(4)
                .row(0x050607)
                .column(0x0809)
                .subChannelValid(true)
                .subChannel(10)
                .build()
                .bytes();

        assertEquals(
                "02" + "00" + "06" + "01" + "02" + "000000" + "03" + "04" + "070605" + "0908" + "0a", hex(sparing));
    }

    @Test // W19
    void memoryEventSubtype_isThatOfTheDeviceWhateverTheType() {
        byte[] data = new byte[DramEvent.LENGTH];
        data[9] = 0; // a media ECC error
        data[78] = 5;

        DramEvent event = DramEvent.wrap(data);

        assertEquals(DramEventType.MEDIA_ECC_ERROR, event.memoryEventType());
        assertEquals(MemoryEventSubtype.MEDIA_LINK_CRC_ERROR, event.memoryEventSubtype());
    }

    @Test // W5
    void virtualSwitchEvent_hasThePortAndLdThatItsBindingHas() {
        // switch, vPPB, type, status, port, LD, link control, slot control
        Function<String, VirtualCxlSwitchEvent> event = status ->
                VirtualCxlSwitchEvent.wrap(HEX.parseHex("00" + "01" + "00" + status + "05" + "03" + "00".repeat(74)));

        assertEquals(Optional.empty(), event.apply("00").typedBinding());
        assertEquals(Optional.empty(), event.apply("00").binding());
        assertEquals(5, event.apply("02").physicalPortBinding().orElseThrow().portId());
        assertEquals(Optional.empty(), event.apply("02").ldBinding());
        assertEquals(5, event.apply("03").ldBinding().orElseThrow().portId());
        assertEquals(
                OptionalInt.of(3), event.apply("03").ldBinding().orElseThrow().ldId());
        assertEquals(Optional.empty(), event.apply("03").physicalPortBinding());
        assertEquals(0x305, event.apply("04").pidBinding().orElseThrow().pid());
    }

    @Test // W17
    void vppb_hasThePidThatItIsBoundTo() {
        VppbInformation vppb = VppbInformation.wrap(HEX.parseHex("04230100"));

        assertEquals(0x123, vppb.pidBinding().orElseThrow().pid());
        assertEquals(vppb.pidBinding(), vppb.typedBinding());
        assertEquals(Optional.empty(), vppb.physicalPortBinding());
        assertEquals(Optional.empty(), vppb.ldBinding());
        assertTrue(vppb.toString().contains("pid=0x0123"), vppb.toString());
        assertEquals(
                vppb,
                VppbInformation.builder()
                        .pidBinding(PidBinding.builder().pid(0x123).build())
                        .build());
        // The upper bits of a PID are reserved.
        assertEquals(
                0x123,
                VppbInformation.wrap(HEX.parseHex("0423f100"))
                        .pidBinding()
                        .orElseThrow()
                        .pid());
    }

    @Test // W17
    void vppb_hasThePortAndLdThatItIsBoundTo() {
        assertEquals(
                Optional.empty(), VppbInformation.wrap(HEX.parseHex("00050300")).typedBinding());
        assertEquals(
                Optional.empty(), VppbInformation.wrap(HEX.parseHex("01050300")).binding());
        assertEquals(
                5,
                VppbInformation.wrap(HEX.parseHex("02050300"))
                        .physicalPortBinding()
                        .orElseThrow()
                        .portId());
        assertEquals(
                OptionalInt.of(3),
                VppbInformation.wrap(HEX.parseHex("03050300"))
                        .ldBinding()
                        .orElseThrow()
                        .ldId());
        assertEquals(
                OptionalInt.empty(),
                VppbInformation.wrap(HEX.parseHex("0305ff00"))
                        .ldBinding()
                        .orElseThrow()
                        .ldId());
    }

    @Test // W6
    void physicalSwitchEvent_ofAPortThatIsNotDownstream_hasNoMode() {
        // port, type, slot status, reserved, configuration, mode, reserved, type, modes, widths and speeds
        Function<String, PhysicalSwitchEvent> event = configuration -> PhysicalSwitchEvent.wrap(HEX.parseHex("01" + "00"
                + "0000" + "00" + configuration + "02" + "00" + "05" + "0f1010" + "3f0605" + "00".repeat(65)));

        assertEquals(Optional.empty(), event.apply("04").connectedDeviceMode());
        assertEquals(Optional.empty(), event.apply("04").connectedDeviceType());
        assertTrue(event.apply("04").maximumLinkSpeed().isPresent());
        assertTrue(event.apply("03").connectedDeviceMode().isPresent());
        assertEquals(Optional.empty(), event.apply("0f").maximumLinkSpeed());
        assertEquals(Optional.empty(), event.apply("0f").ltssmState());
    }

    @Test // W20
    void gamBuffer_thatIsNotThere_hasNoAddress() {
        assertEquals(
                OptionalLong.empty(),
                GetGamBufferResponse.wrap(new byte[] {0x20, 0, 0, 0, 0, 0, 0, 5})
                        .bufferAddress());
        assertEquals(
                OptionalLong.of(0x20),
                GetGamBufferResponse.wrap(new byte[] {0x21, 0, 0, 0, 0, 0, 0, 5})
                        .bufferAddress());
    }

    @Test // W20
    void stateDump_withoutAnEvent_namesNoLog() {
        byte[] payload = new byte[64];
        payload[5] = 2;
        assertEquals(
                Optional.empty(),
                GetComponentStateDumpLogResponse.wrap(payload.clone()).eventLog());
        payload[6] = 1;
        assertEquals(
                Optional.of(EventLog.FAILURE),
                GetComponentStateDumpLogResponse.wrap(payload).eventLog());
    }

    @Test // W20
    void cvmeThresholds_ofWhatIsTurnedOff_areAbsent() {
        byte[] bytes = new byte[CvmeThresholdReadableAttributes.LENGTH];
        bytes[4] = 9; // expiration
        CvmeThresholdReadableAttributes off = CvmeThresholdReadableAttributes.wrap(bytes.clone());
        bytes[3] = 0b1100;
        CvmeThresholdReadableAttributes on = CvmeThresholdReadableAttributes.wrap(bytes);

        assertEquals(OptionalInt.empty(), off.expiration());
        assertEquals(Optional.empty(), off.patrolScrubThresholds());
        assertEquals(OptionalInt.of(9), on.expiration());
        assertTrue(on.patrolScrubThresholds().isPresent());
    }

    @Test // W20
    void mediaTestPattern_hasTheValueOfItsTypeOnly() {
        // test, iterations, flags, type of pattern, value, vendor's, seed
        Function<String, MediaTestParameters> test = type -> MediaTestParameters.wrap(
                HEX.parseHex("0000" + "01" + "0000" + type + "a5" + "0000" + "78563412" + "0000" + "00".repeat(16)));

        assertEquals(OptionalInt.of(0xA5), test.apply("0000").patternValue());
        assertEquals(OptionalLong.empty(), test.apply("0000").prbsSeed());
        assertEquals(OptionalInt.empty(), test.apply("0200").patternValue());
        assertEquals(OptionalLong.of(0x12345678), test.apply("0200").prbsSeed());
    }

    private static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    @Test
    void getMediaTestResultsLongLog_entriesOfDifferentLength_areToldApart() {
        // test 7 without errors, then test 8 with one in iteration 9
        String seven = "0700" + "00".repeat(46);
        String eight = "0800" + "00".repeat(38) + "01000000" + "00000000" + "0900" + "00".repeat(78);
        transport.on(GetLog.OPCODE).reply(HEX.parseHex("02" + "01" + "00".repeat(14) + seven + eight));

        var results = component.getMediaTestResultsLongLog(4096).results();

        assertEquals(
                List.of(7, 8),
                results.stream().map(result -> result.result().testId()).toList());
        assertEquals(List.of(), results.get(0).errorSignatures());
        assertEquals(
                List.of(9),
                results.get(1).errorSignatures().stream()
                        .map(MediaTestErrorSignature::iteration)
                        .toList());
    }

    @Test
    void dramEvent_isReadFromTheDataOfARecord() {
        byte[] data = new byte[80];
        data[0] = 0x43; // DPA 40h, volatile, not repairable
        data[9] = 3;
        data[10] = 5;
        data[11] = 0b00100001; // channel and row
        data[13] = 6;
        data[20] = 1;
        data[22] = 2;
        EventRecord record = EventRecord.builder().data(data).build();

        DramEvent event = DramEvent.wrap(record.data());

        assertEquals(0x40, event.physicalAddress().devicePhysicalAddress());
        assertTrue(event.physicalAddress().volatileRange());
        assertEquals(DramEventType.DATA_PATH_ERROR, event.memoryEventType());
        assertEquals(MemoryEventTransactionType.MEDIA_PATROL_SCRUB, event.transactionType());
        assertEquals(OptionalInt.of(6), event.channel());
        assertEquals(OptionalInt.of(0x020001), event.row());
        assertEquals(OptionalInt.empty(), event.bank());
        assertFalse(event.componentIdentifier().isPresent());
        assertThrows(MalformedResponseException.class, () -> DramEvent.wrap(Arrays.copyOf(data, 79)));
    }
}
