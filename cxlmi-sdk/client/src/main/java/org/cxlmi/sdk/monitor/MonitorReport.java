package org.cxlmi.sdk.monitor;

import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.sdk.generic.EventLog;

/** What a {@link Monitor} reports about a component beside its events. */
public sealed interface MonitorReport {

    /** The component, as it was given to the monitor. */
    CxlTarget target();

    /** The report as a sentence for people. */
    String message();

    /**
     * The component does not answer, refuses, or sends wrong bytes. The monitor asks it again after a pause. This is
     * reported once until {@link Recovered}, or until it fails in another way.
     *
     * <p>If the component's endpoint is closed, the monitor no longer watches the component.
     *
     * @param cause most often a {@link org.cxlmi.runtime.error.CxlException}
     */
    record Failing(CxlTarget target, Throwable cause) implements MonitorReport {
        @Override
        public String message() {
            String why = cause.getMessage();
            return target.name() + " fails: " + (why == null ? cause.toString() : why);
        }
    }

    /** The component answers again. */
    record Recovered(CxlTarget target) implements MonitorReport {
        @Override
        public String message() {
            return target.name() + " answers again.";
        }
    }

    /**
     * The component refuses to read a log, most often because it does not have it. The monitor reads the other logs,
     * and asks for this log again only now and then.
     */
    record LogRefused(CxlTarget target, EventLog log, CommandFailedException cause) implements MonitorReport {
        @Override
        public String message() {
            return target.name() + ": the " + log.label() + " event log is left out: " + cause.getMessage();
        }
    }

    /**
     * The component still has records that the monitor cleared. They are not delivered again. New records are delivered
     * only if they fit into the same response.
     *
     * @param records the number of these records
     */
    record NotCleared(CxlTarget target, EventLog log, int records) implements MonitorReport {
        @Override
        public String message() {
            return target.name() + ": the " + log.label() + " event log still has " + records
                    + " records that were cleared. They are not delivered again, but they may hide newer ones.";
        }
    }

    /** The component or the connection cannot report new events by itself, so the monitor only polls it. */
    record OnlyPolled(CxlTarget target, String reason) implements MonitorReport {
        @Override
        public String message() {
            return target.name() + " is only polled: " + reason;
        }
    }
}
