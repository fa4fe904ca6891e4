package org.cxlmi.simulator.component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.GetPhysicalPortState;
import org.cxlmi.sdk.fmapi.GetPhysicalPortStateRequest;
import org.cxlmi.sdk.fmapi.GetPhysicalPortStateResponse;
import org.cxlmi.sdk.fmapi.IdentifySwitchDevice;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;
import org.cxlmi.sdk.fmapi.PhysicalPortControl;
import org.cxlmi.sdk.fmapi.PhysicalPortControlRequest;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.PortStateInformation;
import org.cxlmi.sdk.fmapi.SendPpbCxlIoConfiguration;
import org.cxlmi.sdk.fmapi.SendPpbCxlIoConfigurationRequest;
import org.cxlmi.sdk.fmapi.SendPpbCxlIoConfigurationResponse;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The physical ports of a switch. */
final class PhysicalSwitch implements CommandSet, Saved {

    private final List<SwitchPort> ports;
    private final VirtualSwitches virtualSwitches;
    private final int ingressPort;
    private final int hdmDecoders;

    PhysicalSwitch(List<SwitchPort> ports, VirtualSwitches virtualSwitches, int ingressPort, int hdmDecoders) {
        this.ports = ports;
        this.virtualSwitches = virtualSwitches;
        this.ingressPort = ingressPort;
        this.hdmDecoders = hdmDecoders;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(IdentifySwitchDevice.COMMAND, this::identify);
        table.on(GetPhysicalPortState.COMMAND, request -> states(request, limits));
        table.onChange(PhysicalPortControl.COMMAND, this::control);
        table.on(SendPpbCxlIoConfiguration.COMMAND, this::configure);
    }

    int count() {
        return ports.size();
    }

    /** A port; Invalid Input if it does not exist. */
    SwitchPort get(int id) {
        Refusal.when(id >= ports.size(), ReturnCode.INVALID_INPUT);
        return ports.get(id);
    }

    /** The ports with a binding or unbinding under way. */
    List<SwitchPort> inProgress() {
        return ports.stream().filter(SwitchPort::isInProgress).toList();
    }

    /** The components on the ports that were made. */
    Stream<SimulatedComponent> made() {
        return ports.stream().flatMap(port -> port.made().stream());
    }

    @Override
    public Map<String, Object> save() {
        return Map.of("all", ports.stream().map(SwitchPort::save).toList());
    }

    /** Restored after the virtual switches, whose vPPBs may be bound only to existing ports. */
    @Override
    public void restore(SavedState state) {
        List<SavedState> saved = state.maps("all");
        state.check(saved.size() == ports.size(), "all", "as many as the switch has");
        for (int id = 0; id < saved.size(); id++) {
            ports.get(id).restore(saved.get(id));
        }
        state.check(virtualSwitches.boundPorts().allMatch(this::canBeBound), "all", "ports that vPPBs can be bound to");
    }

    private boolean canBeBound(int id) {
        return id < ports.size() && ports.get(id).leadsDownstream();
    }

    private IdentifySwitchDeviceResponse identify() {
        byte[] activePorts =
                new byte[IdentifySwitchDeviceResponse.builder().build().activePortBitmask().length];
        for (SwitchPort port : ports) {
            if (port.isEnabled()) {
                activePorts[port.id() / Byte.SIZE] |= (byte) (1 << port.id() % Byte.SIZE);
            }
        }
        return virtualSwitches
                .describe(IdentifySwitchDeviceResponse.builder())
                .ingressPortId(ingressPort)
                .physicalPortCount(ports.size())
                .activePortBitmask(activePorts)
                .hdmDecodersPerUspCount(hdmDecoders)
                .build();
    }

    private GetPhysicalPortStateResponse states(GetPhysicalPortStateRequest request, MessageLimits limits) {
        int room = limits.room(GetPhysicalPortStateResponse.MINIMUM_LENGTH, PortStateInformation.LENGTH);
        return GetPhysicalPortStateResponse.builder()
                .ports(Arrays.stream(request.portIds())
                        .limit(room)
                        .mapToObj(this::state)
                        .toList())
                .build();
    }

    private PortStateInformation state(int id) {
        return id < ports.size()
                ? ports.get(id).state()
                : PortStateInformation.builder()
                        .portId(id)
                        .configurationState(PortConfigurationState.INVALID_PORT_ID)
                        .build();
    }

    private void control(PhysicalPortControlRequest request) {
        SwitchPort port = get(request.ppbId());
        Refusal.when(!port.leadsDownstream(), ReturnCode.INVALID_INPUT);
        switch (request.portOpcode()) {
            case ASSERT_PERST -> port.assertPerst();
            case DEASSERT_PERST -> port.deassertPerst();
            case RESET_PPB -> port.resetDevice();
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        }
    }

    private SendPpbCxlIoConfigurationResponse configure(SendPpbCxlIoConfigurationRequest request) {
        SwitchPort port = get(request.ppbId());
        Refusal.when(!port.isEnabled(), ReturnCode.INVALID_INPUT);
        ConfigurationSpace.checkRegister(request.registerNumber());
        long read = port.registers()
                .access(
                        request.transactionType(),
                        request.registerNumber(),
                        request.extendedRegisterNumber(),
                        request.firstDwByteEnables(),
                        request.transactionData());
        return SendPpbCxlIoConfigurationResponse.builder().returnData(read).build();
    }
}
