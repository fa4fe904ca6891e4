package org.cxlmi.sdk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.topology.DeviceReader.HeadMap;
import org.cxlmi.sdk.topology.ReadFailure.Reason;

/** Reads one component with one command after the other; the components behind its ports are not read here. */
final class ComponentReader {

    private final Conversation conversation;
    private final Bindings bindings;
    private final List<ReadFailure> failures = new ArrayList<>();
    private Optional<IdentifyMemoryDeviceResponse> memory = Optional.empty();
    private Optional<SwitchDevice> switchDevice = Optional.empty();
    private Optional<MultiLogicalDevice> multiLogicalDevice = Optional.empty();
    private Optional<MultiHeadedDevice> multiHeadedDevice = Optional.empty();
    private Optional<DynamicCapacityDevice> dynamicCapacityDevice = Optional.empty();

    /**
     * Begins.
     *
     * @param bindings the bindings of the port that the component is behind
     */
    ComponentReader(Conversation conversation, Bindings bindings) {
        this.conversation = conversation;
        this.bindings = bindings;
    }

    Reading<IdentifyResponse> identify() {
        return conversation.ask(Identify.OPCODE, () -> conversation.generic().identify());
    }

    /**
     * Reads the component with all commands that it may have: few components have all of them, and some do not even
     * identify themselves.
     */
    void read(Optional<ComponentType> type, SwitchReader.Behind behind) {
        if (type.equals(Optional.of(ComponentType.SWITCH))) {
            Reading<SwitchDevice> found = new SwitchReader(conversation).read(behind);
            switchDevice = found.answer();
            found.failure().ifPresent(failures::add);
        } else if (!type.equals(Optional.of(ComponentType.GFD))) {
            readDevice(type, behind);
        }
    }

    private void readDevice(Optional<ComponentType> type, SwitchReader.Behind behind) {
        Reading<IdentifyMemoryDeviceResponse> asMemory = conversation.ask(
                IdentifyMemoryDevice.OPCODE, () -> conversation.memoryDevice().identifyMemoryDevice());
        memory = asMemory.answer();
        if (type.isEmpty() && memory.isEmpty()) {
            switchDevice = note(new SwitchReader(conversation).read(behind));
        }
        if (switchDevice.isPresent()) {
            return;
        }
        readSharedMemory();
        if (multiLogicalDevice.isEmpty() && multiHeadedDevice.isEmpty()) {
            asMemory.failure().ifPresent(failures::add);
        } else {
            note(asMemory);
        }
    }

    private void readSharedMemory() {
        Conversation pool = conversation;
        Reading<HeadMap> heads = new DeviceReader(conversation).headMap();
        if (heads.failedBecause(Reason.UNSUPPORTED)) {
            Reading<Conversation> toPool = conversation.through(Tunnel.ldPool());
            pool = toPool.answer().orElse(conversation);
            Reading<HeadMap> ofPool = toPool.flatMap(there -> new DeviceReader(there).headMap());
            // A device with one head has no tunnel to an LD pool.
            heads = ofPool.failedBecause(Reason.NOT_PASSED_ON) ? heads : ofPool;
        }
        Optional<HeadMap> map = note(heads);
        DeviceReader poolReader = new DeviceReader(pool);
        multiHeadedDevice = map.map(poolReader::heads);

        Reading<MultiLogicalDevice> devices = new DeviceReader(conversation).logicalDevices(map, bindings);
        Reading<DynamicCapacityDevice> capacity = new DynamicCapacityReader(conversation).read();
        if (map.isPresent() && pool != conversation) {
            if (devices.failedBecause(Reason.UNSUPPORTED)) {
                devices = poolReader.logicalDevices(map, bindings);
            }
            if (capacity.failedBecause(Reason.UNSUPPORTED)) {
                capacity = new DynamicCapacityReader(pool).read();
            }
        }
        multiLogicalDevice = note(devices);
        dynamicCapacityDevice = note(capacity);
    }

    /** A command that the component does not have shows that it is of another kind. This is no failure. */
    private <R> Optional<R> note(Reading<R> reading) {
        reading.failure()
                .filter(failure -> failure.reason() != Reason.UNSUPPORTED)
                .filter(failure -> failures.stream().noneMatch(before -> isSame(before, failure)))
                .ifPresent(failures::add);
        return reading.answer();
    }

    /** Whether two failures say the same, so that a failure of all commands of a kind is reported once. */
    private static boolean isSame(ReadFailure one, ReadFailure other) {
        return switch (one.reason()) {
            case NOT_LET_THROUGH, NOT_ASKED, DEADLINE -> one.reason() == other.reason();
            default -> false;
        };
    }

    Component component(Reading<IdentifyResponse> identity) {
        List<ReadFailure> all = new ArrayList<>();
        identity.failure().ifPresent(all::add);
        failures.stream()
                .filter(failure -> all.stream().noneMatch(before -> isSame(before, failure)))
                .forEach(all::add);
        return new Component(
                conversation.name(),
                conversation.tunnel(),
                identity.answer(),
                memory,
                switchDevice,
                multiLogicalDevice,
                multiHeadedDevice,
                dynamicCapacityDevice,
                all);
    }

    /** Instead of reading it. */
    Component component(Reading<IdentifyResponse> identity, ReadFailure why) {
        failures.add(why);
        return component(identity);
    }
}
