package org.cxlmi.sdk.sim;

import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EventInterruptMode;
import org.cxlmi.sdk.generic.EventInterruptSettings;
import org.cxlmi.sdk.generic.GetEventInterruptPolicy;
import org.cxlmi.sdk.generic.GetEventInterruptPolicyResponse;
import org.cxlmi.sdk.generic.SetEventInterruptPolicy;
import org.cxlmi.sdk.generic.SetEventInterruptPolicyRequest;

/** How each event log would signal new records; nothing is ever signalled. */
final class InterruptPolicy {

    private static final GetEventInterruptPolicyResponse NO_INTERRUPTS = GetEventInterruptPolicyResponse.builder()
            .dynamicCapacitySettings(EventInterruptSettings.NONE)
            .build();

    private final boolean dynamicCapacity;
    private GetEventInterruptPolicyResponse policy = NO_INTERRUPTS;

    InterruptPolicy(boolean dynamicCapacity) {
        this.dynamicCapacity = dynamicCapacity;
    }

    void register(CommandTable table, MessageLimits limits) {
        table.on(GetEventInterruptPolicy.COMMAND, () -> policy);
        table.onChange(SetEventInterruptPolicy.COMMAND, this::set);
    }

    void reset() {
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
}
