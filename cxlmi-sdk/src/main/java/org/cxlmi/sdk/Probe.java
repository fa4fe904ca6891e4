package org.cxlmi.sdk;

import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.sdk.generic.Generic;

/** Finds out whether a component answers at all. */
final class Probe {

    private Probe() {}

    /**
     * Asks the component to identify itself. A refusal is an answer too: a memory device need not implement Identify,
     * and a kernel may keep it from us.
     */
    static void check(CxlTarget target) {
        try {
            Generic.of(target).identify();
        } catch (CommandFailedException | UnsupportedCommandException e) {
            System.getLogger(Probe.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            () -> target.name() + " does not identify itself: " + e.getMessage());
        }
    }
}
