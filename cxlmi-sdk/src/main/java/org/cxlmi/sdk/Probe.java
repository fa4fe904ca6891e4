package org.cxlmi.sdk;

import java.util.OptionalInt;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.sdk.generic.Generic;

/** Finds out whether a component answers at all. */
final class Probe {

    private static final int SMALLEST_EXPONENT = 8;
    private static final int LARGEST_EXPONENT = 20;

    private Probe() {}

    /**
     * Asks the component to identify itself; tells how many bytes of payload it accepts in a request, if that is a
     * number that the specification allows. A refusal is an answer too: a memory device need not implement Identify,
     * and a kernel may keep it from us.
     */
    static OptionalInt check(CxlTarget target) {
        try {
            int exponent = Generic.of(target).identify().maximumMessageSize();
            boolean possible = exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT;
            return possible ? OptionalInt.of(1 << exponent) : OptionalInt.empty();
        } catch (CommandFailedException | UnsupportedCommandException e) {
            System.getLogger(Probe.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            () -> target.name() + " does not identify itself: " + e.getMessage());
            return OptionalInt.empty();
        }
    }
}
