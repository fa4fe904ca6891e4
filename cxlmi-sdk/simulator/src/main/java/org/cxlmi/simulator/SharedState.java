package org.cxlmi.simulator;

/**
 * The state of what several components lead to, and which is part of none of them.
 *
 * @param name what it is saved as
 * @param state the same object for all that lead to it
 */
record SharedState(String name, Saved state) {}
