package org.cxlmi.examples;

import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.linux.SysfsDevice;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import picocli.CommandLine.Command;

/** Asks a component who it is. */
@Command(name = "simple", description = "Ask a component who it is.")
final class Simple extends ComponentExample {

    @Override
    void run(Endpoint endpoint, Report report) {
        print(endpoint, report);
        sysfs().filter(SysfsDevice::exists).ifPresent(device -> printKernelView(device, report));
    }

    static void print(CxlTarget target, Report report) {
        String component = "Component " + target.name();
        show(
                report,
                component,
                () -> printComponent(component, Generic.of(target).identify(), report));
        String device = "Memory device " + target.name();
        show(
                report,
                device,
                () -> printMemoryDevice(device, MemoryDevice.of(target).identifyMemoryDevice(), report));
    }

    private static void printComponent(String heading, IdentifyResponse identity, Report report) {
        report.section(heading)
                .line("type", identity.componentType().map(type -> type.label()).orElse("not reported (CXL 2.0)"))
                .line(
                        "vendor and device",
                        Report.hex(identity.vendorId(), 4) + " " + Report.hex(identity.deviceId(), 4))
                .line(
                        "subsystem",
                        Report.hex(identity.subsystemVendorId(), 4) + " " + Report.hex(identity.subsystemId(), 4))
                .line("serial number", Report.hex(identity.serialNumber(), 16))
                .line("longest request", () -> Report.bytes(identity.maximumMessageSizeBytes()))
                .print();
    }

    private static void printMemoryDevice(String heading, IdentifyMemoryDeviceResponse device, Report report) {
        report.section(heading)
                .line("firmware", device.firmwareRevision())
                .line("total capacity", () -> Report.bytes(device.totalCapacityBytes()))
                .line("volatile only", () -> Report.bytes(device.volatileOnlyCapacityBytes()))
                .line("persistent only", () -> Report.bytes(device.persistentOnlyCapacityBytes()))
                .line("label storage area", Report.bytes(device.labelStorageAreaSize()))
                .line("poison list", device.poisonListMaximumMediaErrorRecords() + " records")
                .line(
                        "event logs",
                        "%d informational, %d warning, %d failure, %d fatal records"
                                .formatted(
                                        device.informationalEventLogSize(),
                                        device.warningEventLogSize(),
                                        device.failureEventLogSize(),
                                        device.fatalEventLogSize()))
                .print();
    }

    /** What needs no command, and is there whatever the device has implemented. */
    static void printKernelView(SysfsDevice device, Report report) {
        Report.Section section = report.section("What the kernel knows of " + device.name());
        device.serialNumber().ifPresent(number -> section.line("serial number", Report.hex(number, 16)));
        device.firmwareVersion().ifPresent(version -> section.line("firmware", version));
        device.volatileCapacity().ifPresent(bytes -> section.line("volatile", Report.bytes(bytes)));
        device.persistentCapacity().ifPresent(bytes -> section.line("persistent", Report.bytes(bytes)));
        device.labelStorageSize().ifPresent(bytes -> section.line("label storage area", Report.bytes(bytes)));
        device.mailboxPayloadSize().ifPresent(bytes -> section.line("mailbox", Report.bytes(bytes)));
        device.numaNode().ifPresent(node -> section.line("NUMA node", node));
        section.print();
    }
}
