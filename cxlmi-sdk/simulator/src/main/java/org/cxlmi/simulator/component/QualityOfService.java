package org.cxlmi.simulator.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.GetQosAllocatedBw;
import org.cxlmi.sdk.fmapi.GetQosAllocatedBwResponse;
import org.cxlmi.sdk.fmapi.GetQosBwLimit;
import org.cxlmi.sdk.fmapi.GetQosBwLimitResponse;
import org.cxlmi.sdk.fmapi.GetQosControl;
import org.cxlmi.sdk.fmapi.GetQosControlResponse;
import org.cxlmi.sdk.fmapi.GetQosStatus;
import org.cxlmi.sdk.fmapi.GetQosStatusResponse;
import org.cxlmi.sdk.fmapi.SetQosAllocatedBw;
import org.cxlmi.sdk.fmapi.SetQosAllocatedBwResponse;
import org.cxlmi.sdk.fmapi.SetQosBwLimit;
import org.cxlmi.sdk.fmapi.SetQosBwLimitResponse;
import org.cxlmi.sdk.fmapi.SetQosControl;
import org.cxlmi.sdk.fmapi.SetQosControlRequest;
import org.cxlmi.sdk.fmapi.SetQosControlResponse;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** How a multi-logical device measures its load, and the shares of the bandwidth that its logical devices have. */
final class QualityOfService implements CommandSet, Saved {

    private static final int HIGHEST_PERCENTAGE = 100;
    private static final int LONGEST_SAMPLE_INTERVAL = 31;

    private final LogicalDevices devices;
    private GetQosControlResponse control = GetQosControlResponse.builder()
            .egressModeratePercentage(10)
            .egressSeverePercentage(25)
            .backpressureSampleInterval(8)
            .completionCollectionInterval(64)
            .build();
    private int backpressure;

    QualityOfService(LogicalDevices devices) {
        this.devices = devices;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetQosControl.COMMAND, () -> control);
        table.on(SetQosControl.COMMAND, this::setControl);
        table.on(
                GetQosStatus.COMMAND,
                () -> GetQosStatusResponse.builder()
                        .backpressureAveragePercentage(backpressure)
                        .build());
        table.on(
                GetQosAllocatedBw.COMMAND,
                request -> GetQosAllocatedBwResponse.builder()
                        .startLdId(request.startLdId())
                        .qosAllocationFractions(
                                read(request.startLdId(), request.ldCount(), LogicalDevice::allocatedBandwidth))
                        .build());
        table.on(
                SetQosAllocatedBw.COMMAND,
                request -> SetQosAllocatedBwResponse.builder()
                        .startLdId(request.startLdId())
                        .qosAllocationFractions(change(
                                request.startLdId(),
                                request.qosAllocationFractions(),
                                LogicalDevice::setAllocatedBandwidth))
                        .build());
        table.on(
                GetQosBwLimit.COMMAND,
                request -> GetQosBwLimitResponse.builder()
                        .startLdId(request.startLdId())
                        .qosLimitFractions(read(request.startLdId(), request.ldCount(), LogicalDevice::bandwidthLimit))
                        .build());
        table.on(
                SetQosBwLimit.COMMAND,
                request -> SetQosBwLimitResponse.builder()
                        .startLdId(request.startLdId())
                        .qosLimitFractions(change(
                                request.startLdId(), request.qosLimitFractions(), LogicalDevice::setBandwidthLimit))
                        .build());
    }

    /** Sets the average egress port congestion, in percent. */
    void setBackpressure(int percent) {
        backpressure = percent;
    }

    private SetQosControlResponse setControl(SetQosControlRequest request) {
        boolean allowed = isAllowed(
                request.egressModeratePercentage(),
                request.egressSeverePercentage(),
                request.backpressureSampleInterval());
        Refusal.when(!allowed, ReturnCode.INVALID_INPUT);
        control = GetQosControlResponse.builder()
                .qosTelemetryControl(request.qosTelemetryControl())
                .egressModeratePercentage(request.egressModeratePercentage())
                .egressSeverePercentage(request.egressSeverePercentage())
                .backpressureSampleInterval(request.backpressureSampleInterval())
                .reqCmpBasis(request.reqCmpBasis())
                .completionCollectionInterval(request.completionCollectionInterval())
                .build();
        return SetQosControlResponse.wrap(control.bytes());
    }

    private static boolean isAllowed(int moderate, int severe, int sampleInterval) {
        return isPercentage(moderate)
                && isPercentage(severe)
                && moderate <= severe
                && sampleInterval <= LONGEST_SAMPLE_INTERVAL;
    }

    private static boolean isPercentage(int value) {
        return value >= 1 && value <= HIGHEST_PERCENTAGE;
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("control", SavedState.hex(control.bytes()));
        state.put("backpressure", backpressure);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        control = state.struct("control", control, GetQosControlResponse::wrap);
        boolean allowed = isAllowed(
                control.egressModeratePercentage(),
                control.egressSeverePercentage(),
                control.backpressureSampleInterval());
        state.check(allowed, "control", "one that Set QoS Control takes");
        backpressure = state.integer("backpressure", 0, HIGHEST_PERCENTAGE);
    }

    private int[] read(int start, int count, ToIntFunction<LogicalDevice> fraction) {
        Refusal.when(count == 0, ReturnCode.INVALID_INPUT);
        return devices.part(start, count).stream().mapToInt(fraction).toArray();
    }

    private int[] change(int start, int[] fractions, ObjIntConsumer<LogicalDevice> change) {
        List<LogicalDevice> changed = devices.exactly(start, fractions.length);
        for (int i = 0; i < fractions.length; i++) {
            change.accept(changed.get(i), fractions[i]);
        }
        return fractions;
    }
}
