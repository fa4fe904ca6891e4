package org.cxlmi.simulator.ops;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.MemorySparingKind;
import org.cxlmi.sdk.generic.PerformMemorySparingRequest;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.ops.FeatureData;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.sdk.ops.HostCapacity;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.LogCapture;
import org.cxlmi.sdk.ops.LogicalDevicePool;
import org.cxlmi.sdk.ops.Maintenance;
import org.cxlmi.sdk.ops.MediaScan;
import org.cxlmi.sdk.ops.PoisonList;
import org.cxlmi.sdk.ops.Sanitization;
import org.cxlmi.sdk.ops.VppbBinding;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDeviceBuilder;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;

/**
 * A job that is done with faults, cancelled, and cut off, at each of its commands; see {@link JobFaultsTest} and {@link
 * JobEndsTest}.
 *
 * @param name for the reports of the tests
 * @param component makes a new component for each test, with a driven clock
 * @param job prepares the job, which has to succeed on a new component, and again after any end of an earlier run
 */
record JobCase(String name, Supplier<SimulatedComponent> component, Function<CxlTarget, Job<?>> job) {

    /** Longer than anything takes in the simulator, but not so long that a test counts many pauses. */
    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    private static final long BLOCK = 2L << 20;
    private static final byte[] TAG = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final int FIRMWARE_PART = 128;

    static List<JobCase> all() {
        return List.of(
                new JobCase(
                        "sanitize",
                        () -> device().build(),
                        target -> sanitization(target).sanitize()),
                new JobCase(
                        "sanitize without background status",
                        () -> device().backgroundStatus(false).build(),
                        target -> sanitization(target).sanitize()),
                new JobCase(
                        "secure erase",
                        () -> device().build(),
                        target -> sanitization(target).secureErase()),
                new JobCase(
                        "media operations discovery",
                        () -> device().build(),
                        target -> sanitization(target).mediaOperations()),
                new JobCase(
                        "zero of many ranges",
                        () -> device().maximumPayloadExponent(8).build(),
                        target -> sanitization(target).zero(ranges())),
                new JobCase(
                        "media scan",
                        JobCase::poisonedDevice,
                        target -> MediaScan.of(target).withTimeout(TIMEOUT).scan(0, 1 << 20)),
                new JobCase("poison list", JobCase::poisonedDevice, PoisonList::of),
                new JobCase(
                        "firmware slots",
                        () -> device().build(),
                        target -> firmware(target).slots()),
                new JobCase(
                        "firmware plan",
                        () -> device().firmwareSlots(4).build(),
                        target -> firmware(target).plan(firmwarePackage())),
                new JobCase(
                        "memory sparing",
                        () -> device().build(),
                        target -> Maintenance.of(target)
                                .withTimeout(TIMEOUT)
                                .spare(PerformMemorySparingRequest.builder()
                                        .maintenanceOperationSubclass(MemorySparingKind.ROW)
                                        .build())),
                new JobCase(
                        "firmware update",
                        () -> device().firmwareSlots(4).build(),
                        target -> firmware(target)
                                .withActivation(FirmwareActivationAction.ONLINE)
                                .transfer(firmwarePackage())),
                new JobCase(
                        "firmware update of a mailbox, next at the reset",
                        () -> device().firmwareSlots(4)
                                .backgroundStatus(false)
                                .firmwareTransferTime(Duration.ofSeconds(2))
                                .build(),
                        target -> firmware(target)
                                .withActivation(FirmwareActivationAction.ON_NEXT_RESET)
                                .transfer(firmwarePackage())),
                new JobCase(
                        "firmware abort",
                        () -> device().build(),
                        target -> firmware(target).abort()),
                new JobCase(
                        "state dump",
                        () -> device().build(),
                        target -> LogCapture.of(target).withTimeout(TIMEOUT).stateDump()),
                new JobCase(
                        "bind",
                        JobCase::switchWithDevice,
                        target -> VppbBinding.of(target, 0, 1)
                                .withTimeout(TIMEOUT)
                                .bindToPort(2)),
                new JobCase(
                        "unbind",
                        JobCase::switchThatIsBound,
                        target -> VppbBinding.of(target, 0, 1)
                                .withTimeout(TIMEOUT)
                                .unbind(UnbindOption.MANAGED_HOT_REMOVE)),
                new JobCase(
                        "change of a feature in parts",
                        () -> device().build(),
                        target -> FeatureData.of(target)
                                .withTimeout(TIMEOUT)
                                .withPartBytes(1)
                                .withTakeover()
                                .savedAcrossReset()
                                .write(FeatureIdentifier.PATROL_SCRUB_CONTROL.id(), 1, new byte[] {20, 1})),
                new JobCase(
                        "list of logical devices",
                        JobCase::multiLogicalDevice,
                        target -> LogicalDevicePool.of(target)
                                .withTimeout(TIMEOUT)
                                .read()),
                new JobCase(
                        "allocation of memory",
                        JobCase::multiLogicalDevice,
                        target -> LogicalDevicePool.of(target)
                                .withTimeout(TIMEOUT)
                                .allocate(1, 256 << 20, 256 << 20)),
                new JobCase(
                        "limit of bandwidth",
                        JobCase::multiLogicalDevice,
                        target -> LogicalDevicePool.of(target)
                                .withTimeout(TIMEOUT)
                                .limitBandwidth(1, 128)),
                addOfCapacity(),
                releaseOfCapacity());
    }

