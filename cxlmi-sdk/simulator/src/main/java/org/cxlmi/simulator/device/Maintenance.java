package org.cxlmi.simulator.device;

import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.MemorySparingEvent;
import org.cxlmi.sdk.events.MemorySparingResult;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.PerformMaintenance;
import org.cxlmi.sdk.generic.PerformMaintenanceRequest;
import org.cxlmi.sdk.generic.PerformMemorySparing;
import org.cxlmi.sdk.generic.PerformMemorySparingRequest;
import org.cxlmi.sdk.generic.PerformPpr;
import org.cxlmi.sdk.generic.PerformPprRequest;
import org.cxlmi.sdk.generic.PprReadableAttributes;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.EventLogs;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.device.MediaGuard.Range;

/** Post package repair and memory sparing, both in the background, as long as there are resources. */
final class Maintenance implements CommandSet, Saved, BackgroundOperations.Work<PerformMaintenanceRequest> {

    private static final long LINE = 64;
    private static final int MOST_REPORTED = 3;

    private final MediaGuard guard;
    private final Features features;
    private final EventLogs events;
    private final BackgroundOperations background;
    private final SpareResources resources = new SpareResources();

    Maintenance(MediaGuard guard, Features features, EventLogs events, BackgroundOperations background) {
        this.guard = guard;
        this.features = features;
        this.events = events;
        this.background = background;
        background.define(PerformMaintenance.COMMAND, this);
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.onStart(PerformMaintenance.COMMAND, this::perform);
    }

    @Override
    public void reset() {
        resources.reset();
    }

    private ReturnCode perform(PerformMaintenanceRequest request) {
        check(request);
        if (isPpr(request) && ppr(request).queryResources()) {
            return resources.left(pprKind(ppr(request))) > 0 ? ReturnCode.SUCCESS : ReturnCode.RESOURCES_EXHAUSTED;
        }
        return background.start(PerformMaintenance.COMMAND, request, MaintenanceFeatures.LATENCY);
    }

    @Override
    public void check(PerformMaintenanceRequest request) {
        if (isPpr(request)) {
            PerformPprRequest repair = ppr(request);
            pprKind(repair);
            long line = repair.dpa() - Math.floorMod(repair.dpa(), LINE);
            Range range = guard.range(line, line, () -> LINE);
            guard.checkAccessible(range);
        } else {
            sparingKind(sparing(request));
        }
    }

    @Override
    public ReturnCode finish(PerformMaintenanceRequest request) {
        return isPpr(request) ? repair(ppr(request)) : replace(sparing(request));
    }

    private static boolean isPpr(PerformMaintenanceRequest request) {
        return switch (request.maintenanceOperationClass()) {
            case PPR -> true;
            case MEMORY_SPARING -> false;
            default -> throw new Refusal(ReturnCode.INVALID_INPUT);
        };
    }

    private static PerformPprRequest ppr(PerformMaintenanceRequest request) {
        return CommandTable.read(PerformPpr.COMMAND, request.bytes());
    }

    private static PerformMemorySparingRequest sparing(PerformMaintenanceRequest request) {
        return CommandTable.read(PerformMemorySparing.COMMAND, request.bytes());
    }

    private static FeatureIdentifier pprKind(PerformPprRequest request) {
        return switch (request.maintenanceOperationSubclass()) {
            case SOFT -> FeatureIdentifier.SOFT_PPR;
            case HARD -> FeatureIdentifier.HARD_PPR;
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        };
    }

    private static FeatureIdentifier sparingKind(PerformMemorySparingRequest request) {
        return switch (request.maintenanceOperationSubclass()) {
            case CACHELINE -> FeatureIdentifier.CACHELINE_MEMORY_SPARING;
            case ROW -> FeatureIdentifier.ROW_MEMORY_SPARING;
            case BANK -> FeatureIdentifier.BANK_MEMORY_SPARING;
            case RANK -> FeatureIdentifier.RANK_MEMORY_SPARING;
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        };
    }

    private ReturnCode repair(PerformPprRequest request) {
        FeatureIdentifier kind = pprKind(request);
        boolean hard = kind == FeatureIdentifier.HARD_PPR;
        boolean done = resources.take(kind, hard);
        PprReadableAttributes feature = PprReadableAttributes.wrap(features.current(kind));
        if (feature.pprMode().memorySparingEventRecordEnabled()) {
            MemorySparingEvent.Builder event = MemorySparingEvent.builder()
                    .maintenanceOperationClass(request.maintenanceOperationClass())
                    .maintenanceOperationSubclass(request.maintenanceOperationSubclassCode())
                    .hardSparing(hard);
            report(event, kind, done);
        }
        return done ? ReturnCode.SUCCESS : ReturnCode.RESOURCES_EXHAUSTED;
    }

    private ReturnCode replace(PerformMemorySparingRequest request) {
        FeatureIdentifier kind = sparingKind(request);
        boolean done =
                request.queryResources() ? resources.left(kind) > 0 : resources.take(kind, request.hardSparing());
        report(SparingEvents.about(request), kind, done);
        return done ? ReturnCode.SUCCESS : ReturnCode.RESOURCES_EXHAUSTED;
    }

    private void report(MemorySparingEvent.Builder builder, FeatureIdentifier kind, boolean done) {
        MemorySparingEvent event = builder.result(
                        done ? MemorySparingResult.SUCCESS : MemorySparingResult.RESOURCES_EXHAUSTED)
                .resourcesAvailableCode(Math.min(resources.left(kind), MOST_REPORTED))
                .build();
        EventLog log = done ? EventLog.INFORMATIONAL : EventLog.WARNING;
        events.add(
                log,
                EventRecord.builder()
                        .flags(EventRecordFlags.builder()
                                .severity(EventLogs.severity(log))
                                .maintenanceSubclassValid(true)
                                .build())
                        .maintenanceOperationClassCode(event.maintenanceOperationClass())
                        .maintenanceOperationSubclass(event.maintenanceOperationSubclass())
                        .memorySparingEvent(event)
                        .build());
    }

    @Override
    public Map<String, Object> save() {
        return resources.save();
    }

    @Override
    public void restore(SavedState state) {
        resources.restore(state);
    }
}
