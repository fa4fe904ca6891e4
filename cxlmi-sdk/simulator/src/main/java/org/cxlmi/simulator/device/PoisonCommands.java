package org.cxlmi.simulator.device;

import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.MemoryEventTransactionType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.memdev.ClearPoison;
import org.cxlmi.sdk.memdev.ClearPoisonRequest;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.memdev.InjectPoison;
import org.cxlmi.sdk.memdev.InjectPoisonRequest;
import org.cxlmi.sdk.memdev.PoisonSource;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.device.MediaGuard.Range;

/** Listing, injecting and clearing poison. */
final class PoisonCommands implements CommandSet {

    private static final long LINE = 64;

    private final PoisonedMedia media;
    private final MediaGuard guard;
    private final MediaEvents events;
    private final BackgroundOperations background;
    private final int injectLimit;

    /** @param injectLimit the largest number of addresses that hold injected poison; 0 for no limit */
    PoisonCommands(
            PoisonedMedia media,
            MediaGuard guard,
            MediaEvents events,
            BackgroundOperations background,
            int injectLimit) {
        this.media = media;
        this.guard = guard;
        this.events = events;
        this.background = background;
        this.injectLimit = injectLimit;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        PoisonReader reader = new PoisonReader(media, guard, limits);
        table.on(GetPoisonList.COMMAND, request -> reader.read(request, background.isRunning(ScanMedia.COMMAND)));
        table.onChange(InjectPoison.COMMAND, this::inject);
        table.onChange(ClearPoison.COMMAND, this::clear);
    }

    private void inject(InjectPoisonRequest request) {
        Range line = guard.range(request.physicalAddress(), request.devicePhysicalAddress(), () -> LINE);
        guard.checkAccessible(line);
        if (media.isPoisoned(line.start(), LINE)) {
            return;
        }
        Refusal.when(
                injectLimit > 0 && media.count(PoisonSource.INJECTED) >= injectLimit,
                ReturnCode.INJECT_POISON_LIMIT_REACHED);
        boolean listed = media.add(line.start(), LINE, PoisonSource.INJECTED);
        events.poison(
                listed ? EventLog.INFORMATIONAL : EventLog.WARNING,
                line.start(),
                MemoryEventTransactionType.HOST_INJECT_POISON,
                !listed);
    }

    /** Poisons a range from outside; an event tells if the list had no room for it. */
    void add(long address, long length) {
        if (!media.add(address, length, PoisonSource.INJECTED)) {
            events.poison(EventLog.WARNING, address, MemoryEventTransactionType.MEDIA_MANAGEMENT, true);
        }
    }

    private void clear(ClearPoisonRequest request) {
        Range line = guard.range(request.physicalAddress(), request.devicePhysicalAddress(), () -> LINE);
        guard.checkAccessible(line);
        media.clear(line.start(), LINE);
    }
}
