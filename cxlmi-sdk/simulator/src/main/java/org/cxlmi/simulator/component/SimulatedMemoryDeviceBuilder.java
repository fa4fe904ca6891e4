package org.cxlmi.simulator.component;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.device.DeviceDescription;
import org.cxlmi.simulator.device.Firmware;
import org.cxlmi.simulator.device.QosTelemetry;

/**
 * A builder of simulated memory devices. Setters throw an {@link IllegalArgumentException} for values that no device
 * could report.
 */
public final class SimulatedMemoryDeviceBuilder {

    /** Of the form of saved states. */
    static final int STATE_VERSION = 1;

    private static final int SMALLEST_EXPONENT = 8;
    private static final int LARGEST_EXPONENT = 20;
    private static final int LARGEST_LABEL_STORAGE = 16 << 20;
    private static final long GIBIBYTE = 1L << 30;
    private static final long SMALLEST_ALIGNMENT = 1L << 28;

    private final IdentifyResponse.Builder identity = IdentifyResponse.builder()
            .componentType(ComponentType.TYPE_3_DEVICE)
            .serialNumber(1)
            .maximumMessageSize(10);
    private final IdentifyMemoryDeviceResponse.Builder memory = IdentifyMemoryDeviceResponse.builder()
            .firmwareRevision("1.0")
            .injectsPersistentPoison(true)
            .qosTelemetryCapability(QosTelemetry.CAPABILITY);
    private String name = "simulated";
    private int firmwareSlots = Firmware.MINIMUM_SLOTS;
    private Duration firmwareTransferTime = Duration.ZERO;
    private boolean backgroundStatus = true;
    private long partitionableCapacity;
    private int eventLogSize;
    private DynamicCapacityDescription dynamicCapacity = DynamicCapacityDescription.NONE;
    private InstantSource clock = InstantSource.system();
    private Optional<SavedState> saved = Optional.empty();

    SimulatedMemoryDeviceBuilder() {
        volatileCapacity(2 * GIBIBYTE);
        persistentCapacity(GIBIBYTE);
        partitionableCapacity(GIBIBYTE, SMALLEST_ALIGNMENT);
        labelStorageSize(1 << 16);
        eventLogSize(64);
        poisonListSize(256);
    }

    /** The name of the device and of its connections; {@code simulated} if not set. */
    public SimulatedMemoryDeviceBuilder name(String value) {
        name = Objects.requireNonNull(value, "name");
        return this;
    }

    /** PCIe vendor ID and device ID, 16 bits each. */
    public SimulatedMemoryDeviceBuilder deviceId(int vendorId, int deviceId) {
        identity.vendorId(vendorId).deviceId(deviceId);
        return this;
    }

    /** PCIe subsystem vendor ID and subsystem ID, 16 bits each. */
    public SimulatedMemoryDeviceBuilder subsystemId(int vendorId, int subsystemId) {
        identity.subsystemVendorId(vendorId).subsystemId(subsystemId);
        return this;
    }

    /** PCIe serial number, 64 bits. */
    public SimulatedMemoryDeviceBuilder serialNumber(long value) {
        identity.serialNumber(value);
        return this;
    }

    /** Longest request and response payload as a power of two, 8 (256 bytes) to 20 (1 MiB); 10 if not set. */
    public SimulatedMemoryDeviceBuilder maximumPayloadExponent(int value) {
        check(
                value >= SMALLEST_EXPONENT && value <= LARGEST_EXPONENT,
                "maximum payload exponent",
                value,
                from(SMALLEST_EXPONENT, LARGEST_EXPONENT));
        identity.maximumMessageSize(value);
        return this;
    }

    /** Revision of the active firmware, up to 16 ASCII characters. */
    public SimulatedMemoryDeviceBuilder firmwareRevision(String value) {
        memory.firmwareRevision(value);
        return this;
    }

