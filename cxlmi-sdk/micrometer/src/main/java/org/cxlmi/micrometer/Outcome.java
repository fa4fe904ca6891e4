package org.cxlmi.micrometer;

import java.util.Locale;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.policy.ObservedCommand;
import org.jspecify.annotations.Nullable;

/** The kind of end that a command had. */
enum Outcome {
    SUCCESS(null),
    REFUSED(CommandFailedException.class),
    TIMEOUT(CxlTimeoutException.class),
    MALFORMED(MalformedResponseException.class),
    STILL_RUNNING(StillRunningException.class),
    TRANSPORT_ERROR(TransportException.class),
    UNSUPPORTED(UnsupportedCommandException.class),
    OTHER(CxlException.class);

    private static final Outcome[] ALL = values();

    private final @Nullable Class<? extends CxlException> failure;
    private final String tag = name().toLowerCase(Locale.ROOT);

    Outcome(@Nullable Class<? extends CxlException> failure) {
        this.failure = failure;
    }

    static Outcome of(ObservedCommand command) {
        CxlException failure = command.failure().orElse(null);
        for (Outcome outcome : ALL) {
            if (failure == null ? outcome.failure == null : outcome.matches(failure)) {
                return outcome;
            }
        }
        return OTHER;
    }

    private boolean matches(CxlException ended) {
        return failure != null && failure.isInstance(ended);
    }

    String tag() {
        return tag;
    }
}