    private static SimulatedMultiLogicalDevice multiLogicalDevice() {
        return SimulatedMultiLogicalDevice.builder()
                .logicalDevices(4, 4L << 30)
                .clock(SimulatedClock.driven())
                .build();
    }

    private static SimulatedSwitch switchWithDevice() {
        return SimulatedSwitch.builder()
                .clock(SimulatedClock.driven())
                .ports(4)
                .plugIn(2, device().build())
                .virtualSwitch(0, 2)
                .build();
    }

    private static SimulatedComponent switchThatIsBound() {
        SimulatedSwitch component = switchWithDevice();
        try (Endpoint endpoint = Endpoint.over(component.connect())) {
            VppbBinding.of(endpoint, 0, 1).bindToPort(2).run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return component;
    }

    private static JobCase addOfCapacity() {
        AtomicReference<SimulatedMultiLogicalDevice> device = new AtomicReference<>();
        return new JobCase(
                "add of dynamic capacity",
                () -> device.updateAndGet(before -> deviceWithCapacity()),
                target -> HostCapacity.of(target, 0)
                        .withTimeout(TIMEOUT)
                        .withTag(TAG)
                        .add(0, BLOCK)
                        .onProgress(progress -> answer(device.get(), progress)));
    }

    private static JobCase releaseOfCapacity() {
        AtomicReference<SimulatedMultiLogicalDevice> device = new AtomicReference<>();
        return new JobCase(
                "release of dynamic capacity",
                () -> {
                    SimulatedMultiLogicalDevice made = deviceWithCapacity();
                    try (Endpoint endpoint = Endpoint.over(made.connect())) {
                        HostCapacity.of(endpoint, 0)
                                .withTag(TAG)
                                .add(0, 8 * BLOCK)
                                .onProgress(progress -> answer(made, progress))
                                .run();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    device.set(made);
                    return made;
                },
                target -> HostCapacity.of(target, 0)
                        .withTimeout(TIMEOUT)
                        .withTag(TAG)
                        .release(BLOCK)
                        .onProgress(progress -> answer(device.get(), progress)));
    }

    private static SimulatedMultiLogicalDevice deviceWithCapacity() {
        DynamicCapacityRegion region = DynamicCapacityRegion.builder()
                .regionBase(8L << 30)
                .regionDecodeLengthBytes(1L << 28)
                .regionLength(16 * BLOCK)
                .regionBlockSize(BLOCK)
                .build();
        return SimulatedMultiLogicalDevice.builder()
                .logicalDevices(1, 0)
                .clock(SimulatedClock.driven())
                .eachLogicalDevice((each, ldId) -> each.dynamicCapacity(List.of(region), List.of()))
                .build();
    }

    private static void answer(SimulatedMultiLogicalDevice device, OperationProgress progress) {
        if (progress.phase().startsWith("answer")) {
            CapacityHost.of(device, 0).answer();
        }
    }

    private static Sanitization sanitization(CxlTarget target) {
        return Sanitization.of(target).withTimeout(TIMEOUT);
    }

    /** More than fit into one command. */
    private static List<DpaRange> ranges() {
        return IntStream.range(0, 40)
                .mapToObj(i -> DpaRange.builder()
                        .startingDevicePhysicalAddress(i * 128L)
                        .length(64)
                        .build())
                .toList();
    }

    /** With more poison than fits into the results of one scan, or into one response. */
    private static SimulatedComponent poisonedDevice() {
        SimulatedMemoryDevice device =
                device().maximumPayloadExponent(8).poisonListSize(20).build();
        for (int i = 0; i < 30; i++) {
            device.injectPoison(i * 4096L, 64);
        }
        return device;
    }

    private static FirmwareUpdate firmware(CxlTarget target) {
        return FirmwareUpdate.of(target)
                .withTimeout(TIMEOUT)
                .withPartBytes(FIRMWARE_PART)
                .withTakeover();
    }

    private static byte[] firmwarePackage() {
        return Arrays.copyOf("2.0".getBytes(StandardCharsets.US_ASCII), FIRMWARE_PART * 5);
    }

    private static SimulatedMemoryDeviceBuilder device() {
        return SimulatedMemoryDevice.builder().clock(SimulatedClock.driven());
    }

    /** The names of the commands that the job sends, in order, if nothing fails. */
    List<String> commands() throws InterruptedException {
        List<String> commands = new ArrayList<>();
        try (Endpoint endpoint = Endpoint.over(component.get().connect())) {
            CxlTarget watched = endpoint.with((exchange, chain) -> {
                commands.add(exchange.commandName());
                return chain.proceed();
            });
            job.apply(watched).run();
        }
        return commands;
    }

    @Override
    public String toString() {
        return name;
    }
}
