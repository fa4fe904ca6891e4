package org.cxlmi.runtime.linux;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Looks for transports among services, some of which may be broken. */
final class TransportServices {

    /** If more cannot be loaded, it is the list of services that cannot be read, which would never end. */
    private static final int MOST_FAILURES = 32;

    private TransportServices() {}

    /**
     * Finds transports.
     *
     * @param wanted their name, in lower case
     * @throws IllegalArgumentException if there are none of this name
     */
    static Transports find(String wanted, Iterable<Transports> services) {
        List<Throwable> failures = new ArrayList<>();
        Iterator<Transports> iterator = services.iterator();
        boolean more = true;
        while (more && failures.size() < MOST_FAILURES) {
            try {
                more = iterator.hasNext();
                if (more) {
                    Transports transports = iterator.next();
                    if (transports.name().equals(wanted)) {
                        return transports;
                    }
                }
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                failures.add(e);
            }
        }
        throw missing(wanted, failures);
    }

    private static IllegalArgumentException missing(String wanted, List<Throwable> failures) {
        StringBuilder message = new StringBuilder(
                wanted.equals("libcxlmi")
                        ? "the transports \"libcxlmi\" are missing: add the dependency org.cxlmi:cxlmi-libcxlmi, or write"
                                + " kernel for " + Transports.PROPERTY + "."
                        : "there are no transports \"" + wanted + "\": write kernel or libcxlmi for "
                                + Transports.PROPERTY + ".");
        for (Throwable failure : failures) {
            message.append(" One of the services cannot be loaded: ")
                    .append(describe(failure))
                    .append('.');
        }
        IllegalArgumentException missing = new IllegalArgumentException(message.toString());
        failures.forEach(missing::addSuppressed);
        return missing;
    }

    /** A configuration error names the provider, and its cause says why. */
    private static String describe(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure.getMessage() + " (" + cause + ")";
    }
}
