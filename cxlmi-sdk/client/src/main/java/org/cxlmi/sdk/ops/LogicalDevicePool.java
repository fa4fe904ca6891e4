package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetLdInfoResponse;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.MemoryGranularity;
import org.cxlmi.sdk.fmapi.SetLdAllocations;
import org.cxlmi.sdk.fmapi.SetLdAllocationsRequest;
import org.cxlmi.sdk.fmapi.SetLdAllocationsResponse;
import org.cxlmi.sdk.fmapi.SetQosAllocatedBwRequest;
import org.cxlmi.sdk.fmapi.SetQosBwLimitRequest;

/**
 * Jobs that show and change how a multi-logical device shares its memory and its bandwidth among its logical devices. The
 * target is the device itself, for example behind a port of a switch, or the LD pool of a multi-headed device.
 */
public final class LogicalDevicePool {

    /** The largest share of the bandwidth, in 1/256. */
    public static final int LARGEST_FRACTION = 0xFF;

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
    private static final long SMALLEST_STEP = 256L << 20;
    private static final int MOST_DEVICES = 0xFF;

    private final CxlTarget target;
    private final Duration timeout;

    private LogicalDevicePool(CxlTarget target, Duration timeout) {
        this.target = target;
        this.timeout = timeout;
    }

    /** Prepares jobs that wait up to a minute for a busy device. */
    public static LogicalDevicePool of(CxlTarget target) {
        return new LogicalDevicePool(target, DEFAULT_TIMEOUT);
    }

    /**
     * The same with another timeout.
     *
     * @param limit how long the device may be busy before each command
     * @throws IllegalArgumentException if it is negative
     */
    public LogicalDevicePool withTimeout(Duration limit) {
        return new LogicalDevicePool(target, Patience.checkTimeout(limit));
    }

    /** The bytes of a step in which memory is shared; absent for a granularity that this version does not know. */
    public static OptionalLong stepBytes(MemoryGranularity granularity) {
        return switch (granularity) {
            case MIB_256 -> OptionalLong.of(SMALLEST_STEP);
            case MIB_512 -> OptionalLong.of(2 * SMALLEST_STEP);
            case GIB_1 -> OptionalLong.of(4 * SMALLEST_STEP);
            case UNRECOGNIZED -> OptionalLong.empty();
        };
    }

    /**
     * The bytes of an allocation; absent if the granularity is not known, or if they do not fit into 63 bits.
     *
     * @param multiplier the number of steps, unsigned
     */
    public static OptionalLong bytes(long multiplier, MemoryGranularity granularity) {
        OptionalLong step = stepBytes(granularity);
        boolean possible = step.isPresent() && multiplier >= 0 && multiplier <= Long.MAX_VALUE / step.getAsLong();
        return possible ? OptionalLong.of(multiplier * step.getAsLong()) : OptionalLong.empty();
    }

    /** Reads the shares of all logical devices. */
    public Job<LogicalDeviceShares> read() {
        return Job.of("list of logical devices", target, run -> {
            run.enter("list");
            GetLdInfoResponse info =
                    retry(run, () -> FabricManager.of(run.target()).getLdInfo());
            LdMemory memory = retry(run, () -> LdMemory.read(run.target(), 0, MOST_DEVICES));
            return new LogicalDeviceShares(info, memory.step(), shares(run, 0, memory));
        });
    }

    private <T> T retry(JobRun<?> run, Supplier<T> command) throws InterruptedException {
        return Busy.retry(run.target(), timeout, command);
    }

