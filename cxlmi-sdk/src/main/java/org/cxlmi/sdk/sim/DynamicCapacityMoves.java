package org.cxlmi.sdk.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemovalPolicy;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtentsRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityRelease;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseWithoutExtentsRequest;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.sim.Extents.Span;

/** Offers dynamic capacity to the hosts of logical devices, and gets it back; sharing between hosts is not supported. */
final class DynamicCapacityMoves implements CommandSet {

    private final LogicalDevices devices;

    DynamicCapacityMoves(LogicalDevices devices) {
        this.devices = devices;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.onVariants(
                List.of(InitiateDynamicCapacityAdd.COMMAND, InitiateDynamicCapacityAddWithoutExtents.COMMAND),
                this::add);
        table.onVariants(
                List.of(InitiateDynamicCapacityRelease.COMMAND, InitiateDynamicCapacityReleaseWithoutExtents.COMMAND),
                this::release);
    }

    private CciResponse add(byte[] payload) {
        InitiateDynamicCapacityAddWithoutExtentsRequest request =
                CommandTable.read(InitiateDynamicCapacityAddWithoutExtents.COMMAND, payload);
        devices.device(request.hostId()).manageDynamicCapacity(host -> {
            host.offer(
                    switch (request.selectionPolicy()) {
                        case PRESCRIPTIVE ->
                            CommandTable.read(InitiateDynamicCapacityAdd.COMMAND, payload)
                                    .extents();
                        case FREE -> chosen(host, request, 1);
                        case CONTIGUOUS -> chosen(host, request, request.length());
                        case ENABLE_SHARED_ACCESS, UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
                    });
            return Boolean.TRUE;
        });
        return CommandTable.answered(EmptyPayload.EMPTY);
    }

    /** Takes capacity of the region that is free, from the lowest address on, in pieces of at least a length. */
    private static List<DynamicCapacityExtent> chosen(
            DynamicCapacityManagement host, InitiateDynamicCapacityAddWithoutExtentsRequest request, long least) {
        Refusal.when(request.regionNumber() >= host.regions().size(), ReturnCode.INVALID_INPUT);
        DynamicCapacityRegion region = host.regions().get(request.regionNumber());
        long left = request.length();
        Refusal.when(left <= 0 || left % region.regionBlockSize() != 0, ReturnCode.INVALID_INPUT);
        List<DynamicCapacityExtent> extents = new ArrayList<>();
        for (Span gap : gaps(host, region)) {
            if (left > 0 && gap.length() >= least) {
                long length = Math.min(left, gap.length());
                extents.add(DynamicCapacityExtent.builder()
                        .startingDevicePhysicalAddress(gap.start())
                        .length(length)
                        .tag(request.tag())
                        .build());
                left -= length;
            }
        }
        Refusal.when(left > 0, ReturnCode.RESOURCES_EXHAUSTED);
        return extents;
    }

    private static List<Span> gaps(DynamicCapacityManagement host, DynamicCapacityRegion region) {
        List<Span> used = Stream.concat(
                        host.acceptedExtents().stream(), host.offers().stream().flatMap(List::stream))
                .map(Span::of)
                .filter(span -> span.overlaps(new Span(region.regionBase(), region.regionLength())))
                .sorted(Comparator.comparingLong(Span::start))
                .toList();
        List<Span> gaps = new ArrayList<>();
        long from = region.regionBase();
        for (Span span : used) {
            gaps.add(new Span(from, span.start() - from));
            from = span.end();
        }
        gaps.add(new Span(from, region.regionBase() + region.regionLength() - from));
        return gaps;
    }

    private CciResponse release(byte[] payload) {
        InitiateDynamicCapacityReleaseWithoutExtentsRequest request =
                CommandTable.read(InitiateDynamicCapacityReleaseWithoutExtents.COMMAND, payload);
        devices.device(request.hostId()).manageDynamicCapacity(host -> {
            List<DynamicCapacityExtent> extents = policyOf(request) == DynamicCapacityRemovalPolicy.PRESCRIPTIVE
                    ? CommandTable.read(InitiateDynamicCapacityRelease.COMMAND, payload)
                            .extents()
                    : tagged(host, request);
            if (request.forcedRemoval()) {
                host.takeBack(extents);
            } else {
                host.askBack(extents);
            }
            return Boolean.TRUE;
        });
        return CommandTable.answered(EmptyPayload.EMPTY);
    }

    private static DynamicCapacityRemovalPolicy policyOf(InitiateDynamicCapacityReleaseWithoutExtentsRequest request) {
        DynamicCapacityRemovalPolicy policy = InitiateDynamicCapacityReleaseRequest.builder()
                .flags(request.flags())
                .build()
                .removalPolicy();
        Refusal.when(policy == DynamicCapacityRemovalPolicy.UNRECOGNIZED, ReturnCode.INVALID_INPUT);
        return policy;
    }

    /** As much as was asked for of the capacity with the tag. */
    private static List<DynamicCapacityExtent> tagged(
            DynamicCapacityManagement host, InitiateDynamicCapacityReleaseWithoutExtentsRequest request) {
        long left = request.length();
        Refusal.when(left <= 0, ReturnCode.INVALID_INPUT);
        List<DynamicCapacityExtent> extents = new ArrayList<>();
        for (DynamicCapacityExtent extent : host.acceptedExtents()) {
            if (left > 0 && Arrays.equals(extent.tag(), request.tag())) {
                long length = Math.min(left, extent.length());
                extents.add(Extents.part(extent, new Span(extent.startingDevicePhysicalAddress(), length)));
                left -= length;
            }
        }
        Refusal.when(left > 0, ReturnCode.INVALID_INPUT);
        return extents;
    }
}
