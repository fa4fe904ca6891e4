package org.cxlmi.sdk.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.cxlmi.sdk.fmapi.LtssmState;
import org.cxlmi.sdk.fmapi.PcieLinkSpeed;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.PortStateInformation;

/** The samples of a physical port. */
final class PortSamples {

    private static final double GIGA = 1e9;

    private final Sampler to;

    PortSamples(Sampler to) {
        this.to = to;
    }

    void add(PortStateInformation port) {
        if (port.configurationState() == PortConfigurationState.INVALID_PORT_ID) {
            return;
        }
        Map<MetricLabel, String> id = Map.of(MetricLabel.PORT, Integer.toString(port.portId()));
        Map<MetricLabel, String> info = new EnumMap<>(id);
        info.put(MetricLabel.CONFIGURATION, Sampler.constant(port.configurationState()));
        port.connectedDeviceType().ifPresent(type -> info.put(MetricLabel.CONNECTED, Sampler.constant(type)));
        to.add(ComponentMetric.PORT_INFO, info, 1);
        port.ltssmState().ifPresent(state -> to.addFlag(ComponentMetric.PORT_LINK_UP, id, isUp(state)));
        if (port.ltssmState().filter(PortSamples::isUp).isPresent()) {
            port.negotiatedLinkWidth().ifPresent(width -> to.add(ComponentMetric.PORT_LINK_LANES, id, width.lanes()));
            port.currentLinkSpeed()
                    .map(speed -> transfers(speed.speed()))
                    .ifPresent(speed -> speed.ifPresent(value -> to.add(ComponentMetric.PORT_LINK_SPEED, id, value)));
        }
    }

    private static boolean isUp(LtssmState state) {
        return switch (state) {
            case L0, L0S, L1, L2, RECOVERY -> true;
            default -> false;
        };
    }

    private static OptionalDouble transfers(PcieLinkSpeed speed) {
        return switch (speed) {
            case GT_2_5 -> OptionalDouble.of(2.5 * GIGA);
            case GT_5 -> OptionalDouble.of(5 * GIGA);
            case GT_8 -> OptionalDouble.of(8 * GIGA);
            case GT_16 -> OptionalDouble.of(16 * GIGA);
            case GT_32 -> OptionalDouble.of(32 * GIGA);
            case GT_64 -> OptionalDouble.of(64 * GIGA);
            case GT_128 -> OptionalDouble.of(128 * GIGA);
            case UNRECOGNIZED -> OptionalDouble.empty();
        };
    }
}
