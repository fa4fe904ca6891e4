package org.cxlmi.examples;

import java.time.Instant;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.sim.SimulatedMemoryDevice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The component that an example works on: a simulated one, unless a device is named. */
final class Target {

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "A CXL device of this machine, for example mem0; without it, a simulated memory device.")
    private @Nullable String device;

    Endpoint open(Cxl cxl) {
        return device == null ? openSimulated(cxl) : cxl.open(device);
    }

    /** A device that has something to tell, and knows the time. */
    private static Endpoint openSimulated(Cxl cxl) {
        SimulatedMemoryDevice simulated = SimulatedMemoryDevice.create();
        Endpoint endpoint = cxl.openSimulated(simulated);
        Generic.of(endpoint).setTimestamp(Instant.now());
        simulated.inject(EventLog.INFORMATIONAL, EventRecordFormat.MEMORY_MODULE);
        simulated.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        return endpoint;
    }
}
