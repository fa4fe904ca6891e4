package org.cxlmi.simulator.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.ActivateFwRequest;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The firmware slots: one is active, the others take what is transferred. */
public final class Firmware implements CommandSet, Saved, BackgroundOperations.Work<ActivateFwRequest> {

    private static final Duration ACTIVATION = Duration.ofSeconds(2);
    private static final List<BiConsumer<GetFwInfoResponse.Builder, String>> REVISIONS = List.of(
            GetFwInfoResponse.Builder::slot1FirmwareRevision,
            GetFwInfoResponse.Builder::slot2FirmwareRevision,
            GetFwInfoResponse.Builder::slot3FirmwareRevision,
            GetFwInfoResponse.Builder::slot4FirmwareRevision);

    /** Slots that a device may have. */
    public static final int MINIMUM_SLOTS = 2;

    public static final int MAXIMUM_SLOTS = REVISIONS.size();

    private final String[] revisions;
    private final FirmwareTransfer transfer = new FirmwareTransfer();
    private final InstantSource clock;
    private final BackgroundOperations background;
    private final Duration transferTime;
    private int activeSlot = 1;
    private int stagedSlot;

    /** @param transferTime what each part of a package takes in the background; zero if it is taken at once */
    Firmware(
            String activeRevision,
            int slots,
            InstantSource clock,
            BackgroundOperations background,
            Duration transferTime) {
        this.revisions = new String[slots];
        Arrays.fill(revisions, "");
        revisions[0] = activeRevision;
        this.clock = clock;
        this.background = background;
        this.transferTime = transferTime;
        background.define(ActivateFw.COMMAND, this);
        background.define(TransferFw.COMMAND, this::finish);
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetFwInfo.COMMAND, this::info);
        table.onStart(TransferFw.COMMAND, this::transfer);
        table.onStart(ActivateFw.COMMAND, this::activate);
    }

    String activeRevision() {
        return revisions[activeSlot - 1];
    }

    /** Forgets a transfer that has not come to its end, and activates what was staged. */
    @Override
    public void reset() {
        transfer.abort();
        if (stagedSlot > 0) {
            activeSlot = stagedSlot;
            stagedSlot = 0;
        }
    }

    private ReturnCode activate(ActivateFwRequest request) {
        return switch (request.action()) {
            case ONLINE -> background.start(ActivateFw.COMMAND, request, ACTIVATION);
            case ON_NEXT_RESET -> {
                check(request);
                stagedSlot = request.slot();
                yield ReturnCode.SUCCESS;
            }
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        };
    }

    @Override
    public void check(ActivateFwRequest request) {
        checkSlot(request.slot());
        Refusal.when(revisions[request.slot() - 1].isEmpty(), ReturnCode.INVALID_SLOT);
    }

    @Override
    public ReturnCode finish(ActivateFwRequest request) {
        activeSlot = request.slot();
        stagedSlot = 0;
        return ReturnCode.SUCCESS;
    }

    private GetFwInfoResponse info() {
        GetFwInfoResponse.Builder info = GetFwInfoResponse.builder()
                .slotsSupported(revisions.length)
                .activeSlot(activeSlot)
                .stagedSlot(stagedSlot)
                .onlineActivationSupported(true);
        for (int i = 0; i < revisions.length; i++) {
            REVISIONS.get(i).accept(info, revisions[i]);
        }
        return info.build();
    }

    private ReturnCode transfer(TransferFwRequest request) {
        background.checkIdle();
        Instant now = clock.instant();
        if (transfer.isRepeated(request, now)) {
            return ReturnCode.SUCCESS;
        }
        switch (request.action()) {
            case FULL_TRANSFER -> {
                transfer.checkNotRunning(now);
                checkSlot(request.slot());
            }
            case INITIATE -> transfer.begin(request, now);
            case CONTINUE -> transfer.append(request, now);
            case END -> {
                transfer.checkNext(request, now);
                checkSlot(request.slot());
            }
            case ABORT -> {
                transfer.abort();
                return ReturnCode.SUCCESS;
            }
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        }
        return transferTime.isZero() ? finish(request) : background.start(TransferFw.COMMAND, request, transferTime);
    }

    /** Stores a package that is complete in its slot. After any other part, the timeout for the next part begins. */
    private ReturnCode finish(TransferFwRequest request) {
        switch (request.action()) {
            case FULL_TRANSFER -> store(request.slot(), FirmwareTransfer.revision(request.data()));
            case END -> store(request.slot(), transfer.end(request));
            default -> transfer.touch(clock.instant());
        }
        return ReturnCode.SUCCESS;
    }

    private void checkSlot(int slot) {
        Refusal.when(slot < 1 || slot > revisions.length || slot == activeSlot, ReturnCode.INVALID_SLOT);
    }

    private void store(int slot, String revision) {
        revisions[slot - 1] = revision;
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("revisions", List.of(revisions));
        state.put("activeSlot", activeSlot);
        state.put("stagedSlot", stagedSlot);
        state.put("transfer", transfer.save());
        return state;
    }

    @Override
    public void restore(SavedState state) {
        List<String> saved = state.texts("revisions");
        state.check(saved.size() == revisions.length, "revisions", "one for each of " + revisions.length + " slots");
        for (int i = 0; i < revisions.length; i++) {
            revisions[i] = saved.get(i);
            state.check(FirmwareTransfer.isRevision(revisions[i]), "revisions", "up to 16 ASCII characters each");
        }
        activeSlot = state.integer("activeSlot", 1, revisions.length);
        state.check(!activeRevision().isEmpty(), "activeSlot", "one that is not empty");
        stagedSlot = state.integer("stagedSlot", 0, revisions.length);
        state.check(stagedSlot == 0 || !revisions[stagedSlot - 1].isEmpty(), "stagedSlot", "one that is not empty");
        transfer.restore(state.map("transfer"));
    }
}
