package org.cxlmi.sdk.sim;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.BindVppbRequest;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.UnbindVppbRequest;

/** Binds vPPBs to ports and to the logical devices behind them, and unbinds them, in the background. */
final class Binding implements CommandSet {

    private final PhysicalSwitch ports;
    private final VirtualSwitches virtualSwitches;
    private final BackgroundWork background;
    private final Duration duration;

    Binding(PhysicalSwitch ports, VirtualSwitches virtualSwitches, BackgroundWork background, Duration duration) {
        this.ports = ports;
        this.virtualSwitches = virtualSwitches;
        this.background = background;
        this.duration = duration;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.onStart(BindVppb.COMMAND, this::bind);
        table.onStart(UnbindVppb.COMMAND, this::unbind);
    }

    private ReturnCode bind(BindVppbRequest request) {
        VirtualSwitch virtualSwitch = virtualSwitchOf(request.vcsId(), request.vppbId());
        SwitchPort port = ports.get(request.portId());
        OptionalInt ld = request.ldId();
        Refusal.when(!virtualSwitch.isUnbound(request.vppbId()), ReturnCode.INVALID_INPUT);
        Refusal.when(port.configuration() != PortConfigurationState.DSP, ReturnCode.INVALID_INPUT);
        checkTarget(port, ld);
        background.checkIdle();
        int vppb = request.vppbId();
        virtualSwitch.setInProgress(vppb);
        port.setConfiguration(PortConfigurationState.BIND_IN_PROGRESS);
        return background.start(BindVppb.COMMAND, duration, () -> true, () -> {
            virtualSwitch.bind(vppb, port.id(), ld);
            port.setConfiguration(PortConfigurationState.DSP);
            return ReturnCode.SUCCESS;
        });
    }

    /** With a multi-logical device on the port, an LD of it that is free; otherwise the port as a whole. */
    private void checkTarget(SwitchPort port, OptionalInt ld) {
        Optional<SimulatedComponent> target = port.reachable();
        boolean exists = ld.isPresent()
                ? target.flatMap(component -> component.ld(ld.getAsInt())).isPresent()
                : target.filter(Binding::hasLogicalDevices).isEmpty();
        Refusal.when(!exists, ReturnCode.INVALID_INPUT);
        boolean taken = virtualSwitches.all().stream().anyMatch(other -> other.hasBinding(port.id(), ld));
        Refusal.when(taken, ReturnCode.INVALID_INPUT);
    }

    private static boolean hasLogicalDevices(SimulatedComponent component) {
        return component.deviceType() == ConnectedDeviceType.CXL_TYPE_3_MLD;
    }

    private ReturnCode unbind(UnbindVppbRequest request) {
        VirtualSwitch virtualSwitch = virtualSwitchOf(request.vcsId(), request.vppbId());
        int vppb = request.vppbId();
        Refusal.when(request.unbindOption() == UnbindOption.UNRECOGNIZED, ReturnCode.INVALID_INPUT);
        Refusal.when(!virtualSwitch.isBound(vppb), ReturnCode.INVALID_INPUT);
        background.checkIdle();
        SwitchPort port = ports.get(virtualSwitch.boundPort(vppb).orElseThrow());
        BooleanSupplier mayEnd =
                request.unbindOption() == UnbindOption.WAIT_FOR_LINK_DOWN ? () -> !port.isLinkUp() : () -> true;
        virtualSwitch.setInProgress(vppb);
        port.setConfiguration(PortConfigurationState.UNBIND_IN_PROGRESS);
        return background.start(UnbindVppb.COMMAND, duration, mayEnd, () -> {
            virtualSwitch.unbind(vppb);
            port.setConfiguration(PortConfigurationState.DSP);
            return ReturnCode.SUCCESS;
        });
    }

    private VirtualSwitch virtualSwitchOf(int vcs, int vppb) {
        VirtualSwitch virtualSwitch = virtualSwitches.get(vcs);
        Refusal.when(vppb >= virtualSwitch.vppbCount(), ReturnCode.INVALID_INPUT);
        return virtualSwitch;
    }
}
