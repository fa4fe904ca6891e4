package org.cxlmi.simulator.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetSldQosControl;
import org.cxlmi.sdk.memdev.GetSldQosControlResponse;
import org.cxlmi.sdk.memdev.GetSldQosStatus;
import org.cxlmi.sdk.memdev.GetSldQosStatusResponse;
import org.cxlmi.sdk.memdev.QosTelemetryCapability;
import org.cxlmi.sdk.memdev.QosTelemetryControl;
import org.cxlmi.sdk.memdev.SetSldQosControl;
import org.cxlmi.sdk.memdev.SetSldQosControlRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** How the device measures its load, and the load. */
public final class QosTelemetry implements CommandSet, Saved {

    public static final QosTelemetryCapability CAPABILITY = QosTelemetryCapability.builder()
            .egressPortCongestionSupported(true)
            .temporaryThroughputReductionSupported(true)
            .build();

    private static final int WHOLE = 100;

    private GetSldQosControlResponse control = GetSldQosControlResponse.builder()
            .egressModeratePercentage(10)
            .egressSeverePercentage(25)
            .backpressureSampleInterval(8)
            .build();

    private int backpressure;

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetSldQosControl.COMMAND, () -> control);
        table.onChange(SetSldQosControl.COMMAND, this::set);
        table.on(
                GetSldQosStatus.COMMAND,
                () -> GetSldQosStatusResponse.builder()
                        .backpressureAveragePercentage(backpressure)
                        .build());
    }

    void setBackpressure(int percent) {
        if (percent < 0 || percent > WHOLE) {
            throw new IllegalArgumentException("backpressure of " + percent + " % is none");
        }
        backpressure = percent;
    }

    private void set(SetSldQosControlRequest request) {
        QosTelemetryControl asked = request.qosTelemetryControl();
        QosTelemetryControl known = QosTelemetryControl.builder()
                .egressPortCongestionEnable(asked.egressPortCongestionEnable())
                .temporaryThroughputReductionEnable(asked.temporaryThroughputReductionEnable())
                .build();
        Refusal.when(!known.equals(asked), ReturnCode.INVALID_INPUT);
        try {
            control = GetSldQosControlResponse.builder()
                    .qosTelemetryControl(asked)
                    .egressModeratePercentage(request.egressModeratePercentage())
                    .egressSeverePercentage(request.egressSeverePercentage())
                    .backpressureSampleInterval(request.backpressureSampleInterval())
                    .build();
        } catch (IllegalArgumentException e) {
            // The builder knows the limits.
            throw new Refusal(ReturnCode.INVALID_INPUT);
        }
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
        control = state.struct("control", control, GetSldQosControlResponse::wrap);
        backpressure = state.integer("backpressure", 0, WHOLE);
    }
}
