package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.FeatureTransferAction;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFeatureRequest;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedFeaturesRequest;
import org.cxlmi.sdk.generic.SetFeature;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;

/**
 * Reads and writes the whole value of a feature, with as few commands as the component and the connection allow, see
 * {@link CxlTarget#limits}.
 */
public final class FeatureData {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    /** The largest size of a feature in bytes: its offsets have 16 bits. */
    private static final int LARGEST = 0xFFFF;

    private final CxlTarget target;
    private final Duration timeout;

    private FeatureData(CxlTarget target, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        this.target = target;
        this.timeout = timeout;
    }

    /**
     * Prepares to read and write the features of a component. Waits up to five minutes for a change in the background,
     * and for a busy component.
     */
    public static FeatureData of(CxlTarget target) {
        return of(target, DEFAULT_TIMEOUT);
    }

    /**
     * Does the same as {@link #of(CxlTarget)}, with another timeout.
     *
     * @param timeout how long to wait for a change that the component makes in the background, and for a busy component
     * @throws IllegalArgumentException if the timeout is negative
     */
    public static FeatureData of(CxlTarget target, Duration timeout) {
        return new FeatureData(target, timeout);
    }

    /**
     * Reads the value of a feature.
     *
     * @param feature the UUID of the feature in the component's list
     * @return the bytes that the component sends, at most as many as it announces
     * @throws MalformedResponseException if it sends more than was asked for
     * @throws CxlException if the component does not answer or refuses
     */
    public byte[] read(UUID feature, FeatureSelection selection) {
        int size = entry(feature).getFeatureSize();
        if (size == 0) {
            return new byte[0];
        }
        GetFeatureRequest whole = GetFeatureRequest.builder()
                .featureIdentifierId(feature)
                .count(size)
                .selection(selection)
                .build();
        return Pages.toBytes(Pages.of(target, GetFeature.PAGING, whole));
    }

    /**
     * Finds a feature in the list of the component.
     *
     * @throws IllegalArgumentException if it is not in the list
     * @throws MalformedResponseException if the list repeats a feature, or has more or fewer than the component announces
     * @throws ListChangedException if it changes while it is read
     * @throws CxlException if the component does not answer or refuses
     */
    public SupportedFeatureEntry entry(UUID feature) {
        GetSupportedFeaturesRequest all = GetSupportedFeaturesRequest.builder().build();
        Set<UUID> seen = new HashSet<>();
        for (SupportedFeatureEntry entry : Pages.of(target, GetSupportedFeatures.PAGING, all)) {
            if (entry.featureIdentifierId().equals(feature)) {
                return entry;
            }
            checkNew(entry, seen.add(entry.featureIdentifierId()));
        }
        throw new IllegalArgumentException(target.name() + " has no feature " + feature);
    }

    /** A component that ignores the starting index sends the same features for each part. */
    private void checkNew(SupportedFeatureEntry entry, boolean isNew) {
        if (!isNew) {
            throw new MalformedResponseException(
                            "GetSupportedFeaturesResponse",
                            "supportedFeatureEntries",
                            "each feature once",
                            entry.featureIdentifierId() + " again",
                            entry.bytes())
                    .in(GetSupportedFeatures.COMMAND.context(target));
        }
    }

    /**
     * Changes a feature. If a part fails, or the thread is interrupted, the transfer is aborted and the feature keeps
     * its value. If the abort fails too, its exception is added to the suppressed ones.
     *
     * @param feature the UUID of the feature in the component's list
     * @param version the version of the data's format in the component's list, 8 bits
     * @param data the whole value
     * @param saved whether the component keeps the value after a reset
     * @throws IllegalArgumentException if there are no data, or more than 65,535 bytes, or if the version is 0
     * @throws CommandFailedException if the component refuses a part, or stays busy until the timeout is over
     * @throws CxlTimeoutException if it does not finish the change in time; it goes on
     * @throws OutcomeUnknownException if the component changes the feature in the background and does not report the
     *     outcome
     * @throws InterruptedException if the thread is interrupted
     */
    public void write(UUID feature, int version, byte[] data, boolean saved) throws InterruptedException {
        if (data.length == 0 || data.length > LARGEST) {
            throw new IllegalArgumentException(data.length + " bytes of a feature; write from 1 to " + LARGEST);
        }
        int size = Busy.retry(target, timeout, () -> Room.behind(target, SetFeatureRequest.MINIMUM_LENGTH));
        new Transfer(feature, version, saved).run(PartedTransfer.Source.of(data), size);
    }

    private final class Transfer extends PartedTransfer {

        private final UUID feature;
        private final int version;
        private final boolean saved;

        Transfer(UUID feature, int version, boolean saved) {
            super(target, SetFeature.COMMAND, ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER, timeout);
            this.feature = feature;
            this.version = version;
            this.saved = saved;
        }

        @Override
        BackgroundOperation send(Position position, long offset, byte[] part) throws InterruptedException {
            FeatureTransferAction action = switch (position) {
                case WHOLE -> FeatureTransferAction.FULL_TRANSFER;
                case FIRST -> FeatureTransferAction.INITIATE;
                case MIDDLE -> FeatureTransferAction.CONTINUE;
                case LAST -> FeatureTransferAction.FINISH;
            };
            return FeatureData.this.send(SetFeatureRequest.builder()
                    .featureIdentifierId(feature)
                    .setFeatureFlags(flags(action, saved))
                    .offset((int) offset)
                    .version(version)
                    .featureData(part)
                    .build());
        }

        @Override
        void abort() throws InterruptedException {
            FeatureData.this.send(SetFeatureRequest.builder()
                    .featureIdentifierId(feature)
                    .setFeatureFlags(flags(FeatureTransferAction.ABORT, false))
                    .version(version)
                    .build());
        }
    }

    private static SetFeatureFlags flags(FeatureTransferAction action, boolean saved) {
        return SetFeatureFlags.builder().action(action).savedAcrossReset(saved).build();
    }

    /** Any feature may change in the background: only the component knows which. */
    private BackgroundOperation send(SetFeatureRequest part) throws InterruptedException {
        return Busy.retry(target, timeout, () -> target.start(SetFeature.COMMAND, part));
    }
}
