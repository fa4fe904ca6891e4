package org.cxlmi.simulator.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cxlmi.sdk.fmapi.ConnectedDeviceMode;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.LinkSpeed;
import org.cxlmi.sdk.fmapi.LinkWidth;
import org.cxlmi.sdk.fmapi.LtssmState;
import org.cxlmi.sdk.fmapi.PcieLinkSpeed;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.PortStateInformation;
import org.cxlmi.sdk.fmapi.SupportedCxlModes;
import org.cxlmi.sdk.fmapi.SupportedLinkSpeeds;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.jspecify.annotations.Nullable;

/** One physical port of a switch, its link, and the component on it. */
final class SwitchPort implements Saved {

    static final LinkWidth WIDTH = LinkWidth.builder().lanes(16).build();
    static final LinkSpeed SPEED =
            LinkSpeed.builder().speed(PcieLinkSpeed.GT_32).build();
    static final SupportedLinkSpeeds SPEEDS = SupportedLinkSpeeds.builder()
            .gt2Point5(true)
            .gt5(true)
            .gt8(true)
            .gt16(true)
            .gt32(true)
            .build();

    private static final SupportedCxlModes MODES =
            SupportedCxlModes.builder().vh68bFlit(true).standard256bFlit(true).build();
    private static final int MOST_LOGICAL_DEVICES = 16;

    private final int id;
    private final IdentifyResponse identity;
    private PortConfigurationState configuration;
    private @Nullable Supplier<? extends SimulatedComponent> maker;
    private @Nullable SimulatedComponent component;
    private @Nullable CciResponder responder;
    private @Nullable ConfigurationSpace registers;
    private boolean linkDown;
    private boolean perstAsserted;

    /** A component that exists already. */
    record Made(SimulatedComponent get) implements Supplier<SimulatedComponent> {}

    SwitchPort(int id, IdentifyResponse identity, PortConfigurationState configuration) {
        this.id = id;
        this.identity = identity;
        this.configuration = configuration;
    }

    /** Puts a component on the port, which is made when it is first needed. Null removes the component. */
    void attach(@Nullable Supplier<? extends SimulatedComponent> supplier) {
        maker = supplier;
        component = supplier instanceof Made made ? made.get() : null;
        responder = null;
    }

    int id() {
        return id;
    }

    PortConfigurationState configuration() {
        return configuration;
    }

    void setConfiguration(PortConfigurationState state) {
        configuration = state;
    }

    boolean isEnabled() {
        return configuration != PortConfigurationState.DISABLED;
    }

    boolean isUpstream() {
        return configuration == PortConfigurationState.USP;
    }

    boolean isInProgress() {
        return configuration == PortConfigurationState.BIND_IN_PROGRESS
                || configuration == PortConfigurationState.UNBIND_IN_PROGRESS;
    }

    /** Whether a vPPB can be bound to the port, and a component can be reached through it. */
    boolean leadsDownstream() {
        return isEnabled() && !isUpstream();
    }

    void setLinkDown(boolean down) {
        linkDown = down;
    }

    /** The hosts of upstream ports are always there. */
    boolean isLinkUp() {
        return isEnabled() && !linkDown && (isUpstream() || (!perstAsserted && isDeviceThere()));
    }

    private boolean isDeviceThere() {
        return component().filter(there -> !there.faults().isGone()).isPresent();
    }

    /** The component on the port, even if the link is down. */
    Optional<SimulatedComponent> component() {
        if (component == null && maker != null) {
            component = maker.get();
        }
        return Optional.ofNullable(component);
    }

    /** The component on the port, if it was made already. */
    Optional<SimulatedComponent> made() {
        return Optional.ofNullable(component);
    }

    /** The component that can be reached through the port. */
    Optional<SimulatedComponent> reachable() {
        return leadsDownstream() && isLinkUp() ? component() : Optional.empty();
    }

    /** The connection that tunnels use. */
    Optional<CciResponder> responder() {
        return reachable().map(there -> {
            CciResponder open = responder;
            if (open == null) {
                open = there.responder();
                responder = open;
            }
            return open;
        });
    }

    ConfigurationSpace registers() {
        ConfigurationSpace space = registers;
        if (space == null) {
            space = new ConfigurationSpace(identity.vendorId(), identity.deviceId());
            registers = space;
        }
        return space;
    }

    void assertPerst() {
        perstAsserted = true;
    }

    /** Lets the device out of reset, if it was in it. */
    void deassertPerst() {
        if (perstAsserted) {
            perstAsserted = false;
            resetDevice();
        }
    }

    void resetDevice() {
        component().ifPresent(SimulatedComponent::reset);
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("configuration", configuration.name());
        state.put("linkDown", linkDown);
        state.put("perstAsserted", perstAsserted);
        state.put("occupied", maker != null);
        made().ifPresent(there -> state.put("component", there.save()));
        if (registers != null) {
            state.put("registers", registers.save());
        }
        return state;
    }

    @Override
    public void restore(SavedState state) {
        PortConfigurationState saved = state.constant("configuration", PortConfigurationState.class);
        boolean binds =
                saved == PortConfigurationState.BIND_IN_PROGRESS || saved == PortConfigurationState.UNBIND_IN_PROGRESS;
        state.check(
                saved == configuration || (binds && leadsDownstream()), "configuration", "as possible for this port");
        configuration = saved;
        linkDown = state.flag("linkDown");
        perstAsserted = state.flag("perstAsserted");
        if (!state.flag("occupied")) {
            attach(null);
        }
        state.check(state.flag("occupied") == (maker != null), "occupied", "false, for nothing is on the port");
        if (state.has("component")) {
            component()
                    .orElseThrow(() -> state.wrong("component", "absent, for nothing is on the port"))
                    .restore(state.map("component"));
        }
        if (state.has("registers")) {
            registers().restore(state.map("registers"));
        }
    }

    PortStateInformation state() {
        boolean up = isLinkUp();
        Optional<SimulatedComponent> device = isUpstream() ? Optional.empty() : component();
        PortStateInformation.Builder state =
                PortStateInformation.builder().portId(id).configurationState(configuration);
        if (configuration == PortConfigurationState.DSP) {
            state.connectedDeviceMode(up ? ConnectedDeviceMode.STANDARD_256B_FLIT : ConnectedDeviceMode.NOT_CXL)
                    .connectedDeviceType(device.filter(unused -> up)
                            .map(SimulatedComponent::deviceType)
                            .orElse(ConnectedDeviceType.NO_DEVICE));
        }
        return state.supportedCxlModes(MODES)
                .maximumLinkWidth(WIDTH)
                .negotiatedLinkWidth(up ? WIDTH : LinkWidth.NONE)
                .supportedLinkSpeedsVector(SPEEDS)
                .maximumLinkSpeed(SPEED)
                .currentLinkSpeed(up ? SPEED : LinkSpeed.NONE)
                .ltssmState(up ? LtssmState.L0 : isEnabled() ? LtssmState.DETECT : LtssmState.DISABLED)
                .perstAsserted(perstAsserted)
                .prsntPresent(device.isPresent())
                .supportedLdCount(isUpstream() ? 0 : MOST_LOGICAL_DEVICES)
                .build();
    }
}
