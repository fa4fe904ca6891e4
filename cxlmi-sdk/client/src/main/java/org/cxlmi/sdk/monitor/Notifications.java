package org.cxlmi.sdk.monitor;

import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.sdk.generic.EventNotification;
import org.cxlmi.sdk.generic.EventNotifications;
import org.cxlmi.sdk.generic.Generic;

/** Asks a component to tell when its logs have new records, by Event Notification (0106h). */
final class Notifications {

    private final CxlTarget target;
    private final Generic component;
    private final Runnable whenTold;
    private boolean asked;

    /**
     * Asks nothing yet.
     *
     * @param whenTold called when the component tells something; must not block
     */
    Notifications(CxlTarget target, CxlTarget sender, Runnable whenTold) {
        this.target = target;
        this.component = Generic.of(sender);
        this.whenTold = whenTold;
    }

    /** The component may have forgotten what it was asked for. */
    void forget() {
        asked = false;
    }

    /**
     * Asks once.
     *
     * @return why the component cannot tell; empty if it can, or if that was said before
     */
    Optional<String> ask(List<LogWatch> logs) {
        if (asked) {
            return Optional.empty();
        }
        asked = true;
        if (target.layer() > 0 || !(target.endpoint() instanceof Endpoint endpoint)) {
            return Optional.of("a component behind a tunnel cannot send messages by itself.");
        }
        try {
            endpoint.onUnsolicited(this::receive);
            choose(logs);
            return Optional.empty();
        } catch (CxlException | UnsupportedOperationException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void receive(CciMessage message) {
        // Which logs it names does not matter: all are read.
        if (message.header().opcode() == EventNotification.OPCODE) {
            whenTold.run();
        }
    }

    private void choose(List<LogWatch> logs) {
        EventNotifications before = component.getMctpEventInterruptPolicy().eventInterruptSettings();
        int bits = before.bits();
        for (LogWatch log : logs) {
            if (!log.isLeftOut()) {
                bits |= 1 << log.log().code(); // The bit of a log has the number of the log.
            }
        }
        if (bits != before.bits()) {
            component.setMctpEventInterruptPolicy(EventNotifications.of(bits));
        }
    }
}
