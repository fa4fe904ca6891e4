package org.cxlmi.examples;

import java.time.Instant;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.sim.SimulatedMemoryDevice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The component that an example works on: a simulated one, unless another is named. */
final class Target {

    @ArgGroup
    private Named named = new Named();

    private static final class Named {

        @Option(
                names = "--device",
                paramLabel = "NAME",
                description = "A CXL device of this machine, for example mem0.")
        private @Nullable String device;

        @Option(
                names = "--mctp",
                paramLabel = "NET:EID",
                converter = MctpAddress.Converter.class,
                description = "A component on MCTP, for example 1:8; without either, a simulated memory device.")
        private @Nullable MctpAddress mctp;
    }

    Endpoint open(Cxl cxl) {
        MctpAddress mctp = named.mctp;
        if (mctp != null) {
            return cxl.openMctp(mctp.network(), mctp.eid());
        }
        String device = named.device;
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
