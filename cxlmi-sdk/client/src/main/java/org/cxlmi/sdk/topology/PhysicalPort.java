package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.PortStateInformation;

/**
 * A physical port of a switch.
 *
 * @param id the number of the port, 8 bits
 * @param state the state that the switch reports; absent if it could not be read
 * @param boundTo the vPPBs that the port as a whole is bound to
 * @param component the component behind the port; absent if it could not be asked, for a port without a CXL device, and
 *     for an upstream port
 * @param failure why the state or the component could not be read; absent if both were read
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

    /**
     * The type of the connected device that the switch reports; absent for ports that lead to no device, and if the
     * state could not be read.
     */
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
