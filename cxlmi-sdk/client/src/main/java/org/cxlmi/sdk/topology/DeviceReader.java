package org.cxlmi.sdk.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.cxlmi.sdk.fmapi.GetHeadInfo;
import org.cxlmi.sdk.fmapi.GetHeadInfoResponse;
import org.cxlmi.sdk.fmapi.GetLdAllocations;
import org.cxlmi.sdk.fmapi.GetLdAllocationsResponse;
import org.cxlmi.sdk.fmapi.GetLdInfo;
import org.cxlmi.sdk.fmapi.GetLdInfoResponse;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfo;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfoResponse;
import org.cxlmi.sdk.fmapi.HeadInformation;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.MemoryGranularity;
import org.cxlmi.sdk.topology.ReadFailure.Reason;

/** Reads the logical devices and the heads of a device. */
final class DeviceReader {

    private static final int MOST_LOGICAL_DEVICES = 1 << Byte.SIZE;
    private static final int NO_HEAD = 0xFF;
    private static final int SMALLEST_GRANULARITY = 256 << 20;

    private final Conversation conversation;

    DeviceReader(Conversation conversation) {
        this.conversation = conversation;
    }

    /**
     * Which head has which logical device.
     *
     * @param portNumbers by LD-ID: port number of the head, or {@link #NO_HEAD}
     * @param failure why it is not known of all logical devices, if so
     */
    record HeadMap(int headCount, int ldCount, List<Integer> portNumbers, Optional<ReadFailure> failure) {

        OptionalInt headOf(int ld) {
            return ld < portNumbers.size() && portNumbers.get(ld) != NO_HEAD
                    ? OptionalInt.of(portNumbers.get(ld))
                    : OptionalInt.empty();
        }

        List<Integer> of(int portNumber) {
            return IntStream.range(0, portNumbers.size())
                    .filter(ld -> portNumbers.get(ld) == portNumber && portNumber != NO_HEAD)
                    .boxed()
                    .toList();
        }
    }

    Reading<HeadMap> headMap() {
        List<Integer> portNumbers = new ArrayList<>();
        Reading<GetMultiHeadedInfoResponse> first = headMapPart(0);
        return first.map(known -> {
            Reading<GetMultiHeadedInfoResponse> part = first;
            Optional<ReadFailure> failure = Optional.empty();
            while (failure.isEmpty() && portNumbers.size() < known.ldCount()) {
                int before = portNumbers.size();
                part.answer()
                        .filter(response -> response.startLdId() == before)
                        .ifPresent(response -> Arrays.stream(response.ldMap()).forEach(portNumbers::add));
                if (portNumbers.size() == before) {
                    failure = part.failure().or(() -> malformed("Get Multi-Headed Info", before, known.ldCount()));
                } else if (portNumbers.size() < known.ldCount()) {
                    part = headMapPart(portNumbers.size());
                }
            }
            return new HeadMap(known.headCount(), known.ldCount(), List.copyOf(portNumbers), failure);
        });
    }

    private Reading<GetMultiHeadedInfoResponse> headMapPart(int start) {
        int limit = conversation.entries(GetMultiHeadedInfoResponse.MINIMUM_LENGTH, 1);
        return conversation.ask(
                GetMultiHeadedInfo.OPCODE, () -> conversation.fabricManager().getMultiHeadedInfo(start, limit));
    }

    private Optional<ReadFailure> malformed(String command, int read, int count) {
        return Optional.of(ReadFailure.of(
                Reason.MALFORMED,
                conversation.name() + ": " + command + ": the responses end after " + read + " of " + count));
    }

    MultiHeadedDevice heads(HeadMap map) {
        List<Head> heads = new ArrayList<>();
        while (heads.size() < map.headCount()) {
            int start = heads.size();
            int limit = Math.min(
                    map.headCount() - start,
                    conversation.entries(GetHeadInfoResponse.MINIMUM_LENGTH, HeadInformation.LENGTH));
            Reading<GetHeadInfoResponse> part = conversation.ask(
                    GetHeadInfo.OPCODE, () -> conversation.fabricManager().getHeadInfo(start, limit));
            part.answer().stream()
                    .flatMap(response -> response.heads().stream())
                    .limit(limit)
                    .forEach(head -> heads.add(
                            new Head(heads.size(), Optional.of(head), map.of(head.portNumber()), Optional.empty())));
            if (heads.size() == start) {
                Optional<ReadFailure> why = part.failure().or(() -> malformed("Get Head Info", start, map.headCount()));
                while (heads.size() < map.headCount()) {
                    heads.add(new Head(heads.size(), Optional.empty(), List.of(), why));
                }
            }
        }
        return new MultiHeadedDevice(map.ldCount(), heads, map.failure());
    }