    /** Number of firmware slots, 2 to 4. */
    public SimulatedMemoryDeviceBuilder firmwareSlots(int value) {
        check(
                value >= Firmware.MINIMUM_SLOTS && value <= Firmware.MAXIMUM_SLOTS,
                "number of firmware slots",
                value,
                from(Firmware.MINIMUM_SLOTS, Firmware.MAXIMUM_SLOTS));
        firmwareSlots = value;
        return this;
    }

    /** How long each part of a firmware package takes in the background, up to a year; none if not set. */
    public SimulatedMemoryDeviceBuilder firmwareTransferTime(Duration value) {
        if (value.isNegative() || value.compareTo(BackgroundOperations.LONGEST) > 0) {
            throw new IllegalArgumentException("a part of a package cannot take " + value);
        }
        firmwareTransferTime = value;
        return this;
    }

    /**
     * Whether the device has Background Operation Status and Request Abort Background Operation; true if not set. The
     * mailboxes of many memory devices have neither: during a background operation they only refuse other such commands
     * as Busy.
     */
    public SimulatedMemoryDeviceBuilder backgroundStatus(boolean present) {
        backgroundStatus = present;
        return this;
    }

    /** Capacity that can be volatile only, in bytes, a multiple of 256 MiB. */
    public SimulatedMemoryDeviceBuilder volatileCapacity(long bytes) {
        memory.volatileOnlyCapacityBytes(bytes);
        return this;
    }

    /** Capacity that can be persistent only, in bytes, a multiple of 256 MiB. */
    public SimulatedMemoryDeviceBuilder persistentCapacity(long bytes) {
        memory.persistentOnlyCapacityBytes(bytes);
        return this;
    }

    /**
     * Capacity that can be either, persistent at first.
     *
     * @param bytes a multiple of the alignment; with 0 the device cannot be partitioned
     * @param alignment bytes, a multiple of 256 MiB
     */
    public SimulatedMemoryDeviceBuilder partitionableCapacity(long bytes, long alignment) {
        check(alignment > 0, "partition alignment", alignment, "greater than 0 bytes");
        check(
                bytes >= 0 && bytes % alignment == 0,
                "partitionable capacity",
                bytes,
                "a multiple of the alignment of " + alignment + " bytes");
        memory.partitionAlignmentBytes(bytes == 0 ? 0 : alignment);
        partitionableCapacity = bytes;
        return this;
    }

    /**
     * All capacity that is not dynamic, in bytes.
     *
     * @throws ArithmeticException if that is more than a {@code long} of bytes
     */
    public long totalCapacity() {
        IdentifyMemoryDeviceResponse parts = memory.build();
        long fixed = Math.addExact(parts.volatileOnlyCapacityBytes(), parts.persistentOnlyCapacityBytes());
        return Math.addExact(fixed, partitionableCapacity);
    }

    /** Size of the label storage area, in bytes up to 16 MiB; without one the device lacks its commands too. */
    public SimulatedMemoryDeviceBuilder labelStorageSize(int bytes) {
        check(
                bytes >= 0 && bytes <= LARGEST_LABEL_STORAGE,
                "label storage size",
                bytes,
                from(0, LARGEST_LABEL_STORAGE) + " bytes");
        memory.labelStorageAreaSize(bytes);
        return this;
    }

    /** Number of records that each event log can hold, up to 65535. */
    public SimulatedMemoryDeviceBuilder eventLogSize(int records) {
        memory.informationalEventLogSize(records)
                .warningEventLogSize(records)
                .failureEventLogSize(records)
                .fatalEventLogSize(records);
        eventLogSize = records;
        return this;
    }

    /** Number of ranges that the poison list can hold, 24 bits. */
    public SimulatedMemoryDeviceBuilder poisonListSize(int records) {
        memory.poisonListMaximumMediaErrorRecords(records);
        return this;
    }

    /** Limits the number of addresses that hold injected poison, 16 bits; 0 means no limit, and is the default. */
    public SimulatedMemoryDeviceBuilder injectPoisonLimit(int addresses) {
        memory.injectPoisonLimit(addresses);
        return this;
    }

