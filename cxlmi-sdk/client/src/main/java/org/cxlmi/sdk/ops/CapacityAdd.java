package org.cxlmi.sdk.ops;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemovalPolicy;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtentsRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseRequest;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.jspecify.annotations.Nullable;

/** Offers dynamic capacity to a host, and waits for its answer. */
final class CapacityAdd {

    private static final Duration LONGEST_WITHDRAWAL = Duration.ofSeconds(10);
    private static final String BEFORE = "before";

    private final JobRun<?> run;
    private final InitiateDynamicCapacityAddRequest request;
    private final OptionalLong bytes;
    private final Duration timeout;
    private final HostExtents extents;
    private final OpenOffers offers;

    /**
     * @param bytes how much is offered; empty for shared access
     * @param timeout how long the host may take to answer, and how long the device may be busy before
     */
    CapacityAdd(JobRun<?> run, InitiateDynamicCapacityAddRequest request, OptionalLong bytes, Duration timeout) {
        this.run = run;
        this.request = request;
        this.bytes = bytes;
        this.timeout = timeout;
        this.extents = new HostExtents(run, request.hostId(), timeout);
        this.offers = new OpenOffers(run, request.hostId(), tagOf(request), timeout);
    }

    /** Extents to offer have tags of their own, which may be one tag. */
    private static ByteBuffer tagOf(InitiateDynamicCapacityAddRequest request) {
        List<ByteBuffer> tags = request.extents().stream()
                .map(DynamicCapacityExtent::tagBuffer)
                .distinct()
                .toList();
        return tags.size() == 1 ? tags.get(0) : request.tagBuffer();
    }

    CapacityChange perform() throws InterruptedException {
        Optional<String> offered = run.checkpoint().text(BEFORE);
        Answer answer = offered.isPresent() ? new Answer(ExtentRanges.parse(offered.get()), null) : offer();
        run.leaves(open("The host may still accept it. Go on from the checkpoint of the operation to wait for it."));
        try {
            return answer.await();
        } catch (InterruptedException e) {
            withdraw(answer);
            throw e;
        }
    }

    private boolean isPrescriptive() {
        return request.selectionPolicy() == DynamicCapacitySelectionPolicy.PRESCRIPTIVE;
    }

    private String what() {
        return bytes.isPresent() ? Quantity.ofBytes(bytes.getAsLong()) : "shared capacity";
    }

    private String open(String more) {
        return "The offer of " + what() + " to host " + request.hostId() + " stays open. " + more;
    }

    private Answer offer() throws InterruptedException {
        run.enter("check");
        List<DynamicCapacityExtent> all = extents.read();
        List<DynamicCapacityExtent> before = concerned(all);
        offers.remember();
        run.enter("offer");
        try {
            Busy.retry(run.target(), timeout, this::send);
        } catch (CommandFailedException e) {
            throw e;
        } catch (CxlException e) {
            run.leaves("Whether " + what() + " was offered to host " + request.hostId()
                    + " is not known. Dynamic Capacity List Tags tells what is offered.");
            throw e;
        }
        run.keep(run.checkpoint().with(BEFORE, ExtentRanges.saved(before)));
        return new Answer(before, all);
    }

    /** The form without extents leaves the number of extents out, which only the prescriptive policy has. */
    private EmptyPayload send() {
        if (isPrescriptive()) {
            return run.target().execute(InitiateDynamicCapacityAdd.COMMAND, request);
        }
        return run.target()
                .execute(
                        InitiateDynamicCapacityAddWithoutExtents.COMMAND,
                        InitiateDynamicCapacityAddWithoutExtentsRequest.builder()
                                .hostId(request.hostId())
                                .selectionPolicy(request.selectionPolicy())
                                .regionNumber(request.regionNumber())
                                .length(request.length())
                                .tag(request.tag())
                                .build());
    }

