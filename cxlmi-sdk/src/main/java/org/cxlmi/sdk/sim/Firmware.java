package org.cxlmi.sdk.sim;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;

/** The firmware slots: the first is active, the others take what is transferred. */
final class Firmware {

    private static final int ACTIVE_SLOT = 1;
    private static final List<BiConsumer<GetFwInfoResponse.Builder, String>> REVISIONS = List.of(
            GetFwInfoResponse.Builder::slot1FirmwareRevision,
            GetFwInfoResponse.Builder::slot2FirmwareRevision,
            GetFwInfoResponse.Builder::slot3FirmwareRevision,
            GetFwInfoResponse.Builder::slot4FirmwareRevision);

    /** Slots that a device may have. */
    static final int MINIMUM_SLOTS = 2;

    static final int MAXIMUM_SLOTS = REVISIONS.size();

    private final String[] revisions;
    private final FirmwareTransfer transfer = new FirmwareTransfer();
    private final InstantSource clock;

    Firmware(String activeRevision, int slots, InstantSource clock) {
        this.revisions = new String[slots];
        Arrays.fill(revisions, "");
        revisions[ACTIVE_SLOT - 1] = activeRevision;
        this.clock = clock;
    }

    void register(CommandTable table, MessageLimits limits) {
        table.on(GetFwInfo.COMMAND, this::info);
        table.onChange(TransferFw.COMMAND, this::transfer);
    }

    /** Forgets a transfer that has not come to its end. */
    void reset() {
        transfer.abort();
    }

    private GetFwInfoResponse info() {
        GetFwInfoResponse.Builder info =
                GetFwInfoResponse.builder().slotsSupported(revisions.length).activeSlot(ACTIVE_SLOT);
        for (int i = 0; i < revisions.length; i++) {
            REVISIONS.get(i).accept(info, revisions[i]);
        }
        return info.build();
    }

    private void transfer(TransferFwRequest request) {
        Instant now = clock.instant();
        transfer.abortIfLate(now);
        if (transfer.isRepeated(request)) {
            return;
        }
        switch (request.action()) {
            case FULL_TRANSFER -> {
                transfer.checkNotRunning();
                checkSlot(request.slot());
                store(request.slot(), FirmwareTransfer.revision(request.data()));
            }
            case INITIATE -> transfer.begin(request, now);
            case CONTINUE -> transfer.append(request, now);
            case END -> {
                transfer.checkNext(request);
                checkSlot(request.slot());
                store(request.slot(), transfer.end(request));
            }
            case ABORT -> transfer.abort();
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        }
    }

    private void checkSlot(int slot) {
        Refusal.when(slot < 1 || slot > revisions.length || slot == ACTIVE_SLOT, ReturnCode.INVALID_SLOT);
    }

    private void store(int slot, String revision) {
        revisions[slot - 1] = revision;
    }
}
