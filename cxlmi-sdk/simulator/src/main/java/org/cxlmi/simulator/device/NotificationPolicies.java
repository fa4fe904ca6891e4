package org.cxlmi.simulator.device;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventNotification;
import org.cxlmi.sdk.generic.EventNotificationRequest;
import org.cxlmi.sdk.generic.EventNotifications;
import org.cxlmi.sdk.generic.GetMctpEventInterruptPolicy;
import org.cxlmi.sdk.generic.GetMctpEventInterruptPolicyResponse;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicy;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicyRequest;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicyResponse;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.ComponentRequests;
import org.cxlmi.simulator.core.MessageLimits;

/**
 * What the device reports to each connection by Event Notification.
 *
 * <p>A log is reported when it gets its first record, and again only after it was emptied. That is a choice: our sources
 * do not say when a log is reported again. Each notification is sent once, for the connections here lose none.
 */
final class NotificationPolicies implements CommandSet {

    private final boolean dynamicCapacity;
    private final Set<Policy> active = Collections.newSetFromMap(new WeakHashMap<>()); // Connections may be forgotten.

    private Runnable whenChosen = () -> {};

    NotificationPolicies(boolean dynamicCapacity) {
        this.dynamicCapacity = dynamicCapacity;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        Policy policy = new Policy(table.componentRequests());
        table.on(GetMctpEventInterruptPolicy.COMMAND, policy::get);
        table.on(SetMctpEventInterruptPolicy.COMMAND, policy::set);
    }

    /** Sets what is called when a connection has chosen. */
    void whenChosen(Runnable listener) {
        whenChosen = listener;
    }

    /** Whether a connection has chosen the end of background operations. */
    boolean isBackgroundReported() {
        return active.stream().anyMatch(policy -> policy.chosen.backgroundOperationCompleted());
    }

    /** Turns all notifications off. */
    @Override
    public void reset() {
        List.copyOf(active).forEach(policy -> policy.choose(EventNotifications.NONE));
    }

    /** Reports a log that was empty and has a record now. */
    void report(EventLog log) {
        // The bit of a log has the number of the log.
        report(EventNotifications.of(1 << log.code()));
    }

    void reportBackgroundOperation() {
        report(EventNotifications.builder().backgroundOperationCompleted(true).build());
    }

    private void report(EventNotifications event) {
        List.copyOf(active).forEach(policy -> policy.report(event));
    }

    /** What one connection has chosen. */
    private final class Policy {

        private final ComponentRequests requests;
        private EventNotifications chosen = EventNotifications.NONE;

        Policy(ComponentRequests requests) {
            this.requests = requests;
        }

        GetMctpEventInterruptPolicyResponse get() {
            return GetMctpEventInterruptPolicyResponse.builder()
                    .eventInterruptSettings(chosen)
                    .build();
        }

        SetMctpEventInterruptPolicyResponse set(SetMctpEventInterruptPolicyRequest request) {
            EventNotifications asked = request.eventInterruptSettings();
            EventNotifications known = EventNotifications.builder()
                    .informationalLog(asked.informationalLog())
                    .warningLog(asked.warningLog())
                    .failureLog(asked.failureLog())
                    .fatalLog(asked.fatalLog())
                    .dynamicCapacityLog(dynamicCapacity && asked.dynamicCapacityLog())
                    .backgroundOperationCompleted(asked.backgroundOperationCompleted())
                    .build();
            Refusal.when(!known.equals(asked), ReturnCode.INVALID_INPUT);
            choose(asked);
            whenChosen.run();
            return SetMctpEventInterruptPolicyResponse.builder()
                    .eventInterruptSettings(chosen)
                    .build();
        }

        void choose(EventNotifications choice) {
            chosen = choice;
            if (choice.equals(EventNotifications.NONE)) {
                active.remove(this);
            } else {
                active.add(this);
            }
        }

        void report(EventNotifications event) {
            if ((chosen.bits() & event.bits()) != 0) {
                requests.send(
                        EventNotification.COMMAND,
                        EventNotificationRequest.builder().event(event).build());
            }
        }
    }
}
