package org.cxlmi.sdk.fleet;

/** Why a run stopped before it had tried all targets. */
public enum StopReason {
    /** The deadline of the run had passed. */
    DEADLINE,
    /** More targets had failed than the fleet allows, in all or in one of its waves. */
    FAILURES,
    /** A task had thrown an {@link Error}, so the fault is in the program, not in a component. */
    ERROR,
    /** The run was closed, or the thread that waited for its outcomes was interrupted. */
    CANCELLED
}
