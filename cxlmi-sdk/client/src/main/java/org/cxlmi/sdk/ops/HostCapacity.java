package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemovalPolicy;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseRequest;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;

/**
 * Jobs of a fabric manager that give dynamic capacity to a host and take it back. The command only makes an offer, or asks
 * for capacity. A job goes on until the host has answered, which shows in Get DC Region Extent Lists (5603h).
 *
 * <p>That a host has accepted only a part of an offer, or nothing, shows by Dynamic Capacity List Tags (5608h) if the
 * capacity has a tag, otherwise by the number of available extents in Get Host DC Region Configuration (5601h). If the
 * device has neither, a job that waits for an answer without any capacity ends at its timeout. Use a tag for each
 * allocation: without one, capacity of another offer to the same host cannot be distinguished.
 *
 * <p>After a timeout, the offer stays open; {@linkplain Job#resume resume} the operation to wait again. If an operation that
 * adds capacity is cancelled before the host has answered, the device is asked to release the capacity again, without
 * force. Some devices do not withdraw an offer; then the exception says that it stays open. Capacity that the host has
 * accepted already is never taken from it. What a host was asked to give back stays asked for.
 */
public final class HostCapacity {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
    private static final int TAG_BYTES = 16;
    private static final String REQUEST = "request";

    private final CxlTarget target;
    private final int hostId;
    private final Duration timeout;
    private final byte[] tag;
    private final boolean forced;
    private final boolean sanitizing;

    private HostCapacity(
            CxlTarget target, int hostId, Duration timeout, byte[] tag, boolean forced, boolean sanitizing) {
        this.target = target;
        this.hostId = hostId;
        this.timeout = timeout;
        this.tag = tag;
        this.forced = forced;
        this.sanitizing = sanitizing;
    }

    /**
     * Prepares jobs for a host, which wait up to a minute for it.
     *
     * @param target what carries out the commands of a fabric manager, for example the LD pool of a device
     * @param hostId the LD-ID of the host's interface, 16 bits
     */
    public static HostCapacity of(CxlTarget target, int hostId) {
        return new HostCapacity(target, hostId, DEFAULT_TIMEOUT, new byte[TAG_BYTES], false, false);
    }

    /**
     * The same with another timeout.
     *
     * @param limit how long the host may take to answer, and how long the device may be busy before
     * @throws IllegalArgumentException if it is negative
     */
    public HostCapacity withTimeout(Duration limit) {
        return new HostCapacity(target, hostId, Patience.checkTimeout(limit), tag, forced, sanitizing);
    }

    /**
     * The same for capacity with a tag.
     *
     * @param capacityTag 16 bytes; all zeros for capacity without a tag
     * @throws IllegalArgumentException if they are not 16 bytes
     */
    public HostCapacity withTag(byte... capacityTag) {
        if (capacityTag.length != TAG_BYTES) {
            throw new IllegalArgumentException("a tag of " + capacityTag.length + " bytes; it has " + TAG_BYTES);
        }
        return new HostCapacity(target, hostId, timeout, capacityTag.clone(), forced, sanitizing);
    }

    /** The same, but the device takes capacity away at once and does not ask the host. The host may fail then. */
    public HostCapacity forced() {
        return new HostCapacity(target, hostId, timeout, tag, true, sanitizing);
    }

    /** The same, but the device erases capacity that was given back. */
    public HostCapacity sanitizing() {
        return new HostCapacity(target, hostId, timeout, tag, forced, true);
    }

    /** Reads the extents that the host has accepted, with Get DC Region Extent Lists (5603h). */
    public Job<List<DynamicCapacityExtent>> list() {
        return Job.of("capacity of host " + hostId, target, run -> {
            run.enter("list");
            return new HostExtents(run, hostId, timeout).read();
        });
    }

    /**
     * Offers any free capacity of a region, in any number of extents.
     *
     * @param region the number of the region, from 0 to 7
     * @param bytes how much; a multiple of the block size of the region
     */
    public Job<CapacityChange> add(int region, long bytes) {
        return add(DynamicCapacitySelectionPolicy.FREE, region, bytes);
    }

    /** Does the same as {@link #add}, but offers the capacity in one piece. */
    public Job<CapacityChange> addContiguous(int region, long bytes) {
        return add(DynamicCapacitySelectionPolicy.CONTIGUOUS, region, bytes);
    }

