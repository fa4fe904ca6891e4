package org.cxlmi.examples;

import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
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
        printComponent(endpoint, report);
        printMemoryDevice(endpoint, report);
    }

    private static void printComponent(Endpoint endpoint, Report report) {
        try {
            IdentifyResponse identity = Generic.of(endpoint).identify();
            report.section("Component " + endpoint.name())
                    .line(
                            "type",
                            identity.componentType().map(type -> type.label()).orElse("not reported (CXL 2.0)"))
                    .line(
                            "vendor and device",
                            Report.hex(identity.vendorId(), 4) + " " + Report.hex(identity.deviceId(), 4))
                    .line(
                            "subsystem",
                            Report.hex(identity.subsystemVendorId(), 4) + " " + Report.hex(identity.subsystemId(), 4))
                    .line("serial number", Report.hex(identity.serialNumber(), 16))
                    .line("longest request", Report.bytes(identity.maximumMessageSizeBytes()))
                    .print();
        } catch (CommandFailedException | UnsupportedCommandException e) {
            report.section("Component " + endpoint.name())
                    .line("not identified", String.valueOf(e.getMessage()))
                    .print();
        }
    }

    private static void printMemoryDevice(Endpoint endpoint, Report report) {
        IdentifyMemoryDeviceResponse device = MemoryDevice.of(endpoint).identifyMemoryDevice();
        report.section("Memory device " + endpoint.name())
                .line("firmware", device.firmwareRevision())
                .line("total capacity", Report.bytes(device.totalCapacityBytes()))
                .line("volatile only", Report.bytes(device.volatileOnlyCapacityBytes()))
                .line("persistent only", Report.bytes(device.persistentOnlyCapacityBytes()))
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
}
