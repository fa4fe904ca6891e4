package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemovalPolicy;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityRelease;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseWithoutExtentsRequest;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;

/** Asks a host for dynamic capacity, and waits until the host has given it back. */
final class CapacityRelease {

    private static final String BEFORE = "before";
    private static final String BYTES = "bytes";

    private final JobRun<?> run;
    private final InitiateDynamicCapacityReleaseRequest request;
    private final OptionalLong bytes;
    private final Duration timeout;
    private final HostExtents extents;

    /**
     * @param bytes how much is to be given back; empty for all with the tag
     * @param timeout how long the host may take, and how long the device may be busy before
     */
    CapacityRelease(
            JobRun<?> run, InitiateDynamicCapacityReleaseRequest request, OptionalLong bytes, Duration timeout) {
        this.run = run;
        this.request = request;
        this.bytes = bytes;
        this.timeout = timeout;
        this.extents = new HostExtents(run, request.hostId(), timeout);
    }

    CapacityChange perform() throws InterruptedException {
        Optional<String> asked = run.checkpoint().text(BEFORE);
        if (asked.isPresent()) {
            List<DynamicCapacityExtent> had = ExtentRanges.parse(asked.get());
            return await(had, run.checkpoint().number(BYTES).orElse(ExtentRanges.bytes(had)));
        }
        run.enter("check");
        List<DynamicCapacityExtent> before = concerned(extents.read());
        long whole = bytes.orElse(ExtentRanges.bytes(before));
        if (whole == 0) {
            throw run.impossible("Host " + request.hostId() + " has no capacity with this tag.");
        }
        ask(whole);
        run.keep(run.checkpoint().with(BEFORE, ExtentRanges.saved(before)).with(BYTES, whole));
        return await(before, whole);
    }

    private void ask(long whole) throws InterruptedException {
        run.enter("request");
        InitiateDynamicCapacityReleaseRequest whatToRelease = isPrescriptive()
                ? request
                : InitiateDynamicCapacityReleaseRequest.builder()
                        .hostId(request.hostId())
                        .flags(request.flags())
                        .length(whole)
                        .tag(request.tag())
                        .build();
        try {
            Busy.retry(run.target(), timeout, () -> send(run, whatToRelease));
        } catch (CommandFailedException e) {
            throw e;
        } catch (CxlException e) {
            run.leaves("Whether host " + request.hostId() + " was asked for " + Quantity.ofBytes(whole)
                    + " is not known. Get DC Region Extent Lists tells what it has.");
            throw e;
        }
    }

    /** The form without extents leaves the number of extents out, which only the prescriptive policy has. */
    static EmptyPayload send(JobRun<?> run, InitiateDynamicCapacityReleaseRequest release) {
        if (release.removalPolicy() == DynamicCapacityRemovalPolicy.PRESCRIPTIVE) {
            return run.target().execute(InitiateDynamicCapacityRelease.COMMAND, release);
        }
        return run.target()
                .execute(
                        InitiateDynamicCapacityReleaseWithoutExtents.COMMAND,
                        InitiateDynamicCapacityReleaseWithoutExtentsRequest.builder()
                                .hostId(release.hostId())
                                .forcedRemoval(release.forcedRemoval())
                                .sanitizeOnRelease(release.sanitizeOnRelease())
                                .length(release.length())
                                .tag(release.tag())
                                .build());
    }

    private boolean isPrescriptive() {
        return request.removalPolicy() == DynamicCapacityRemovalPolicy.PRESCRIPTIVE;
    }

    /** The extents of the host that the request is about. */
    private List<DynamicCapacityExtent> concerned(List<DynamicCapacityExtent> all) {
        return isPrescriptive()
                ? ExtentRanges.within(all, request.extents())
                : HostExtents.tagged(all, request.tagBuffer());
    }

    private CapacityChange await(List<DynamicCapacityExtent> before, long whole) throws InterruptedException {
        run.enter("answer of host " + request.hostId());
        run.leaves("Host " + request.hostId() + " was asked for " + Quantity.ofBytes(whole) + ".");
        Patience patience = new Patience(run.target(), timeout);
        while (true) {
            List<DynamicCapacityExtent> left = concerned(extents.read());
            List<DynamicCapacityExtent> released = ExtentRanges.without(before, left);
            long done = ExtentRanges.bytes(released);
            run.done(Math.min(done, whole), whole, "bytes");
            if (done >= whole) {
                return CapacityChange.released(request.hostId(), whole, released);
            }
            run.leaves("Host " + request.hostId() + " was asked for " + Quantity.ofBytes(whole) + ", and still has "
                    + ExtentRanges.text(left) + ". It may give them back later.");
            if (patience.isExhausted()) {
                throw run.timeout(patience.waited());
            }
            patience.pause();
        }
    }
}
