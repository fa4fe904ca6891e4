package org.cxlmi.runtime.internal.linux;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.cxlmi.runtime.error.TransportException;
import org.jspecify.annotations.Nullable;

/** JNA with its native part, and through it the C library. Whether they can be loaded here is found out once. */
public final class Jna {

    private Jna() {}

    /**
     * Has to be called before any class of JNA is used: the first use of one that cannot start is an {@link Error}, and
     * each later use another one that does not tell why.
     *
     * @param target the name of the target that needs the library
     * @throws TransportException if they cannot be loaded
     */
    public static void require(String target) {
        Throwable failure = Start.FAILURE;
        if (failure != null) {
            throw TransportException.withoutNativeCode(target, failure);
        }
    }

    private static final class Start {

        @SuppressWarnings("StaticAssignmentOfThrowable") // Only the first failure tells why.
        static final @Nullable Throwable FAILURE = failure();

        private static @Nullable Throwable failure() {
            Logger log = Logger.getLogger("com.sun.jna.Native");
            Level before = log.getLevel();
            // It warns with a stack trace of a temporary directory that it may not even need.
            log.setLevel(Level.OFF);
            try {
                JnaLibc.bind();
                return null;
            } catch (RuntimeException | Error e) {
                if (e instanceof VirtualMachineError fatal) {
                    throw fatal;
                }
                return e;
            } finally {
                log.setLevel(before);
            }
        }
    }
}
