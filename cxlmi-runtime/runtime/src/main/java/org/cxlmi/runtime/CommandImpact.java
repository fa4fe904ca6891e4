package org.cxlmi.runtime;

/** The worst that a command can do, from harmless to severe. An unknown impact counts as the most severe. */
public enum CommandImpact {
    /** The command only reads. */
    READS,
    /** The command changes settings, logs, bindings or the like. */
    CHANGES,
    /** The command erases or overwrites data of the user, or makes it inaccessible. */
    DESTROYS_DATA,
    /** The command resets a component, a port or the device behind it. */
    RESETS,
    /** The YAML does not say what the command can do. */
    UNKNOWN
}
