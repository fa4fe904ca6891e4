package org.cxlmi.sdk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;

/**
 * A component, and everything that a walk found behind it and inside it. A part is absent if the component does not
 * have it, or if it could not be read; in the second case a failure says why.
 *
 * <p>The parts hold what the component reported. An accessor that computes a value, such as a size in bytes, ends in a
 * {@link org.cxlmi.runtime.error.MalformedResponseException} if the reported values are not possible.
 *
 * @param name the name of the target, for example {@code mctp 1:8 > port 3}
 * @param tunnel the tunnel from the component where the walk began; absent for that component itself
 * @param identity the vendor, device and serial number, from Identify
 * @param memory the memory of the whole device, from Identify Memory Device
 * @param switchDevice the ports and virtual switches; only of a switch
 * @param multiLogicalDevice the logical devices; for a multi-headed device those of its LD pool
 * @param multiHeadedDevice the heads
 * @param dynamicCapacityDevice the dynamic capacity
 * @param failures the reasons why something about the component could not be read; its parts have their own failures
 */
public record Component(
        String name,
        Optional<Tunnel> tunnel,
        Optional<IdentifyResponse> identity,
        Optional<IdentifyMemoryDeviceResponse> memory,
        Optional<SwitchDevice> switchDevice,
        Optional<MultiLogicalDevice> multiLogicalDevice,
        Optional<MultiHeadedDevice> multiHeadedDevice,
        Optional<DynamicCapacityDevice> dynamicCapacityDevice,
        List<ReadFailure> failures) {

    /** Keeps a copy of the list. */
    public Component {
        failures = List.copyOf(failures);
    }

    /** The kind of component that the walk found. */
    public ComponentKind kind() {
        Optional<ComponentType> type = identity.flatMap(IdentifyResponse::componentType);
        if (switchDevice.isPresent() || type.equals(Optional.of(ComponentType.SWITCH))) {
            return ComponentKind.SWITCH;
        }
        if (multiHeadedDevice.isPresent()) {
            return ComponentKind.MULTI_HEADED_DEVICE;
        }
        if (multiLogicalDevice.isPresent()) {
            return ComponentKind.MULTI_LOGICAL_DEVICE;
        }
        if (type.equals(Optional.of(ComponentType.GFD))) {
            return ComponentKind.GLOBAL_FAM_DEVICE;
        }
        boolean isMemory = memory.isPresent() || type.equals(Optional.of(ComponentType.TYPE_3_DEVICE));
        return isMemory ? ComponentKind.MEMORY_DEVICE : ComponentKind.UNKNOWN;
    }

    /**
     * This component and all components behind it, in the order of the ports. Each component comes before those behind
     * it.
     */
    public Stream<Component> all() {
        List<Component> found = new ArrayList<>();
        collect(this, found);
        return found.stream();
    }

    private static void collect(Component component, List<Component> into) {
        into.add(component);
        component.switchDevice.ifPresent(found ->
                found.ports().forEach(port -> port.component().ifPresent(behind -> collect(behind, into))));
    }

    /** For example {@code mctp 1:8 > port 3: memory device 1E98h:0001h, serial number 0000000000000051h}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(": ").append(kind().label());
        identity.ifPresent(known -> text.append(String.format(
                Locale.ROOT,
                " %04Xh:%04Xh, serial number %016Xh",
                known.vendorId(),
                known.deviceId(),
                known.serialNumber())));
        switchDevice.ifPresent(part -> text.append(", ").append(part));
        multiHeadedDevice.ifPresentOrElse(
                part -> text.append(", ").append(part),
                () -> multiLogicalDevice.ifPresent(part -> text.append(", ").append(part)));
        dynamicCapacityDevice.ifPresent(part -> text.append(", ").append(part));
        failures.forEach(failure -> text.append(", ").append(failure));
        return text.toString();
    }
}
