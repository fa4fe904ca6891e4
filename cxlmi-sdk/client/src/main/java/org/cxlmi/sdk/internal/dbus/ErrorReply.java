package org.cxlmi.sdk.internal.dbus;

import java.io.IOException;

/** A service, or the bus in its place, answered with an error. */
final class ErrorReply extends IOException {

    private static final long serialVersionUID = 1L;

    private final String name;

    /**
     * @param name for example {@code org.freedesktop.DBus.Error.AccessDenied}
     * @param text what it says besides
     */
    ErrorReply(String name, String text) {
        super(name + (text.isEmpty() ? "" : ": " + text));
        this.name = name;
    }

    /** The meaning of the error, and what to do. */
    String advice() {
        return name.endsWith(".AccessDenied")
                ? "You may not ask it: run as root, or as a user whom the policy of the bus allows it. " + getMessage()
                : "The answer is " + getMessage();
    }
}
