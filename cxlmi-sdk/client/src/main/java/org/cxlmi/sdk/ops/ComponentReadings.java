package org.cxlmi.sdk.ops;

import static org.cxlmi.sdk.ops.ComponentSummary.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetPhysicalPortStateResponse;
import org.cxlmi.sdk.fmapi.PortStateInformation;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.memdev.GetAlertConfigurationResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;

/**
 * All that is watched over time of a component. Whatever the component does not tell is absent.
 *
 * @param summary what the component is, and how it is
 * @param alerts the thresholds at which a memory device raises alerts
 * @param firmware what is in the firmware slots
 * @param ports the physical ports of a switch
 */
public record ComponentReadings(
        ComponentSummary summary,
        Optional<GetAlertConfigurationResponse> alerts,
        Optional<GetFwInfoResponse> firmware,
        List<PortStateInformation> ports) {

    private static final int MOST_PORTS_AT_ONCE = 0xFF;

    /** Keeps a copy of the list. */
    public ComponentReadings {
        ports = List.copyOf(ports);
    }

    /**
     * Asks a component, with commands that only read.
     *
     * @throws org.cxlmi.runtime.error.CxlException if the component does not answer, or the connection to it fails
     */
    public static ComponentReadings of(CxlTarget target) {
        ComponentSummary summary = ComponentSummary.of(target);
        return new ComponentReadings(
                summary,
                summary.health().flatMap(known -> told(target, MemoryDevice.of(target)::getAlertConfiguration)),
                told(target, Generic.of(target)::getFwInfo),
                summary.switchDevice()
                        .map(device -> ports(target, device.physicalPortCount()))
                        .orElse(List.of()));
    }

    private static List<PortStateInformation> ports(CxlTarget target, int count) {
        int room = target.limits().response().orElse(PayloadLimits.SMALLEST);
        int fitting = (room - GetPhysicalPortStateResponse.MINIMUM_LENGTH) / PortStateInformation.LENGTH;
        int atOnce = Math.max(1, Math.min(MOST_PORTS_AT_ONCE, fitting));
        List<PortStateInformation> ports = new ArrayList<>();
        for (int next = 0; next < count; next += atOnce) {
            int[] wanted = IntStream.range(next, Math.min(count, next + atOnce)).toArray();
            told(target, () -> FabricManager.of(target).getPhysicalPortState(wanted)).stream()
                    .flatMap(response -> response.ports().stream())
                    .filter(port -> IntStream.of(wanted).anyMatch(id -> id == port.portId()))
                    .forEach(ports::add);
        }
        return ports;
    }
}
