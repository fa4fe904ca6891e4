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
 * A component, and all that a walk found behind and within it. What the component is not, and what could not be read, is
 * absent; in the second case there is a failure that says why.
 *
 * <p>What its parts hold is as the component told it. An accessor that computes, such as a size in bytes, ends in a
 * {@link org.cxlmi.runtime.error.MalformedResponseException} if the component told nonsense.
 *
 * @param name as targets are called, for example {@code mctp 1:8 > port 3}
 * @param tunnel leads to it from where the walk began; absent for the component there
 * @param identity its vendor, device and serial number, from Identify
 * @param memory its memory as a whole, from Identify Memory Device
 * @param switchDevice what it is as a switch
 * @param multiLogicalDevice its logical devices; of a multi-headed device those of its LD pool
 * @param multiHeadedDevice its heads
 * @param dynamicCapacityDevice its dynamic capacity
 * @param failures why something could not be read of it. Parts within it have failures of their own
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

    /** What it turned out to be. */
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

    /** This component and all behind it: each before those that are behind it, in the order of the ports. */
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
