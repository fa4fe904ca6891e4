package org.cxlmi.sdk.topology;

import java.util.List;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;

/**
 * What a component is as a switch.
 *
 * @param information what it tells of itself
 * @param ports all its physical ports, by number
 * @param virtualSwitches all its virtual CXL switches, by number
 */
public record SwitchDevice(
        IdentifySwitchDeviceResponse information, List<PhysicalPort> ports, List<VirtualSwitch> virtualSwitches) {

    /** Keeps copies of the lists. */
    public SwitchDevice {
        ports = List.copyOf(ports);
        virtualSwitches = List.copyOf(virtualSwitches);
    }

    /** For example {@code 32 ports, 1 virtual switches}. */
    @Override
    public String toString() {
        return ports.size() + " ports, " + virtualSwitches.size() + " virtual switches";
    }
}
