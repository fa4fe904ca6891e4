package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.FeatureTransferAction;
import org.cxlmi.sdk.generic.SetFeature;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;

/** Writes the value of a feature in parts, and reads it back. */
final class FeatureWrite {

    private static final String TRANSFER = "transfer";
    private static final String OPEN = "open";
    private static final String FINISHED = "finished";

    private final JobRun<?> run;
    private final SetFeatureRequest whole;
    private final FeatureData.Options options;
    private final FeatureData features;
    private Optional<byte[]> before = Optional.empty();

    /** @param whole the feature, the version of its format, and its value */
    FeatureWrite(JobRun<?> run, SetFeatureRequest whole, FeatureData.Options options) {
        this.run = run;
        this.whole = whole;
        this.options = options;
        this.features = FeatureData.of(run.target());
    }

    FeatureChange perform() throws InterruptedException {
        run.enter("check");
        Optional<SupportedFeatureEntry> entry = ask(() -> features.entry(feature()));
        String state = run.checkpoint().text(TRANSFER).orElse("");
        if (!state.equals(FINISHED)) {
            before = read(entry, FeatureSelection.CURRENT);
            if (state.equals(OPEN)) {
                boolean unused = isAborted(feature(), whole.version());
            }
            transfer(entry);
        }
        run.leaves("The component has taken the value, but it could not be read back.");
        run.enter("verification");
        boolean readSaved = options.saved()
                && entry.map(each -> each.attributeFlags().savedSelectionSupported())
                        .orElse(false);
        return new FeatureChange(
                whole.featureData(),
                read(entry, FeatureSelection.CURRENT),
                readSaved ? read(entry, FeatureSelection.SAVED) : Optional.empty());
    }

    private UUID feature() {
        return whole.featureIdentifierId();
    }

    private void transfer(Optional<SupportedFeatureEntry> entry) throws InterruptedException {
        int size = options.partBytes().isPresent()
                ? options.partBytes().getAsInt()
                : Busy.retry(
                        run.target(),
                        options.timeout(),
                        () -> Room.behind(run.target(), SetFeatureRequest.MINIMUM_LENGTH));
        byte[] data = whole.featureData();
        run.enter(TRANSFER);
        run.keep(run.checkpoint().with(TRANSFER, OPEN));
        run.done(0, data.length, "bytes");
        try {
            new Transfer().run(PartedTransfer.Source.of(data), size);
        } catch (OutcomeUnknownException e) {
            if (!isChanged(entry)) {
                throw e;
            }
        }
        run.keep(run.checkpoint().with(TRANSFER, FINISHED));
    }

    /** Whether the feature now has the value, and had another one before. */
    private boolean isChanged(Optional<SupportedFeatureEntry> entry) throws InterruptedException {
        byte[] data = whole.featureData();
        return before.isPresent()
                && !Arrays.equals(before.get(), data)
                && read(entry, FeatureSelection.CURRENT)
                        .map(now -> Arrays.equals(now, data))
                        .orElse(false);
    }

    /** A value of the feature; absent if the component does not let it be read. */
    private Optional<byte[]> read(Optional<SupportedFeatureEntry> entry, FeatureSelection selection)
            throws InterruptedException {
        return entry.isEmpty() || entry.get().getFeatureSize() == 0
                ? Optional.empty()
                : ask(() -> features.read(entry.get(), selection));
    }

    /** Absent if the component refuses. */
    private <T> Optional<T> ask(Supplier<T> question) throws InterruptedException {
        return Busy.ask(run.target(), options.timeout(), question);
    }

    private final class Transfer extends PartedTransfer {

        Transfer() {
            super(run.target(), SetFeature.COMMAND, ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER, options.timeout());
        }

        @Override
        BackgroundOperation send(Position position, long offset, byte[] part) throws InterruptedException {
            FeatureTransferAction action = switch (position) {
                case WHOLE -> FeatureTransferAction.FULL_TRANSFER;
                case FIRST -> FeatureTransferAction.INITIATE;
                case MIDDLE -> FeatureTransferAction.CONTINUE;
                case LAST -> FeatureTransferAction.FINISH;
            };
            SetFeatureRequest request = request(feature(), action)
                    .offset((int) offset)
                    .featureData(part)
                    .build();
            return offset == 0 ? begin(request) : FeatureWrite.this.send(request, options.timeout());
        }

        @Override
        void awaitEnd(BackgroundWait waiting, BackgroundOperation last) throws InterruptedException {
            run.leaves("The component may still change the feature.");
            waiting.until(last);
        }

        @Override
        void taken(long bytes) {
            run.done(bytes, whole.featureData().length, "bytes");
        }

        @Override
        void abort() throws InterruptedException {
            run.leaves("The transfer is not finished and could not be aborted: go on from its checkpoint, or write with"
                    + " withTakeover().");
            FeatureWrite.this.abort(feature(), whole.version());
            run.keepNothing();
            run.leaves("The transfer is aborted, and the feature keeps its value.");
        }
    }

    private BackgroundOperation begin(SetFeatureRequest first) throws InterruptedException {
        try {
            try {
                return send(first, options.timeout());
            } catch (CommandFailedException e) {
                if (!options.takeover() || e.returnCode() != ReturnCode.FEATURE_TRANSFER_IN_PROGRESS) {
                    throw e;
                }
            }
            takeOver();
            return send(first, options.timeout());
        } catch (CommandFailedException e) {
            run.keepNothing();
            throw e;
        }
    }

    /** Aborts the unfinished transfer; the component does not tell of which feature it is. */
    private void takeOver() throws InterruptedException {
        if (isAborted(feature(), whole.version())) {
            return;
        }
        for (SupportedFeatureEntry entry : ask(features::entries).orElse(List.of())) {
            int version = entry.setFeatureVersion();
            if (version != 0 && isAborted(entry.featureIdentifierId(), version)) {
                return;
            }
        }
    }

    /** Aborts the transfer of a feature; false if the component refuses, because it has no such transfer. */
    private boolean isAborted(UUID feature, int version) throws InterruptedException {
        try {
            abort(feature, version);
            return true;
        } catch (CommandFailedException e) {
            if (e.isRetryable() || e.layer() != run.target().layer()) {
                throw e;
            }
            return false;
        }
    }

    private void abort(UUID feature, int version) throws InterruptedException {
        SetFeatureRequest abort =
                request(feature, FeatureTransferAction.ABORT).version(version).build();
        send(abort, PartedTransfer.abortLimit(options.timeout()));
    }

    private SetFeatureRequest.Builder request(UUID feature, FeatureTransferAction action) {
        boolean saved = options.saved() && action != FeatureTransferAction.ABORT;
        return SetFeatureRequest.builder()
                .featureIdentifierId(feature)
                .setFeatureFlags(SetFeatureFlags.builder()
                        .action(action)
                        .savedAcrossReset(saved)
                        .build())
                .version(whole.version());
    }

    /** Any feature may change in the background: only the component knows which. */
    private BackgroundOperation send(SetFeatureRequest part, Duration limit) throws InterruptedException {
        return Busy.retry(run.target(), limit, () -> run.target().start(SetFeature.COMMAND, part));
    }
}
