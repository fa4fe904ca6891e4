package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EcsFruAttributes;
import org.cxlmi.sdk.generic.EcsLogEntryType;
import org.cxlmi.sdk.generic.EcsSettings;
import org.cxlmi.sdk.generic.EcsThreshold;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.FeatureTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFeatureRequest;
import org.cxlmi.sdk.generic.GetPatrolScrubControlFeatureResponse;
import org.cxlmi.sdk.generic.GetSupportedFeaturesResponse;
import org.cxlmi.sdk.generic.MaintenanceOperationMode;
import org.cxlmi.sdk.generic.MemorySparingWritableAttributes;
import org.cxlmi.sdk.generic.PatrolScrubReadableAttributes;
import org.cxlmi.sdk.generic.PatrolScrubWritableAttributes;
import org.cxlmi.sdk.generic.PprMode;
import org.cxlmi.sdk.generic.PprReadableAttributes;
import org.cxlmi.sdk.generic.PprWritableAttributes;
import org.cxlmi.sdk.generic.SetFeature;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final SetFeatureFlags NOT_SAVED = SetFeatureFlags.NONE;
    private static final SetFeatureFlags SAVED =
            SetFeatureFlags.builder().savedAcrossReset(true).build();

    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.create();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final Generic component = Generic.of(endpoint);

    private static PatrolScrubWritableAttributes cycle(int hours) {
        return PatrolScrubWritableAttributes.builder()
                .scrubCycle(hours)
                .enabled(true)
                .build();
    }

    private int cycle(FeatureSelection selection) {
        return patrolScrub(selection).attributes().currentScrubCycle();
    }

    private GetPatrolScrubControlFeatureResponse patrolScrub(FeatureSelection selection) {
        return component.getPatrolScrubControlFeature(PatrolScrubReadableAttributes.LENGTH, selection);
    }

    private void setPatrolScrub(SetFeatureFlags flags, PatrolScrubWritableAttributes attributes) {
        component.setPatrolScrubControlFeature(
                request -> request.setFeatureFlags(flags).version(1).attributes(attributes));
    }

    private void setErrorCheckScrub(EcsLogEntryType type, int... settings) {
        component.setDdr5EcsControlFeature(
                request -> request.version(1).logEntryType(type).fruSettings(settings));
    }

    private void setPart(FeatureTransferAction action, FeatureIdentifier feature, int offset, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        component.setFeature(request -> request.featureIdentifier(feature)
                .setFeatureFlags(SetFeatureFlags.builder()
                        .action(action)
                        .savedAcrossReset(action == FeatureTransferAction.INITIATE)
                        .build())
                .offset(offset)
                .version(1)
                .featureData(bytes));
    }

    private void setPart(FeatureTransferAction action, int offset, int... data) {
        setPart(action, FeatureIdentifier.PATROL_SCRUB_CONTROL, offset, data);
    }

    @Test
    void supportedFeatures_canBeReadInParts() {
        GetSupportedFeaturesResponse all = component.getSupportedFeatures(8 + 8 * 48, 0);

        assertEquals(8, all.deviceSupportedFeatureCount());
        Set<FeatureIdentifier> known = all.supportedFeatureEntries().stream()
                .map(SupportedFeatureEntry::featureIdentifier)
                .collect(Collectors.toSet());
        Set<FeatureIdentifier> expected =
                EnumSet.range(FeatureIdentifier.PATROL_SCRUB_CONTROL, FeatureIdentifier.RANK_MEMORY_SPARING);
        assertEquals(expected, known);

        List<SupportedFeatureEntry> two =
                component.getSupportedFeatures(8 + 2 * 48 + 47, 5).supportedFeatureEntries();
        assertEquals(all.supportedFeatureEntries().subList(5, 7), two);
        assertEquals(5, two.get(0).featureIndex());
        assertEquals(0, component.getSupportedFeatures(8, 0).supportedFeatureEntryCount());
        assertEquals(1, component.getSupportedFeatures(0xffff_ffffL, 7).supportedFeatureEntryCount());

        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getSupportedFeatures(8 + 48, 8));
        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getSupportedFeatures(7, 0));
    }

    @Test
    void supportedFeatures_haveSizesAndVersions() {
        SupportedFeatureEntry scrub =
                component.getSupportedFeatures(56, 0).supportedFeatureEntries().get(0);
        assertEquals(PatrolScrubReadableAttributes.LENGTH, scrub.getFeatureSize());
        assertEquals(PatrolScrubWritableAttributes.LENGTH, scrub.setFeatureSize());
        assertEquals(1, scrub.setFeatureVersion());
        assertTrue(scrub.attributeFlags().savedSelectionSupported());
        assertTrue(scrub.setFeatureEffects().immediateConfigurationChange());
    }

    @Test
    void allFeatures_comeInTheirSizes() {
        for (SupportedFeatureEntry entry :
                component.getSupportedFeatures(0x400, 0).supportedFeatureEntries()) {
            for (FeatureSelection selection :
                    List.of(FeatureSelection.CURRENT, FeatureSelection.DEFAULT, FeatureSelection.SAVED)) {
                byte[] data = component
                        .getFeature(request -> request.featureIdentifier(entry.featureIdentifier())
                                .selection(selection)
                                .count(0xffff))
                        .featureData();
                assertEquals(entry.getFeatureSize(), data.length);
            }
        }
    }

    @Test
    void value_notSaved_isGoneAfterAReset() {
        setPatrolScrub(NOT_SAVED, cycle(20));

        assertEquals(20, cycle(FeatureSelection.CURRENT));
        assertEquals(12, cycle(FeatureSelection.DEFAULT));
        assertEquals(12, cycle(FeatureSelection.SAVED));
        simulated.reset();
        assertEquals(12, cycle(FeatureSelection.CURRENT));
    }

    @Test
    void value_saved_outlastsResets() {
        setPatrolScrub(SAVED, cycle(30));
        setPatrolScrub(NOT_SAVED, cycle(40));

        assertEquals(40, cycle(FeatureSelection.CURRENT));
        assertEquals(30, cycle(FeatureSelection.SAVED));
        simulated.reset();
        assertEquals(30, cycle(FeatureSelection.CURRENT));
        assertEquals(12, cycle(FeatureSelection.DEFAULT));
    }

    @Test
    void patrolScrub_cycleBelowTheShortest_isInvalidInput() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> setPatrolScrub(SAVED, cycle(0)));
        setPatrolScrub(NOT_SAVED, cycle(1));
        assertEquals(1, cycle(FeatureSelection.CURRENT));
        setPatrolScrub(
                NOT_SAVED,
                PatrolScrubWritableAttributes.builder().scrubCycle(255).build());
        assertEquals(255, cycle(FeatureSelection.CURRENT));
        assertFalse(patrolScrub(FeatureSelection.CURRENT).attributes().enabled());
    }

    // W14
    @Test
    void fullTransfer_whateverTheOffset_beginsAtTheFirstByte() {
        for (int offset : new int[] {1, 2, 0xffff}) {
            setPart(FeatureTransferAction.FULL_TRANSFER, offset, 20 + offset % 8, 1);
            assertEquals(20 + offset % 8, cycle(FeatureSelection.CURRENT));
        }
    }

    // F7
    @Test
    void lastPart_thatTheFeatureCannotBeSetTo_isRefusedAndChangesNothing() {
        setPart(FeatureTransferAction.INITIATE, 0, 0);
        Map<String, Object> before = simulated.save();

        assertRefused(ReturnCode.INVALID_INPUT, () -> setPart(FeatureTransferAction.FINISH, 1, 1));

        assertEquals(before, simulated.save());
        setPart(FeatureTransferAction.ABORT, 0);
        assertEquals(12, cycle(FeatureSelection.CURRENT));
    }

    @Test
    void errorCheckScrub_isSetForEachUnit() {
        int first = EcsSettings.builder()
                .thresholdCount(EcsThreshold.ERRORS_4096)
                .countsCodewords(true)
                .resetCounter(true)
                .build()
                .bits();
        int second = EcsSettings.builder()
                .thresholdCount(EcsThreshold.ERRORS_1024)
                .build()
                .bits();
        setErrorCheckScrub(EcsLogEntryType.PER_MEMORY_MEDIA_FRU, first, second);

        List<EcsFruAttributes> units =
                component.getDdr5EcsControlFeature(9, FeatureSelection.CURRENT).fruAttributes();
        assertEquals(2, units.size());
        assertEquals(EcsThreshold.ERRORS_4096, units.get(0).ecsConfiguration().thresholdCount());
        assertTrue(units.get(0).ecsConfiguration().countsCodewords());
        assertEquals(EcsThreshold.ERRORS_1024, units.get(1).ecsConfiguration().thresholdCount());

        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> setErrorCheckScrub(EcsLogEntryType.PER_DRAM, first));
        assertRefused(ReturnCode.INVALID_INPUT, () -> setErrorCheckScrub(EcsLogEntryType.PER_DRAM, first, 2));
    }

    @Test
    void maintenanceFeatures_cannotStartByThemselves() {
        MaintenanceOperationMode byItself =
                MaintenanceOperationMode.builder().deviceInitiated(true).build();
        PprMode silent = PprMode.NONE;
        component.setSoftPprFeature(request -> request.version(3)
                .attributes(PprWritableAttributes.builder().pprMode(silent).build()));
        assertEquals(
                silent,
                component
                        .getSoftPprFeature(PprReadableAttributes.LENGTH, FeatureSelection.CURRENT)
                        .attributes()
                        .pprMode());
        assertTrue(component
                .getHardPprFeature(PprReadableAttributes.LENGTH, FeatureSelection.CURRENT)
                .attributes()
                .pprMode()
                .memorySparingEventRecordEnabled());

        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> component.setHardPprFeature(request -> request.version(3)
                        .attributes(PprWritableAttributes.builder()
                                .operationMode(byItself)
                                .build())));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> component.setHardPprFeature(request -> request.version(3)
                        .attributes(PprWritableAttributes.builder()
                                .pprMode(PprMode.builder()
                                        .deviceInitiatedAtBootEnabled(true)
                                        .build())
                                .build())));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> component.setRowMemorySparingFeature(request -> request.version(1)
                        .attributes(MemorySparingWritableAttributes.builder()
                                .operationMode(byItself)
                                .build())));
    }

    @Test
    void version_thatTheFeatureLacks_isUnsupportedFeatureVersion() {
        for (int version : new int[] {2, 4}) {
            assertRefused(
                    ReturnCode.UNSUPPORTED_FEATURE_VERSION,
                    () -> component.setSoftPprFeature(request -> request.version(version)));
        }
    }

    @Test
    void getFeature_readsParts() {
        byte[] whole = patrolScrub(FeatureSelection.CURRENT).attributes().bytes();

        byte[] end = component
                .getFeature(request -> request.featureIdentifier(FeatureIdentifier.PATROL_SCRUB_CONTROL)
                        .offset(3)
                        .count(9))
                .featureData();

        assertArrayEquals(new byte[] {whole[3]}, end);
    }

    @Test
    void getFeature_thatCannotBe_isRefused() {
        GetFeatureRequest.Builder scrub =
                GetFeatureRequest.builder().featureIdentifier(FeatureIdentifier.PATROL_SCRUB_CONTROL);
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> component.getFeature(scrub.offset(4).count(1).build()));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> component.getFeature(scrub.offset(0).count(0).build()));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> component.getFeature(GetFeatureRequest.builder()
                        .featureIdentifier(FeatureIdentifier.ADVANCED_PROGRAMMABLE_CVME_THRESHOLD)
                        .count(1)
                        .build()));
        byte[] unknownSelection = scrub.count(4).build().bytes();
        unknownSelection[unknownSelection.length - 1] = 3;
        assertRefused(
                ReturnCode.UNSUPPORTED_FEATURE_SELECTION_VALUE,
                () -> endpoint.executeRaw(GetFeature.OPCODE, unknownSelection));
    }

    @Test
    void transferInParts_changesAtItsEnd() {
        setPart(FeatureTransferAction.INITIATE, 0, 50);
        assertEquals(12, cycle(FeatureSelection.CURRENT));
        assertRefused(ReturnCode.FEATURE_TRANSFER_IN_PROGRESS, () -> setPatrolScrub(SAVED, cycle(9)));
        assertRefused(ReturnCode.FEATURE_TRANSFER_IN_PROGRESS, () -> setPart(FeatureTransferAction.INITIATE, 0, 50));
        assertRefused(ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER, () -> setPart(FeatureTransferAction.FINISH, 0, 1));
        assertRefused(ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER, () -> setPart(FeatureTransferAction.FINISH, 2, 1));
        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> setPart(FeatureTransferAction.CONTINUE, 1, 1, 1));

        setPart(FeatureTransferAction.FINISH, FeatureIdentifier.TRANSFER_UNDER_WAY, 1, 1);

        assertEquals(50, cycle(FeatureSelection.CURRENT));
        assertEquals(50, cycle(FeatureSelection.SAVED));
    }

    @Test
    void transferInParts_tooLittleInAll_isInvalidPayloadLengthAndGoesOn() {
        setPart(FeatureTransferAction.INITIATE, FeatureIdentifier.DDR5_ECS_CONTROL, 0, 0, 3);
        setPart(FeatureTransferAction.CONTINUE, FeatureIdentifier.DDR5_ECS_CONTROL, 2, 0);
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> setPart(FeatureTransferAction.FINISH, FeatureIdentifier.DDR5_ECS_CONTROL, 3, 4));
        assertRefused(ReturnCode.FEATURE_TRANSFER_IN_PROGRESS, () -> setPart(FeatureTransferAction.CONTINUE, 3, 4));

        setPart(FeatureTransferAction.FINISH, FeatureIdentifier.DDR5_ECS_CONTROL, 3, 4, 0);

        assertEquals(
                EcsThreshold.ERRORS_1024,
                component
                        .getDdr5EcsControlFeature(9, FeatureSelection.CURRENT)
                        .fruAttributes()
                        .get(1)
                        .ecsConfiguration()
                        .thresholdCount());
    }

    @Test
    void transferInParts_abortedOrNotBegun() {
        assertRefused(ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER, () -> setPart(FeatureTransferAction.CONTINUE, 0, 1));
        assertRefused(
                ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER,
                () -> setPart(FeatureTransferAction.CONTINUE, FeatureIdentifier.TRANSFER_UNDER_WAY, 0, 1));
        assertRefused(ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER, () -> setPart(FeatureTransferAction.ABORT, 0));
        assertRefused(ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER, () -> setPart(FeatureTransferAction.INITIATE, 1, 1));
        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> setPart(FeatureTransferAction.INITIATE, 0));

        setPart(FeatureTransferAction.INITIATE, 0, 50);
        setPart(FeatureTransferAction.ABORT, 0);
        setPatrolScrub(NOT_SAVED, cycle(9));
        setPart(FeatureTransferAction.INITIATE, 0, 50);
        simulated.reset();
        setPatrolScrub(NOT_SAVED, cycle(8));
        assertEquals(8, cycle(FeatureSelection.CURRENT));
    }

    @Test
    void setFeature_unknownActionOrTooShort_isRefused() {
        byte[] request = SetFeatureRequest.builder()
                .featureIdentifier(FeatureIdentifier.PATROL_SCRUB_CONTROL)
                .setFeatureFlags(SetFeatureFlags.of(5))
                .version(1)
                .featureData(new byte[2])
                .build()
                .bytes();

        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(SetFeature.OPCODE, request));
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(SetFeature.OPCODE, new byte[SetFeatureRequest.MINIMUM_LENGTH - 1]));
    }
}
