package org.cxlmi.simulator.device;

import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EventInterruptMode;
import org.cxlmi.sdk.generic.EventInterruptSettings;
import org.cxlmi.sdk.generic.GetEventInterruptPolicy;
import org.cxlmi.sdk.generic.GetEventInterruptPolicyResponse;
import org.cxlmi.sdk.generic.SetEventInterruptPolicy;
import org.cxlmi.sdk.generic.SetEventInterruptPolicyRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** How each event log would interrupt its host; a simulated host gets no interrupts. */
final class InterruptPolicy implements CommandSet, Saved {

    private static final GetEventInterruptPolicyResponse NO_INTERRUPTS = GetEventInterruptPolicyResponse.builder()
            .dynamicCapacitySettings(EventInterruptSettings.NONE)
            .build();

    private final boolean dynamicCapacity;
    private GetEventInterruptPolicyResponse policy = NO_INTERRUPTS;

    InterruptPolicy(boolean dynamicCapacity) {
        this.dynamicCapacity = dynamicCapacity;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetEventInterruptPolicy.COMMAND, () -> policy);
        table.onChange(SetEventInterruptPolicy.COMMAND, this::set);
    }

    @Override
    public void reset() {
        policy = NO_INTERRUPTS;
    }

    private void set(SetEventInterruptPolicyRequest request) {
        // What an earlier revision does not send counts as zero.
        EventInterruptSettings dynamic = request.dynamicCapacitySettings().orElse(EventInterruptSettings.NONE);
        Refusal.when(
                dynamic.mode() == EventInterruptMode.FIRMWARE
                        || (!dynamicCapacity && dynamic.mode() != EventInterruptMode.NO_INTERRUPTS),
                ReturnCode.INVALID_INPUT);
        policy = GetEventInterruptPolicyResponse.builder()
                .informationalSettings(accepted(request.informationalSettings()))
                .warningSettings(accepted(request.warningSettings()))
                .failureSettings(accepted(request.failureSettings()))
                .fatalSettings(accepted(request.fatalSettings()))
                .dynamicCapacitySettings(accepted(dynamic))
                .build();
    }

    private static EventInterruptSettings accepted(EventInterruptSettings settings) {
        Refusal.when(settings.mode() == EventInterruptMode.UNRECOGNIZED, ReturnCode.INVALID_INPUT);
        // The host chooses the message number of firmware interrupts only; for the others vector 0 is the device's own.
        return settings.mode() == EventInterruptMode.FIRMWARE
                ? settings
                : EventInterruptSettings.builder().mode(settings.mode()).build();
    }

    @Override
    public Map<String, Object> save() {
        return Map.of("policy", SavedState.hex(policy.bytes()));
    }

    @Override
    public void restore(SavedState state) {
        policy = state.struct("policy", policy, GetEventInterruptPolicyResponse::wrap);
    }
}
