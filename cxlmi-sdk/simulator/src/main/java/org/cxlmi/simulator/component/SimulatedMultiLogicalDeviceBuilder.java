package org.cxlmi.simulator.component;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.simulator.SimulatedClock;

/** A builder of simulated multi-logical devices, and of the LD pools of multi-headed devices. */
public final class SimulatedMultiLogicalDeviceBuilder {

    private static final int MOST_LOGICAL_DEVICES = 16;
    private static final int MESSAGE_EXPONENT = 12;
    private static final int LOGICAL_DEVICE_LOG_SIZE = 16;

    private String name = "simulated-mld";
    private InstantSource clock = SimulatedClock.running();
    private long serialNumber = 1;
    private int vendorId;
    private int deviceId;
    private int count = MOST_LOGICAL_DEVICES;
    private long memory = MOST_LOGICAL_DEVICES << 2;
    private ObjIntConsumer<SimulatedMemoryDeviceBuilder> settings = (device, ldId) -> {};

    SimulatedMultiLogicalDeviceBuilder() {}

    /** The name of the device and of its connections; {@code simulated-mld} if not set. */
    public SimulatedMultiLogicalDeviceBuilder name(String value) {
        name = Objects.requireNonNull(value, "name");
        return this;
    }

    /** The clock of the device and of its logical devices; a running clock if not set. */
    public SimulatedMultiLogicalDeviceBuilder clock(SimulatedClock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * The PCIe serial number. The serial number of a logical device is this number, shifted left by 8 bits, plus the LD
     * ID.
     */
    public SimulatedMultiLogicalDeviceBuilder serialNumber(long value) {
        serialNumber = value;
        return this;
    }

    /** PCIe vendor ID and device ID, 16 bits each, of all logical devices too. */
    public SimulatedMultiLogicalDeviceBuilder deviceId(int vendorId, int deviceId) {
        this.vendorId = vendorId;
        this.deviceId = deviceId;
        return this;
    }

    /**
     * The number of logical devices and the memory of all together, which is at first divided evenly.
     *
     * @param number 1 to 16
     * @param bytes a multiple of 256 MiB
     * @throws IllegalArgumentException if one of them is not
     */
    public SimulatedMultiLogicalDeviceBuilder logicalDevices(int number, long bytes) {
        if (number < 1 || number > MOST_LOGICAL_DEVICES) {
            throw new IllegalArgumentException(
                    number + " logical devices are not between 1 and " + MOST_LOGICAL_DEVICES);
        }
        if (bytes < 0 || bytes % LogicalDevices.STEP != 0) {
            throw new IllegalArgumentException(bytes + " bytes are no multiple of 256 MiB");
        }
        count = number;
        memory = bytes / LogicalDevices.STEP;
        return this;
    }

    /**
     * Sets other properties of the logical devices. By default they have no label storage and short event logs, because
     * there may be many of them. The function is called with a builder and the LD ID each time that a logical device is
     * made; it can set everything except the capacity.
     */
    public SimulatedMultiLogicalDeviceBuilder eachLogicalDevice(ObjIntConsumer<SimulatedMemoryDeviceBuilder> value) {
        settings = Objects.requireNonNull(value, "value");
        return this;
    }

    public SimulatedMultiLogicalDevice build() {
        return new SimulatedMultiLogicalDevice(this);
    }

    String name() {
        return name;
    }

    int count() {
        return count;
    }

    InstantSource clock() {
        return clock;
    }

    IdentifyResponse identity() {
        return IdentifyResponse.builder()
                .vendorId(vendorId)
                .deviceId(deviceId)
                .serialNumber(serialNumber)
                .maximumMessageSize(MESSAGE_EXPONENT)
                .componentType(ComponentType.TYPE_3_DEVICE)
                .build();
    }

    LogicalDevices logicalDevices() {
        String prefix = name;
        InstantSource time = clock;
        long serial = serialNumber;
        int vendor = vendorId;
        int device = deviceId;
        ObjIntConsumer<SimulatedMemoryDeviceBuilder> each = settings;
        return new LogicalDevices(count, memory, ldId -> {
            SimulatedMemoryDeviceBuilder builder = SimulatedMemoryDevice.builder()
                    .name(prefix + "/ld" + ldId)
                    .clock(time)
                    .deviceId(vendor, device)
                    .serialNumber(serial << Byte.SIZE | ldId)
                    .labelStorageSize(0)
                    .eventLogSize(LOGICAL_DEVICE_LOG_SIZE);
            each.accept(builder, ldId);
            return builder.asLogicalDevice();
        });
    }
}
