package org.cxlmi.simulator.component;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.BindVppbRequest;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.UnbindVppbRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** Binds vPPBs to ports and to the logical devices behind them, and unbinds them, in the background. */
final class VppbBinding implements CommandSet, Saved {

    private final PhysicalSwitch ports;
    private final VirtualSwitches virtualSwitches;
    private final BackgroundOperations background;
    private final Duration duration;

    VppbBinding(
            PhysicalSwitch ports, VirtualSwitches virtualSwitches, BackgroundOperations background, Duration duration) {
        this.ports = ports;
        this.virtualSwitches = virtualSwitches;
        this.background = background;
        this.duration = duration;
        background.define(BindVppb.COMMAND, new BindWork());
        background.define(UnbindVppb.COMMAND, new UnbindWork());
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.onStart(BindVppb.COMMAND, this::bind);
        table.onStart(UnbindVppb.COMMAND, this::unbind);
    }

    private ReturnCode bind(BindVppbRequest request) {
        VirtualSwitch virtualSwitch = virtualSwitchOf(request.vcsId(), request.vppbId());
        SwitchPort port = ports.get(request.portId());
        Refusal.when(!virtualSwitch.isUnbound(request.vppbId()), ReturnCode.INVALID_INPUT);
        Refusal.when(port.configuration() != PortConfigurationState.DSP, ReturnCode.INVALID_INPUT);
        checkTarget(port, request.ldId());
        background.checkIdle();
        virtualSwitch.setInProgress(request.vppbId());
        port.setConfiguration(PortConfigurationState.BIND_IN_PROGRESS);
        return background.start(BindVppb.COMMAND, request, duration);
    }

    /** With a multi-logical device on the port, an LD of it that is free; otherwise the port as a whole. */
    private void checkTarget(SwitchPort port, OptionalInt ld) {
        Optional<SimulatedComponent> target = port.reachable();
        boolean exists = ld.isPresent()
                ? target.flatMap(component -> component.registersOf(ld.getAsInt()))
                        .isPresent()
                : target.filter(VppbBinding::hasLogicalDevices).isEmpty();
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
        virtualSwitch
                .boundPort(vppb)
                .ifPresent(port -> ports.get(port).setConfiguration(PortConfigurationState.UNBIND_IN_PROGRESS));
        virtualSwitch.setInProgress(vppb);
        return background.start(UnbindVppb.COMMAND, request, duration);
    }

    /** The only port that a binding changes, for there is one background operation. */
    private SwitchPort portInProgress(PortConfigurationState state) {
        return ports.inProgress().stream()
                .filter(port -> port.configuration() == state)
                .findFirst()
                .orElseThrow(() -> new Refusal(ReturnCode.INVALID_INPUT));
    }

    private final class BindWork implements BackgroundOperations.Work<BindVppbRequest> {

        @Override
        public void check(BindVppbRequest request) {
            boolean inProgress =
                    virtualSwitchOf(request.vcsId(), request.vppbId()).isInProgress(request.vppbId());
            boolean right =
                    portInProgress(PortConfigurationState.BIND_IN_PROGRESS).id() == request.portId();
            Refusal.when(!inProgress || !right, ReturnCode.INVALID_INPUT);
        }

        @Override
        public ReturnCode finish(BindVppbRequest request) {
            ports.get(request.portId()).setConfiguration(PortConfigurationState.DSP);
            virtualSwitches.get(request.vcsId()).bind(request.vppbId(), request.portId(), request.ldId());
            return ReturnCode.SUCCESS;
        }
    }

    private final class UnbindWork implements BackgroundOperations.Work<UnbindVppbRequest> {

        @Override
        public void check(UnbindVppbRequest request) {
            boolean inProgress =
                    virtualSwitchOf(request.vcsId(), request.vppbId()).isInProgress(request.vppbId());
            Refusal.when(!inProgress, ReturnCode.INVALID_INPUT);
            portInProgress(PortConfigurationState.UNBIND_IN_PROGRESS);
        }

        @Override
        public boolean mayEnd(UnbindVppbRequest request) {
            return request.unbindOption() != UnbindOption.WAIT_FOR_LINK_DOWN
                    || !portInProgress(PortConfigurationState.UNBIND_IN_PROGRESS)
                            .isLinkUp();
        }

        @Override
        public ReturnCode finish(UnbindVppbRequest request) {
            portInProgress(PortConfigurationState.UNBIND_IN_PROGRESS).setConfiguration(PortConfigurationState.DSP);
            virtualSwitches.get(request.vcsId()).unbind(request.vppbId());
            return ReturnCode.SUCCESS;
        }
    }

    @Override
    public Map<String, Object> save() {
        return background.save();
    }

    /** Restored after the ports and the virtual switches, which have to match the running operation. */
    @Override
    public void restore(SavedState state) {
        background.restore(state);
        boolean isRunning = background.isRunning(BindVppb.COMMAND) || background.isRunning(UnbindVppb.COMMAND);
        int expected = isRunning ? 1 : 0;
        state.check(
                ports.inProgress().size() == expected && virtualSwitches.inProgressCount() == expected,
                "command",
                "what goes on at the ports and the vPPBs");
    }

    private VirtualSwitch virtualSwitchOf(int vcs, int vppb) {
        VirtualSwitch virtualSwitch = virtualSwitches.get(vcs);
        Refusal.when(vppb >= virtualSwitch.vppbCount(), ReturnCode.INVALID_INPUT);
        return virtualSwitch;
    }
}
