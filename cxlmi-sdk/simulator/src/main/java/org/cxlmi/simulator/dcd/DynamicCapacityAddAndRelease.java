package org.cxlmi.simulator.dcd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;

/** Offers dynamic capacity to hosts, and takes it back. */
final class DynamicCapacityAddAndRelease implements CommandSet {

    private final DynamicCapacityHosts hosts;
    private final TaggedCapacity tags;

    DynamicCapacityAddAndRelease(DynamicCapacityHosts hosts, TaggedCapacity tags) {
        this.hosts = hosts;
        this.tags = tags;
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
        hosts.manage(request.hostId(), host -> {
            ExtentSelection choice = new ExtentSelection(host, tags);
            host.offer(
                    switch (request.selectionPolicy()) {
                        case PRESCRIPTIVE ->
                            choice.prescribed(CommandTable.read(InitiateDynamicCapacityAdd.COMMAND, payload)
                                    .extents());
                        case FREE -> choice.free(request, 1);
                        case CONTIGUOUS -> choice.free(request, request.length());
                        case ENABLE_SHARED_ACCESS -> choice.shared(request);
                        case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
                    });
            return Boolean.TRUE;
        });
        return CommandTable.answered(EmptyPayload.EMPTY);
    }

    private CciResponse release(byte[] payload) {
        InitiateDynamicCapacityReleaseWithoutExtentsRequest request =
                CommandTable.read(InitiateDynamicCapacityReleaseWithoutExtents.COMMAND, payload);
        hosts.manage(request.hostId(), host -> {
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

    /** The requested amount of the capacity with the tag. Shared capacity has to be requested as a whole. */
    private static List<DynamicCapacityExtent> tagged(
            DynamicCapacityManagement host, InitiateDynamicCapacityReleaseWithoutExtentsRequest request) {
        List<DynamicCapacityExtent> all = host.acceptedExtents().stream()
                .filter(extent -> Arrays.equals(extent.tag(), request.tag()))
                .toList();
        long length = all.stream().mapToLong(DynamicCapacityExtent::length).sum();
        long left = request.length();
        Refusal.when(left == 0 || all.isEmpty(), ReturnCode.INVALID_INPUT);
        Refusal.when(Long.compareUnsigned(left, length) > 0, ReturnCode.RESOURCES_EXHAUSTED);
        boolean shared = all.stream()
                .anyMatch(extent -> host.sharableRegion(AddressRange.of(extent)).isPresent());
        Refusal.when(shared && left < length, ReturnCode.INVALID_INPUT);
        List<DynamicCapacityExtent> extents = new ArrayList<>();
        for (DynamicCapacityExtent extent : all) {
            long part = Math.min(left, extent.length());
            if (part > 0) {
                extents.add(Extents.part(extent, new AddressRange(extent.startingDevicePhysicalAddress(), part)));
                left -= part;
            }
        }
        return extents;
    }
}