    /** The extents of the host that the offer may have brought. */
    private List<DynamicCapacityExtent> concerned(List<DynamicCapacityExtent> all) {
        return isPrescriptive()
                ? ExtentRanges.within(all, request.extents())
                : HostExtents.tagged(all, request.tagBuffer());
    }

    /** The answer of the host, for which the job waits. */
    private final class Answer {

        private final List<DynamicCapacityExtent> before;
        private final @Nullable List<DynamicCapacityExtent> allBefore;
        private List<DynamicCapacityExtent> accepted = List.of();

        /**
         * @param before the extents before the offer that it may have brought
         * @param allBefore all extents before the offer; null if they are not known
         */
        Answer(List<DynamicCapacityExtent> before, @Nullable List<DynamicCapacityExtent> allBefore) {
            this.before = before;
            this.allBefore = allBefore;
        }

        CapacityChange await() throws InterruptedException {
            run.enter("answer of host " + request.hostId());
            Patience patience = new Patience(run.target(), timeout);
            while (!isComplete()) {
                if (patience.isExhausted()) {
                    throw run.timeout(patience.waited());
                }
                patience.pause();
            }
            return CapacityChange.accepted(request.hostId(), bytes, accepted);
        }

        /** Without a sign of the device, an answer is complete if nothing was added to it since the last look. */
        boolean isComplete() throws InterruptedException {
            OpenOffers.State state = offers.byTag();
            List<DynamicCapacityExtent> all = extents.read();
            List<DynamicCapacityExtent> now = ExtentRanges.without(concerned(all), before);
            boolean same = !now.isEmpty() && now.equals(accepted);
            accepted = now;
            report();
            if (bytes.isPresent() && ExtentRanges.bytes(now) >= bytes.getAsLong()) {
                return true;
            }
            if (state == OpenOffers.State.UNKNOWN && all.equals(allBefore)) {
                state = offers.byCount();
            }
            return state == OpenOffers.State.ANSWERED || (state == OpenOffers.State.UNKNOWN && same);
        }

        private void report() {
            if (bytes.isPresent()) {
                long whole = bytes.getAsLong();
                run.done(Math.min(ExtentRanges.bytes(accepted), whole), whole, "bytes");
            }
        }
    }

    /** Without force, because the host may have accepted the capacity meanwhile and may use it. */
    private void withdraw(Answer answer) {
        try {
            if (answer.isComplete()) {
                run.leaves("By then, " + CapacityChange.accepted(request.hostId(), bytes, answer.accepted) + ".");
                return;
            }
            if (!isPrescriptive() && (bytes.isEmpty() || HostExtents.isUntagged(request.tagBuffer()))) {
                run.leaves(
                        open("It cannot be withdrawn, because only capacity with a tag and a length can be named. The"
                                + " host may still accept it."));
                return;
            }
            Busy.retry(run.target(), LONGEST_WITHDRAWAL, () -> CapacityRelease.send(run, withdrawal()));
            run.keepNothing();
            run.leaves("The device has taken the request to release the offer of " + what() + " to host "
                    + request.hostId() + ".");
        } catch (CommandFailedException e) {
            run.leaves(open("It cannot be withdrawn: " + e.getMessage() + " The host may still accept it."));
        } catch (RuntimeException e) {
            run.leaves("Whether the offer of " + what() + " to host " + request.hostId()
                    + " is withdrawn is not known: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private InitiateDynamicCapacityReleaseRequest withdrawal() {
        InitiateDynamicCapacityReleaseRequest.Builder release =
                InitiateDynamicCapacityReleaseRequest.builder().hostId(request.hostId());
        return isPrescriptive()
                ? release.removalPolicy(DynamicCapacityRemovalPolicy.PRESCRIPTIVE)
                        .extents(request.extents())
                        .build()
                : release.removalPolicy(DynamicCapacityRemovalPolicy.TAG_BASED)
                        .length(bytes.orElseThrow())
                        .tag(request.tag())
                        .build();
    }
}
