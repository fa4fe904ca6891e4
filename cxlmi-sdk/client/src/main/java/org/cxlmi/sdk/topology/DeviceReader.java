package org.cxlmi.sdk.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.GetHeadInfo;
import org.cxlmi.sdk.fmapi.GetHeadInfoRequest;
import org.cxlmi.sdk.fmapi.GetLdAllocations;
import org.cxlmi.sdk.fmapi.GetLdAllocationsRequest;
import org.cxlmi.sdk.fmapi.GetLdAllocationsResponse;
import org.cxlmi.sdk.fmapi.GetLdInfo;
import org.cxlmi.sdk.fmapi.GetLdInfoResponse;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfo;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfoRequest;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfoResponse;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.ops.LogicalDevicePool;
import org.cxlmi.sdk.topology.ReadFailure.Reason;

/** Reads the logical devices and the heads of a device. */
final class DeviceReader {

    private static final int MOST_LOGICAL_DEVICES = 1 << Byte.SIZE;

    /** The most that 8 bits can ask for. */
    private static final int MOST_ENTRIES = 0xFF;

    private static final int NO_HEAD = 0xFF;

    private final Conversation conversation;

    DeviceReader(Conversation conversation) {
        this.conversation = conversation;
    }

    /**
     * Which head has which logical device.
     *
     * @param portNumbers the port number of the head, or {@link #NO_HEAD}, by LD-ID
     * @param failure why the heads of some logical devices are not known; absent if all are known
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
        List<GetMultiHeadedInfoResponse> parts = new ArrayList<>();
        List<Integer> portNumbers = new ArrayList<>();
        Optional<ReadFailure> failure = conversation.read(
                GetMultiHeadedInfo.PAGING,
                GetMultiHeadedInfoRequest.builder().ldMapListLimit(MOST_ENTRIES).build(),
                response -> {
                    parts.add(response);
                    checkStart(response, response.startLdId(), portNumbers.size());
                    Arrays.stream(response.ldMap()).forEach(portNumbers::add);
                });
        if (parts.isEmpty()) {
            return new Reading<>(Optional.empty(), failure.or(() -> ended("Get Multi-Headed Info", 0)));
        }
        GetMultiHeadedInfoResponse first = parts.get(0);
        return Reading.of(new HeadMap(first.headCount(), first.ldCount(), List.copyOf(portNumbers), failure));
    }

    private static void checkStart(Struct response, int start, int expected) {
        if (start != expected) {
            throw new MalformedResponseException(
                    response.layout().name(),
                    "startLdId",
                    Integer.toString(expected),
                    Integer.toString(start),
                    response.bytes());
        }
    }

    private Optional<ReadFailure> ended(String command, int read) {
        return Optional.of(ReadFailure.of(
                Reason.MALFORMED,
                conversation.name() + ": " + command + ": the responses end after " + read + " entries"));
    }

    MultiHeadedDevice heads(HeadMap map) {
        List<Head> heads = new ArrayList<>();
        Optional<ReadFailure> failure = Optional.empty();
        // A device may tell of fewer heads at a time than were asked for.
        for (int before = -1; failure.isEmpty() && before < heads.size() && heads.size() < map.headCount(); ) {
            before = heads.size();
            failure = conversation.read(
                    GetHeadInfo.PAGING,
                    GetHeadInfoRequest.builder()
                            .startHead(before)
                            .headCount(map.headCount() - before)
                            .build(),
                    response -> response.heads()
                            .forEach(head -> heads.add(new Head(
                                    heads.size(), Optional.of(head), map.of(head.portNumber()), Optional.empty()))));
        }
        Optional<ReadFailure> why = failure.or(() -> ended("Get Head Info", heads.size()));
        while (heads.size() < map.headCount()) {
            heads.add(new Head(heads.size(), Optional.empty(), List.of(), why));
        }
        return new MultiHeadedDevice(map.ldCount(), heads, map.failure());
    }

    Reading<MultiLogicalDevice> logicalDevices(Optional<HeadMap> heads, Bindings bindings) {
        return conversation
                .ask(GetLdInfo.OPCODE, () -> conversation.fabricManager().getLdInfo())
                .map(known -> new MultiLogicalDevice(known, logicalDevices(known, heads, bindings)));
    }

    /** The logical devices: as many as the device supports, or fewer if it reports that fewer are enabled. */
    private List<LogicalDevice> logicalDevices(
            GetLdInfoResponse information, Optional<HeadMap> heads, Bindings bindings) {
        List<LogicalDevice> devices = new ArrayList<>();
        int[] count = {Math.min(MOST_LOGICAL_DEVICES, information.ldCount())};
        Optional<ReadFailure> failure = conversation.read(
                GetLdAllocations.PAGING,
                GetLdAllocationsRequest.builder()
                        .ldAllocationListLimit(MOST_ENTRIES)
                        .build(),
                response -> {
                    count[0] = Math.min(count[0], response.ldCount());
                    checkStart(response, response.startLdId(), devices.size());
                    for (LdAllocation share : response.ldAllocationList()) {
                        devices.add(device(devices.size(), response, share, heads, bindings));
                    }
                });
        Optional<ReadFailure> why = failure.or(() -> ended("Get LD Allocations", devices.size()));
        while (devices.size() < count[0]) {
            int id = devices.size();
            devices.add(new LogicalDevice(
                    id,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    headOf(heads, id),
                    bindings.ofLogicalDevice(id),
                    why));
        }
        return devices;
    }

    private LogicalDevice device(
            int id, GetLdAllocationsResponse response, LdAllocation share, Optional<HeadMap> heads, Bindings bindings) {
        OptionalLong range1 = LogicalDevicePool.bytes(share.range1AllocationMultiplier(), response.memoryGranularity());
        OptionalLong range2 = LogicalDevicePool.bytes(share.range2AllocationMultiplier(), response.memoryGranularity());
        boolean possible = range1.isPresent() && range2.isPresent();
        return new LogicalDevice(
                id,
                range1,
                range2,
                headOf(heads, id),
                bindings.ofLogicalDevice(id),
                possible ? Optional.empty() : Optional.of(impossible(response, share)));
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
}
