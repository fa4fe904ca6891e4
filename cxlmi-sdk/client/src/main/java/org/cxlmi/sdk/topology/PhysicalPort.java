package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.PortStateInformation;

/**
 * A physical port of a switch.
 *
 * @param id its number, 8 bits
 * @param state as the switch tells it; absent if it could not be read
 * @param boundTo the vPPBs that the port as a whole is bound to
 * @param component what is behind it and could be asked. Absent for a port without a CXL device, and for an upstream port
 * @param failure why the state, or what is behind the port, could not be read, if so
 */
public record PhysicalPort(
        int id,
        Optional<PortStateInformation> state,
        List<VppbId> boundTo,
        Optional<Component> component,
        Optional<ReadFailure> failure) {

    /** Keeps a copy of the list. */
    public PhysicalPort {
        boundTo = List.copyOf(boundTo);
    }

    /** What the switch says is connected; absent for ports that lead to no device, and if the state could not be read. */
    public Optional<ConnectedDeviceType> connectedDeviceType() {
        return state.flatMap(PortStateInformation::connectedDeviceType);
    }

    /** For example {@code port 2 DSP, CXL Type 3 MLD, bound to [VCS 0 vPPB 1]}. */
    @Override
    public String toString() {
        return "port " + id
                + state.map(known -> " " + known.configurationState().label()).orElse("")
                + connectedDeviceType().map(type -> ", " + type.label()).orElse("")
                + (boundTo.isEmpty() ? "" : ", bound to " + boundTo)
                + failure.map(why -> ", " + why).orElse("");
    }
}
