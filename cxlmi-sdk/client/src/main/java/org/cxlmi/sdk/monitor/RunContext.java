package org.cxlmi.sdk.monitor;

/** What all components of a run share. */
record RunContext(MonitorOptions options, Positions positions) {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    /** Tells the listener, which may fail. */
    void report(MonitorReport report) {
        try {
            options.listener.accept(report);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener failed after the report: " + report.message(), e);
        }
    }
}
