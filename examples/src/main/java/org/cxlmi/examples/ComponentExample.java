package org.cxlmi.examples;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.linux.SysfsDevice;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.events.DramEventType;
import org.cxlmi.sdk.events.MemoryEventPhysicalAddress;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.EventSeverity;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** An example that works on the one component that its arguments choose. */
abstract class ComponentExample implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec;

    /** What the example does with the component, which is closed afterwards. */
    abstract void run(Endpoint component, Report report);

    /** What the kernel knows of the component, if it is a device of this machine. */
    Optional<SysfsDevice> sysfs() {
        return target.sysfs();
    }

    /** Prints what one command tells, or why it tells nothing: few components have them all. */
    static void show(Report report, String heading, Runnable printing) {
        try {
            printing.run();
        } catch (CommandFailedException | UnsupportedCommandException | MalformedResponseException e) {
            report.section(heading).line("not known", e.getMessage()).print();
        }
    }

    /** What it works on where no component is named: a device that has something to tell, and knows the time. */
    Endpoint openSimulated(Cxl cxl) {
        SimulatedMemoryDevice simulated = SimulatedMemoryDevice.create();
        Endpoint endpoint = cxl.open(simulated.connect());
        Generic.of(endpoint).setTimestamp(Instant.now());
        simulated.inject(EventLog.INFORMATIONAL, EventRecordFormat.MEMORY_MODULE);
        simulated.inject(
                EventLog.WARNING,
                EventRecord.builder()
                        .flags(EventRecordFlags.builder()
                                .severity(EventSeverity.WARNING)
                                .maintenanceNeeded(true)
                                .build())
                        .dramEvent(DramEvent.builder()
                                .memoryEventType(DramEventType.SCRUB_MEDIA_ECC_ERROR)
                                .physicalAddress(MemoryEventPhysicalAddress.builder()
                                        .devicePhysicalAddress(0x40_1000)
                                        .build())
                                .build())
                        .build());
        return endpoint;
    }

    @Override
    public final Integer call() {
        try (Cxl cxl = target.context();
                Endpoint component = target.open(cxl, this::openSimulated)) {
            run(component, new Report(spec.commandLine().getOut()));
        }
        return 0;
    }
}
