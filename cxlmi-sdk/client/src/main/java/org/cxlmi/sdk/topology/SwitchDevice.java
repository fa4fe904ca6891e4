package org.cxlmi.sdk.topology;

import java.util.List;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;

/**
 * The ports and virtual switches of a switch.
 *
 * @param information what the switch reports about itself
 * @param ports all physical ports, by number
 * @param virtualSwitches all virtual CXL switches, by number
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
