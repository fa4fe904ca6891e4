package org.cxlmi.simulator.core;

/** A part of the device that answers commands. */
@FunctionalInterface
public interface CommandSet {

    /** Adds the commands of this part to the table of one connection. */
    void register(CommandTable table, MessageLimits limits);

    /** Does what a reset of the device does to this part. */
    default void reset() {}
}
