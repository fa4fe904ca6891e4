package org.cxlmi.runtime;

/** The worst that a command can do, from harmless to severe; what is not known counts as most severe. */
public enum CommandImpact {
    /** Only reads. */
    READS,
    /** Changes settings, logs, bindings or the like. */
    CHANGES,
    /** Erases or overwrites data of the user, or makes it inaccessible. */
    DESTROYS_DATA,
    /** Resets a component, a port or the device behind it. */
    RESETS,
    /** The spec does not say. */
    UNKNOWN
}
