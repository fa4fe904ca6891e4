package org.cxlmi.simulator.device;

import java.util.Arrays;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EcsConfiguration;
import org.cxlmi.sdk.generic.EcsFruAttributes;
import org.cxlmi.sdk.generic.EcsLogEntryType;
import org.cxlmi.sdk.generic.EcsSettings;
import org.cxlmi.sdk.generic.EcsThreshold;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.GetDdr5EcsControlFeatureResponse;
import org.cxlmi.sdk.generic.PatrolScrubReadableAttributes;
import org.cxlmi.sdk.generic.PatrolScrubWritableAttributes;
import org.cxlmi.sdk.generic.SetDdr5EcsControlFeatureRequest;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.simulator.Refusal;

/** How the device looks for errors: on patrol, and within its DDR5 memory. */
final class ScrubFeatures {

    private static final int VERSION = 1;
    private static final int SHORTEST_CYCLE = 1;
    private static final int DEFAULT_CYCLE = 12;
    private static final int UNITS = 2;

    private ScrubFeatures() {}

    static FeatureFormat patrolScrub() {
        byte[] defaults = PatrolScrubWritableAttributes.builder()
                .scrubCycle(DEFAULT_CYCLE)
                .enabled(true)
                .build()
                .bytes();
        return new FeatureFormat(
                FeatureIdentifier.PATROL_SCRUB_CONTROL, VERSION, defaults, ScrubFeatures::readPatrolScrub);
    }

    private static byte[] readPatrolScrub(byte[] written) {
        PatrolScrubWritableAttributes chosen = PatrolScrubWritableAttributes.wrap(written);
        Refusal.when(chosen.scrubCycle() < SHORTEST_CYCLE, ReturnCode.INVALID_INPUT);
        return PatrolScrubReadableAttributes.builder()
                .scrubCycleChangeable(true)
                .realTimeReportingCapable(true)
                .currentScrubCycle(chosen.scrubCycle())
                .minimumScrubCycle(SHORTEST_CYCLE)
                .enabled(chosen.enabled())
                .build()
                .bytes();
    }

    static FeatureFormat errorCheckScrub() {
        int[] settings = new int[UNITS];
        Arrays.fill(
                settings,
                EcsSettings.builder()
                        .thresholdCount(EcsThreshold.ERRORS_256)
                        .build()
                        .bits());
        byte[] request = SetDdr5EcsControlFeatureRequest.builder()
                .version(VERSION)
                .logEntryType(EcsLogEntryType.PER_DRAM)
                .fruSettings(settings)
                .build()
                .bytes();
        byte[] defaults = SetFeatureRequest.wrap(request).featureData();
        return new FeatureFormat(
                FeatureIdentifier.DDR5_ECS_CONTROL, VERSION, defaults, ScrubFeatures::readErrorCheckScrub);
    }

    private static byte[] readErrorCheckScrub(byte[] written) {
        SetDdr5EcsControlFeatureRequest chosen = SetDdr5EcsControlFeatureRequest.wrap(SetFeatureRequest.builder()
                .version(VERSION)
                .featureData(written)
                .build()
                .bytes());
        Refusal.when(chosen.logEntryType() == EcsLogEntryType.UNRECOGNIZED, ReturnCode.INVALID_INPUT);
        return GetDdr5EcsControlFeatureResponse.builder()
                .logEntryType(chosen.logEntryType())
                .fruAttributes(Arrays.stream(chosen.fruSettings())
                        .mapToObj(bits -> unit(EcsSettings.of(bits)))
                        .toList())
                .build()
                .bytes();
    }

    private static EcsFruAttributes unit(EcsSettings settings) {
        Refusal.when(settings.thresholdCount() == EcsThreshold.UNRECOGNIZED, ReturnCode.INVALID_INPUT);
        return EcsFruAttributes.builder()
                .realTimeReportingCapable(true)
                .ecsConfiguration(EcsConfiguration.builder()
                        .thresholdCount(settings.thresholdCount())
                        .countsCodewords(settings.countsCodewords())
                        .build())
                .build();
    }
}