    /**
     * Gives the device dynamic capacity, with its commands and event log. A logical device has only the commands of the
     * host; the device that contains it has those of the fabric manager. No region is sharable, unless
     * {@link #sharableRegion} makes it so.
     *
     * @param regions up to 8, each with blocks of 2 to the power of 6 to 51 bytes, of which its length is a multiple
     * @param extents those that the host has accepted, each of whole blocks of a region, none overlapping another
     */
    public SimulatedMemoryDeviceBuilder dynamicCapacity(
            List<DynamicCapacityRegion> regions, List<DynamicCapacityExtent> extents) {
        dynamicCapacity = dynamicCapacity.with(regions, extents);
        return this;
    }

    /**
     * Makes a region of the dynamic capacity sharable. It is then the same memory for all logical devices with this
     * region, and the fabric manager can give the same capacity to several of them.
     *
     * @param index from 0
     * @throws IllegalArgumentException if there is no such region, or the host has accepted extents in it already
     */
    public SimulatedMemoryDeviceBuilder sharableRegion(int index) {
        int count = dynamicCapacity.regions().size();
        check(index >= 0 && index < count, "region", index, "the index of one that was added");
        check(dynamicCapacity.isFree(index), "sharable region", index, "without extents");
        dynamicCapacity = dynamicCapacity.withSharable(index);
        return this;
    }

    /** Leaves the management of its dynamic capacity to the device that it is in. */
    SimulatedMemoryDeviceBuilder asLogicalDevice() {
        dynamicCapacity = dynamicCapacity.ofLogicalDevice();
        return this;
    }

    /**
     * The clock for the device's timestamp, once that is set, and for background operations; the system clock if not
     * set.
     *
     * <p>Background operations need no thread: each is carried out when the device is next used after its time has
     * passed.
     */
    public SimulatedMemoryDeviceBuilder clock(InstantSource value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Restores the device that {@link SimulatedMemoryDevice#save} saved, except its name and its clock. Operations that
     * ran in the background go on.
     *
     * @param state not to be changed until the device is built
     * @throws IllegalArgumentException if the state is damaged, here or in {@link #build}
     */
    public SimulatedMemoryDeviceBuilder restore(Map<String, ?> state) {
        return restore(SavedState.of(state));
    }

    SimulatedMemoryDeviceBuilder restore(SavedState root) {
        root.number("version", STATE_VERSION, STATE_VERSION);
        SavedDescription.restore(root.map("shape"), this);
        try {
            totalCapacity();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the capacities of the saved state are too large together", e);
        }
        saved = Optional.of(root.map("parts"));
        return this;
    }

    /**
     * Makes the device.
     *
     * @throws IllegalArgumentException if the device is restored from a saved state, and this state is damaged
     * @throws ArithmeticException if its capacities add up to more than a {@code long} of bytes
     */
    public SimulatedMemoryDevice build() {
        return new SimulatedMemoryDevice(describe(), dynamicCapacity, saved);
    }

    Map<String, Object> save() {
        return SavedDescription.save(describe(), dynamicCapacity);
    }

    DeviceDescription describe() {
        return new DeviceDescription(
                name,
                clock,
                identity(),
                memory(),
                firmwareSlots,
                firmwareTransferTime,
                backgroundStatus,
                hasDynamicCapacity());
    }

    IdentifyResponse identity() {
        return identity.build();
    }

    boolean hasDynamicCapacity() {
        return dynamicCapacity.isPresent();
    }

    private IdentifyMemoryDeviceResponse memory() {
        return memory.totalCapacityBytes(totalCapacity())
                .dynamicCapacityEventLogSize(hasDynamicCapacity() ? eventLogSize : 0)
                .build();
    }

    private static String from(long lowest, long highest) {
        return "from " + lowest + " to " + highest;
    }

    private static void check(boolean allowed, String what, long value, String expected) {
        if (!allowed) {
            throw new IllegalArgumentException(what + ": expected " + expected + ", found " + value);
        }
    }
}