    Reading<MultiLogicalDevice> logicalDevices(Optional<HeadMap> heads, Bindings bindings) {
        return conversation
                .ask(GetLdInfo.OPCODE, () -> conversation.fabricManager().getLdInfo())
                .map(known -> new MultiLogicalDevice(known, logicalDevices(known, heads, bindings)));
    }

    /** As many as the device says that it supports, or fewer if it says that fewer are enabled. */
    private List<LogicalDevice> logicalDevices(
            GetLdInfoResponse information, Optional<HeadMap> heads, Bindings bindings) {
        List<LogicalDevice> devices = new ArrayList<>();
        int count = Math.min(MOST_LOGICAL_DEVICES, information.ldCount());
        while (devices.size() < count) {
            int start = devices.size();
            Reading<GetLdAllocationsResponse> part = allocations(start);
            if (part.answer().isPresent()) {
                GetLdAllocationsResponse response = part.answer().get();
                count = Math.min(count, response.ldCount());
                int most = response.startLdId() == start ? count - start : 0;
                for (LdAllocation share : response.ldAllocationList().stream()
                        .limit(Math.max(0, most))
                        .toList()) {
                    OptionalLong range1 = bytes(share.range1AllocationMultiplier(), response.memoryGranularity());
                    OptionalLong range2 = bytes(share.range2AllocationMultiplier(), response.memoryGranularity());
                    devices.add(new LogicalDevice(
                            devices.size(),
                            range1,
                            range2,
                            headOf(heads, devices.size()),
                            bindings.ofLogicalDevice(devices.size()),
                            range1.isPresent() && range2.isPresent()
                                    ? Optional.empty()
                                    : Optional.of(impossible(response, share))));
                }
            }
            if (devices.size() == start) {
                int all = count;
                Optional<ReadFailure> why = part.failure().or(() -> malformed("Get LD Allocations", start, all));
                while (devices.size() < count) {
                    devices.add(new LogicalDevice(
                            devices.size(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            headOf(heads, devices.size()),
                            bindings.ofLogicalDevice(devices.size()),
                            why));
                }
            }
        }
        return devices;
    }

    private Reading<GetLdAllocationsResponse> allocations(int start) {
        int limit = conversation.entries(GetLdAllocationsResponse.MINIMUM_LENGTH, LdAllocation.LENGTH);
        return conversation.ask(
                GetLdAllocations.OPCODE, () -> conversation.fabricManager().getLdAllocations(start, limit));
    }

    private ReadFailure impossible(GetLdAllocationsResponse response, LdAllocation share) {
        return ReadFailure.of(
                Reason.MALFORMED,
                conversation.name() + ": Get LD Allocations: there can be no memory of " + share + " in steps of "
                        + response.memoryGranularity());
    }

    private static OptionalInt headOf(Optional<HeadMap> heads, int ld) {
        return heads.map(map -> map.headOf(ld)).orElseGet(OptionalInt::empty);
    }

    /** Absent if the step is not known, or there cannot be so much memory. */
    private static OptionalLong bytes(long multiplier, MemoryGranularity granularity) {
        int shift = switch (granularity) {
            case MIB_256 -> 0;
            case MIB_512 -> 1;
            case GIB_1 -> 2;
            case UNRECOGNIZED -> Long.SIZE;
        };
        long step = (long) SMALLEST_GRANULARITY << shift % Long.SIZE;
        boolean possible = shift < Long.SIZE && multiplier >= 0 && multiplier <= Long.MAX_VALUE / step;
        return possible ? OptionalLong.of(multiplier * step) : OptionalLong.empty();
    }
}
