package org.cxlmi.simulator.device;

import java.time.Duration;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.MaintenanceAttributes;
import org.cxlmi.sdk.generic.MaintenanceLatencyScale;
import org.cxlmi.sdk.generic.MaintenanceOperationClass;
import org.cxlmi.sdk.generic.MaintenanceOperationMode;
import org.cxlmi.sdk.generic.MemorySparingKind;
import org.cxlmi.sdk.generic.MemorySparingReadableAttributes;
import org.cxlmi.sdk.generic.MemorySparingWritableAttributes;
import org.cxlmi.sdk.generic.PprKind;
import org.cxlmi.sdk.generic.PprMode;
import org.cxlmi.sdk.generic.PprReadableAttributes;
import org.cxlmi.sdk.generic.PprWritableAttributes;
import org.cxlmi.simulator.Refusal;

/** How the device repairs its memory; it never starts a repair by itself. */
final class MaintenanceFeatures {

    /** How long each operation takes. */
    static final Duration LATENCY = Duration.ofMillis(100);

    private static final int PPR_VERSION = 3;
    private static final int SPARING_VERSION = 1;

    private MaintenanceFeatures() {}

    static FeatureFormat softPpr() {
        return ppr(FeatureIdentifier.SOFT_PPR, PprKind.SOFT);
    }

    static FeatureFormat hardPpr() {
        return ppr(FeatureIdentifier.HARD_PPR, PprKind.HARD);
    }

    static FeatureFormat cachelineSparing() {
        return sparing(FeatureIdentifier.CACHELINE_MEMORY_SPARING, MemorySparingKind.CACHELINE);
    }

    static FeatureFormat rowSparing() {
        return sparing(FeatureIdentifier.ROW_MEMORY_SPARING, MemorySparingKind.ROW);
    }

    static FeatureFormat bankSparing() {
        return sparing(FeatureIdentifier.BANK_MEMORY_SPARING, MemorySparingKind.BANK);
    }

    static FeatureFormat rankSparing() {
        return sparing(FeatureIdentifier.RANK_MEMORY_SPARING, MemorySparingKind.RANK);
    }

    private static FeatureFormat ppr(FeatureIdentifier identifier, PprKind kind) {
        byte[] defaults = PprWritableAttributes.builder()
                .pprMode(PprMode.builder().memorySparingEventRecordEnabled(true).build())
                .build()
                .bytes();
        return new FeatureFormat(identifier, PPR_VERSION, defaults, written -> readPpr(kind, written));
    }

    private static byte[] readPpr(PprKind kind, byte[] written) {
        PprWritableAttributes chosen = PprWritableAttributes.wrap(written);
        PprMode mode = PprMode.builder()
                .memorySparingEventRecordEnabled(chosen.pprMode().memorySparingEventRecordEnabled())
                .build();
        Refusal.when(!mode.equals(chosen.pprMode()), ReturnCode.INVALID_INPUT);
        return PprReadableAttributes.builder()
                .maintenance(attributes(chosen.operationMode(), MaintenanceOperationClass.PPR, kind.code()))
                .dpaSupported(true)
                .nibbleMaskSupported(true)
                .memorySparingEventRecordSupported(true)
                .pprMode(mode)
                .build()
                .bytes();
    }

    private static FeatureFormat sparing(FeatureIdentifier identifier, MemorySparingKind kind) {
        byte[] defaults = MemorySparingWritableAttributes.builder().build().bytes();
        return new FeatureFormat(identifier, SPARING_VERSION, defaults, written -> readSparing(kind, written));
    }

    private static byte[] readSparing(MemorySparingKind kind, byte[] written) {
        MaintenanceOperationMode mode =
                MemorySparingWritableAttributes.wrap(written).operationMode();
        return MemorySparingReadableAttributes.builder()
                .maintenance(attributes(mode, MaintenanceOperationClass.MEMORY_SPARING, kind.code()))
                .hardSparingSupported(true)
                .softSparingSupported(true)
                .build()
                .bytes();
    }

    private static MaintenanceAttributes attributes(
            MaintenanceOperationMode mode, MaintenanceOperationClass operationClass, int subclass) {
        Refusal.when(!mode.equals(MaintenanceOperationMode.NONE), ReturnCode.INVALID_INPUT);
        return MaintenanceAttributes.builder()
                .latencyScale(MaintenanceLatencyScale.MILLISECONDS_100)
                .latencyValue(1)
                .maintenanceOperationClass(operationClass)
                .maintenanceOperationSubclass(subclass)
                .build();
    }
}
