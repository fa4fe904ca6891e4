package org.cxlmi.examples;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.linux.Mailbox;
import org.cxlmi.runtime.linux.SysfsDevice;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.MctpScan;
import org.cxlmi.sdk.ScanOutcome;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the components that can be reached from here, and why others cannot. */
@Command(name = "scan", description = "List the components that can be reached, and why others cannot.")
final class Scan implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("component", "state", "what it is, or why it is not open");
    private static final String DEVICES = "/dev/cxl";
    private static final String MCTP = "MCTP";

    @Option(names = "--bus", paramLabel = "ADDRESS", description = "The D-Bus of mctpd; without it, the system's.")
    private @Nullable String bus;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MctpScan mctp = bus == null ? MctpScan.systemBus() : MctpScan.onBus(bus);
        List<List<String>> rows = new ArrayList<>();
        try (Cxl cxl = Cxl.create()) {
            rows.addAll(rows(DEVICES, cxl::scan));
            rows.addAll(rows(MCTP, () -> cxl.scanMctp(mctp)));
        }
        new Report(spec.commandLine().getOut()).table("CXL components", COLUMNS, rows);
        return 0;
    }

    private static List<List<String>> rows(String where, Supplier<List<ScanOutcome>> scan) {
        try {
            List<ScanOutcome> outcomes = scan.get();
            return outcomes.isEmpty()
                    ? List.of(List.of(where, "none", "nothing is there"))
                    : outcomes.stream().map(Scan::row).toList();
        } catch (CxlException e) {
            return List.of(List.of(where, "failed", String.valueOf(e.getMessage())));
        }
    }

    private static List<String> row(ScanOutcome outcome) {
        if (outcome instanceof ScanOutcome.Opened opened) {
            return List.of(opened.device(), "open", identity(opened.endpoint()));
        }
        if (outcome instanceof ScanOutcome.NotCxl other) {
            return List.of(other.device(), "no CXL", "supports the message types " + numbers(other.messageTypes()));
        }
        if (outcome instanceof ScanOutcome.Failed failed) {
            return List.of(
                    failed.device(), "failed", String.valueOf(failed.reason().getMessage()));
        }
        return List.of(outcome.device(), "open", "seen already");
    }

    private static String identity(Endpoint component) {
        try {
            IdentifyResponse identity = Generic.of(component).identify();
            return identity.componentType().map(type -> type.label()).orElse("component of CXL 2.0")
                    + " " + Report.hex(identity.vendorId(), 4) + " " + Report.hex(identity.deviceId(), 4)
                    + ", serial number " + Report.hex(identity.serialNumber(), 16);
        } catch (CommandFailedException | UnsupportedCommandException e) {
            return memoryDevice(component);
        } catch (CxlException e) {
            return "not identified: " + e.getMessage();
        }
    }

    /** Memory devices need not have the command that all other components answer. */
    private static String memoryDevice(Endpoint component) {
        try {
            IdentifyMemoryDeviceResponse device = MemoryDevice.of(component).identifyMemoryDevice();
            return "memory device, " + Report.bytes(device.totalCapacityBytes()) + ", firmware "
                    + device.firmwareRevision() + serialNumber(component.name());
        } catch (CxlException e) {
            return "not identified" + serialNumber(component.name()) + ": " + e.getMessage();
        }
    }

    /** What the kernel knows of its own devices, whatever commands they have. */
    private static String serialNumber(String component) {
        if (!Mailbox.isDeviceName(component)) {
            return "";
        }
        OptionalLong number = SysfsDevice.of(component).serialNumber();
        return number.isPresent() ? ", serial number " + Report.hex(number.getAsLong(), 16) : "";
    }

    private static String numbers(Set<Integer> messageTypes) {
        Set<Integer> ofCxl = new HashSet<>();
        for (MessageType type : MessageType.values()) {
            ofCxl.add(type.code());
        }
        return list(messageTypes) + ", and none of " + list(ofCxl);
    }

    private static String list(Set<Integer> messageTypes) {
        return messageTypes.stream().sorted().map(type -> Report.hex(type, 2)).collect(Collectors.joining(", "));
    }
}
