package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFeatureRequest;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedFeaturesRequest;
import org.cxlmi.sdk.generic.GetSupportedFeaturesResponse;
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
    private final Options options;

    private FeatureData(CxlTarget target, Options options) {
        this.target = target;
        this.options = options;
    }

    /**
     * How to write.
     *
     * @param saved whether the component keeps the value after a reset
     * @param takeover whether to abort another transfer
     */
    record Options(OptionalInt partBytes, Duration timeout, boolean saved, boolean takeover) {}

    /**
     * Prepares to read and write the features of a component. Waits up to five minutes for a change in the background,
     * and for a busy component.
     */
    public static FeatureData of(CxlTarget target) {
        return new FeatureData(target, new Options(OptionalInt.empty(), DEFAULT_TIMEOUT, false, false));
    }

    /**
     * The same with another timeout.
     *
     * @param limit how long to wait for a change that the component makes in the background, and for a busy component
     * @throws IllegalArgumentException if it is negative
     */
    public FeatureData withTimeout(Duration limit) {
        return new FeatureData(
                target, new Options(options.partBytes, Patience.checkTimeout(limit), options.saved, options.takeover));
    }

    /**
     * The same with parts of a given size. Without this, parts are as large as possible.
     *
     * @param partBytes the bytes of a value in one Set Feature command, from 1 to 1 MiB
     * @throws IllegalArgumentException if it is not from 1 to 1 MiB
     */
    public FeatureData withPartBytes(int partBytes) {
        OptionalInt size = OptionalInt.of(Room.checkSize(partBytes));
        return new FeatureData(target, new Options(size, options.timeout, options.saved, options.takeover));
    }

    /** The same, but the component keeps values that are written after a reset. */
    public FeatureData savedAcrossReset() {
        return new FeatureData(target, new Options(options.partBytes, options.timeout, true, options.takeover));
    }

    /**
     * The same, but an unfinished transfer to the component is aborted first, no matter which client began it, and of which
     * feature. Without this, a write ends with {@link
     * org.cxlmi.runtime.error.ReturnCode#FEATURE_TRANSFER_IN_PROGRESS}, because the component does not show whether the
     * other client is still at work.
     */
    public FeatureData withTakeover() {
        return new FeatureData(target, new Options(options.partBytes, options.timeout, options.saved, true));
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
        return read(entry(feature), selection);
    }

    byte[] read(SupportedFeatureEntry entry, FeatureSelection selection) {
        int size = entry.getFeatureSize();
        if (size == 0) {
            return new byte[0];
        }
        GetFeatureRequest whole = GetFeatureRequest.builder()
                .featureIdentifierId(entry.featureIdentifierId())
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
        Set<UUID> seen = new HashSet<>();
        for (SupportedFeatureEntry entry : list()) {
            if (entry.featureIdentifierId().equals(feature)) {
                return entry;
            }
            checkNew(entry, seen.add(entry.featureIdentifierId()));
        }
        throw new IllegalArgumentException(target.name() + " has no feature " + feature);
    }

    private Pages<GetSupportedFeaturesRequest, GetSupportedFeaturesResponse, SupportedFeatureEntry> list() {
        return Pages.of(
                target,
                GetSupportedFeatures.PAGING,
                GetSupportedFeaturesRequest.builder().build());
    }

    /**
     * The features of the component, as it lists them.
     *
     * @throws CxlException if the component does not answer or refuses
     */
    public List<SupportedFeatureEntry> entries() {
        return list().toList();
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
     * Changes a feature, in as many parts as needed, and reads it back. If a part fails, or the job is cancelled, the
     * transfer is aborted and the feature keeps its value. A job that is resumed aborts the unfinished transfer and sends
     * the whole value, which has less than 64 KiB.
     *
     * @param feature the UUID of the feature in the component's list
     * @param version the version of the data's format in the component's list, from 1 to 255
     * @param data the whole value
     * @throws IllegalArgumentException if there are no data, or more than 65,535 bytes, or if the version is out of range
     */
    public Job<FeatureChange> write(UUID feature, int version, byte[] data) {
        if (data.length == 0 || data.length > LARGEST) {
            throw new IllegalArgumentException(data.length + " bytes of a feature; write from 1 to " + LARGEST);
        }
        SetFeatureRequest whole = SetFeatureRequest.builder()
                .featureIdentifierId(feature)
                .version(version)
                .featureData(data)
                .build();
        return Job.of(
                        "change of feature " + feature,
                        target,
                        (JobRun<FeatureChange> run) -> new FeatureWrite(run, whole, options).perform())
                .about("crc", checksum(whole, options.saved));
    }

    private static long checksum(SetFeatureRequest whole, boolean saved) {
        CRC32 sum = new CRC32();
        sum.update(whole.bytes());
        sum.update(saved ? 1 : 0);
        return sum.getValue();
    }
}