    private List<LogicalDeviceShare> shares(JobRun<?> run, int first, LdMemory memory) throws InterruptedException {
        int count = memory.allocations().size();
        LdBandwidth bandwidth = LdBandwidth.read(run.target(), timeout, first, count);
        List<LogicalDeviceShare> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shares.add(new LogicalDeviceShare(
                    first + i,
                    memory.range1Bytes(i),
                    memory.range2Bytes(i),
                    bandwidth.allocated(i),
                    bandwidth.limit(i)));
        }
        return shares;
    }

    /**
     * Gives a logical device memory with Set LD Allocations (5402h), instead of what it has. Its data are lost. If it has
     * this memory already, the job changes nothing. If the sizes are no multiples of the device's granularity, it fails
     * before anything is changed.
     *
     * @param ldId the LD-ID, 8 bits
     * @param range1Bytes the first range
     * @param range2Bytes the second range
     * @return a job that results in what the logical device has then
     * @throws IllegalArgumentException if a size is negative
     */
    public Job<LogicalDeviceShare> allocate(int ldId, long range1Bytes, long range2Bytes) {
        checkSizes(range1Bytes, range2Bytes);
        return Job.<LogicalDeviceShare>of(
                        "allocation of memory to LD " + ldId,
                        target,
                        run -> allocate(run, ldId, range1Bytes, range2Bytes))
                .about("memory", range1Bytes + "+" + range2Bytes);
    }

    /** Makes the request that {@link #allocate} would send. It reads the granularity of the device, and changes nothing. */
    public Job<SetLdAllocationsRequest> prepareAllocation(int ldId, long range1Bytes, long range2Bytes) {
        checkSizes(range1Bytes, range2Bytes);
        return Job.of("preparation of memory for LD " + ldId, target, run -> {
            LdMemory before = memory(run, ldId);
            return request(ldId, allocation(run, before.step(), range1Bytes, range2Bytes));
        });
    }

    private static void checkSizes(long range1Bytes, long range2Bytes) {
        if (range1Bytes < 0 || range2Bytes < 0) {
            throw new IllegalArgumentException("memory of " + range1Bytes + " and " + range2Bytes + " bytes");
        }
    }

    private LdMemory memory(JobRun<?> run, int ldId) throws InterruptedException {
        run.enter("check");
        LdMemory memory = retry(run, () -> LdMemory.read(run.target(), ldId, 1));
        if (memory.allocations().isEmpty()) {
            throw run.impossible("The device has no LD " + ldId + ".");
        }
        return memory;
    }

    private static LdAllocation allocation(JobRun<?> run, long step, long range1Bytes, long range2Bytes) {
        if (range1Bytes % step != 0 || range2Bytes % step != 0) {
            throw run.impossible("The device shares its memory in steps of " + Quantity.ofBytes(step)
                    + ": both sizes have to be multiples of it.");
        }
        return LdAllocation.builder()
                .range1AllocationMultiplier(range1Bytes / step)
                .range2AllocationMultiplier(range2Bytes / step)
                .build();
    }

    private static SetLdAllocationsRequest request(int ldId, LdAllocation allocation) {
        return SetLdAllocationsRequest.builder()
                .startLdId(ldId)
                .ldAllocationList(List.of(allocation))
                .build();
    }

    private LogicalDeviceShare allocate(JobRun<?> run, int ldId, long range1Bytes, long range2Bytes)
            throws InterruptedException {
        LdMemory before = memory(run, ldId);
        LdAllocation wanted = allocation(run, before.step(), range1Bytes, range2Bytes);
        if (!before.allocations().equals(List.of(wanted))) {
            run.enter("allocation");
            SetLdAllocationsResponse response = set(run, ldId, request(ldId, wanted));
            if (response.startLdId() != ldId || !response.ldAllocationList().equals(List.of(wanted))) {
                throw run.impossible("The device reports success, but gave LD " + response.startLdId() + " "
                        + response.ldAllocationList() + " instead of " + wanted + ".");
            }
        }
        return share(run, ldId);
    }

    private SetLdAllocationsResponse set(JobRun<?> run, int ldId, SetLdAllocationsRequest request)
            throws InterruptedException {
        try {
            return retry(run, () -> run.target().execute(SetLdAllocations.COMMAND, request));
        } catch (CommandFailedException e) {
            throw e;
        } catch (CxlException e) {
            run.leaves("Whether LD " + ldId + " has the memory is not known. Get LD Allocations tells.");
            throw e;
        }
    }

    private LogicalDeviceShare share(JobRun<?> run, int ldId) throws InterruptedException {
        return shares(run, ldId, memory(run, ldId)).get(0);
    }

    /**
     * Gives a logical device a share of the bandwidth with Set QoS Allocated BW (5407h).
     *
     * @param ldId the LD-ID, 8 bits
     * @param fraction the share in 1/256, 8 bits
     * @return a job that results in what the logical device has then
     */
    public Job<LogicalDeviceShare> allocateBandwidth(int ldId, int fraction) {
        SetQosAllocatedBwRequest request = SetQosAllocatedBwRequest.builder()
                .startLdId(ldId)
                .qosAllocationFractions(fraction)
                .build();
        return bandwidth(
                "allocation of bandwidth to LD " + ldId,
                ldId,
                fraction,
                fabricManager -> fabricManager.setQosAllocatedBw(request).qosAllocationFractions());
    }

    /**
     * Limits a logical device to a share of the bandwidth with Set QoS BW Limit (5409h).
     *
     * @param ldId the LD-ID, 8 bits
     * @param fraction the share in 1/256, 8 bits
     * @return a job that results in what the logical device has then
     */
    public Job<LogicalDeviceShare> limitBandwidth(int ldId, int fraction) {
        SetQosBwLimitRequest request = SetQosBwLimitRequest.builder()
                .startLdId(ldId)
                .qosLimitFractions(fraction)
                .build();
        return bandwidth(
                "limit of the bandwidth of LD " + ldId,
                ldId,
                fraction,
                fabricManager -> fabricManager.setQosBwLimit(request).qosLimitFractions());
    }

    private Job<LogicalDeviceShare> bandwidth(
            String name, int ldId, int fraction, Function<FabricManager, int[]> command) {
        return Job.<LogicalDeviceShare>of(name, target, run -> {
                    run.enter("bandwidth");
                    int[] now = retry(run, () -> command.apply(FabricManager.of(run.target())));
                    if (now.length != 1 || now[0] != fraction) {
                        throw run.impossible("The device reports success, but has " + Arrays.toString(now)
                                + "/256 instead of " + fraction + "/256.");
                    }
                    return share(run, ldId);
                })
                .about("fraction", fraction);
    }
}