    private Job<CapacityChange> add(DynamicCapacitySelectionPolicy policy, int region, long bytes) {
        return add(
                "add of " + Quantity.ofBytes(bytes) + " to host " + hostId,
                OptionalLong.of(bytes),
                InitiateDynamicCapacityAddRequest.builder()
                        .hostId(hostId)
                        .selectionPolicy(policy)
                        .regionNumber(region)
                        .length(bytes)
                        .tag(tag)
                        .build());
    }

    /**
     * Offers these extents. Each has a tag of its own; that of {@link #withTag} is not used.
     *
     * @throws IllegalArgumentException if there are none, or if they overlap or are no multiples of 64 bytes
     */
    public Job<CapacityChange> addExtents(List<DynamicCapacityExtent> extents) {
        check(extents);
        return add(
                "add of " + extents.size() + " extents to host " + hostId,
                OptionalLong.of(ExtentRanges.bytes(extents)),
                InitiateDynamicCapacityAddRequest.builder()
                        .hostId(hostId)
                        .selectionPolicy(DynamicCapacitySelectionPolicy.PRESCRIPTIVE)
                        .extents(extents)
                        .build());
    }

    private static void check(List<DynamicCapacityExtent> extents) {
        if (extents.isEmpty() || !ExtentRanges.areSound(extents)) {
            throw new IllegalArgumentException(
                    "no extents, or extents that overlap or are no multiples of 64 bytes: " + extents);
        }
    }

    /**
     * Offers the capacity with the {@linkplain #withTag tag} that another host has, or that the fabric manager keeps, as
     * shared capacity.
     *
     * @param region the number of the sharable region, from 0 to 7
     */
    public Job<CapacityChange> share(int region) {
        return add(
                "shared access of host " + hostId,
                OptionalLong.empty(),
                InitiateDynamicCapacityAddRequest.builder()
                        .hostId(hostId)
                        .selectionPolicy(DynamicCapacitySelectionPolicy.ENABLE_SHARED_ACCESS)
                        .regionNumber(region)
                        .tag(tag)
                        .build());
    }

    private Job<CapacityChange> add(String name, OptionalLong bytes, InitiateDynamicCapacityAddRequest request) {
        return Job.of(
                        name,
                        target,
                        (JobRun<CapacityChange> run) -> new CapacityAdd(run, request, bytes, timeout).perform())
                .about(REQUEST, HexFormat.of().formatHex(request.bytes()));
    }

    /** Asks for all capacity of the host that has the {@linkplain #withTag tag}. */
    public Job<CapacityChange> release() {
        return release("release by host " + hostId, OptionalLong.empty(), tagged(0));
    }

    /**
     * Asks for a part of the capacity of the host that has the {@linkplain #withTag tag}. The device chooses which.
     *
     * @param bytes how much; a multiple of the block size of the region
     */
    public Job<CapacityChange> release(long bytes) {
        return release(
                "release of " + Quantity.ofBytes(bytes) + " by host " + hostId, OptionalLong.of(bytes), tagged(bytes));
    }

    private InitiateDynamicCapacityReleaseRequest tagged(long bytes) {
        return request(DynamicCapacityRemovalPolicy.TAG_BASED)
                .length(bytes)
                .tag(tag)
                .build();
    }

    /**
     * Asks for these extents of the host, or parts of its extents.
     *
     * @throws IllegalArgumentException if there are none, or if they overlap or are no multiples of 64 bytes
     */
    public Job<CapacityChange> releaseExtents(List<DynamicCapacityExtent> extents) {
        check(extents);
        return release(
                "release of " + extents.size() + " extents by host " + hostId,
                OptionalLong.of(ExtentRanges.bytes(extents)),
                request(DynamicCapacityRemovalPolicy.PRESCRIPTIVE)
                        .extents(extents)
                        .build());
    }

    private InitiateDynamicCapacityReleaseRequest.Builder request(DynamicCapacityRemovalPolicy policy) {
        return InitiateDynamicCapacityReleaseRequest.builder()
                .hostId(hostId)
                .removalPolicy(policy)
                .forcedRemoval(forced)
                .sanitizeOnRelease(sanitizing);
    }

    private Job<CapacityChange> release(
            String name, OptionalLong bytes, InitiateDynamicCapacityReleaseRequest request) {
        return Job.of(
                        name,
                        target,
                        (JobRun<CapacityChange> run) -> new CapacityRelease(run, request, bytes, timeout).perform())
                .about(REQUEST, HexFormat.of().formatHex(request.bytes()));
    }
}
