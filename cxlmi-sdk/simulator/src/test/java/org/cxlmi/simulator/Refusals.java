package org.cxlmi.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.junit.jupiter.api.function.Executable;

/** Assertions on return codes. */
public final class Refusals {

    private Refusals() {}

    public static void assertRefused(ReturnCode expected, Executable command) {
        assertEquals(
                expected, assertThrows(CommandFailedException.class, command).returnCode());
    }
}
