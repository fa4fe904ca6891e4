package org.cxlmi.simulator.component;

import org.cxlmi.sdk.fmapi.SendLdCxlIoConfigurationRequest;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemoryRequest;

/** The registers of a logical device, as a switch accesses them. */
interface LogicalDeviceRegisters {

    /** Reads or writes a configuration register. */
    long accessConfiguration(SendLdCxlIoConfigurationRequest request);

    /** Reads or writes memory-mapped registers. */
    byte[] accessMemory(SendLdCxlIoMemoryRequest request);
}
