package org.cxlmi.runtime.error;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The way to a component failed: the operating system refused, or the component is gone. */
public final class TransportException extends CxlException {

    private static final long serialVersionUID = 1L;
    private static final String BUSY = "EBUSY";

    /** From what JNA says where it finds such a one. */
    private static final String OTHER_VERSION = "incompatible JNA native library";

    private final String target;
    private final String operation;
    private final int errno;
    private final String errnoName;
    private final String advice;

    /**
     * For a system call that failed.
     *
     * @param target whom it was meant for, for example {@code mem0}
     * @param operation what was tried, for example {@code open /dev/cxl/mem0}
     * @param errno the error number of the operating system, positive
     * @param errnoName its name, for example {@code EACCES}
     * @param advice what it means and what to do
     */
    public TransportException(String target, String operation, int errno, String errnoName, String advice) {
        super(target + ": " + operation + " failed: " + errnoName + " (" + errno + "). " + advice, null);
        this.target = target;
        this.operation = operation;
        this.errno = errno;
        this.errnoName = errnoName;
        this.advice = advice;
    }

    /** For anything that has no error number; the cause may be null. */
    public TransportException(String target, String operation, String advice, @Nullable Throwable cause) {
        super(target + ": " + operation + " failed. " + advice, cause);
        this.target = target;
        this.operation = operation;
        this.errno = 0;
        this.errnoName = "";
        this.advice = advice;
    }

    /**
     * For native code that cannot be loaded: JNA has to unpack its own, or find it, before it can call the operating
     * system.
     *
     * @param target whom it was needed for
     * @param failure what the use of JNA ended in
     */
    public static TransportException withoutNativeCode(String target, Throwable failure) {
        return new TransportException(target, "load the native part of JNA", nativeAdvice(failure), failure);
    }

    private static String nativeAdvice(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        String text = String.valueOf(reason.getMessage()).strip().replaceAll("\\s+", " ");
        if (reason instanceof ClassNotFoundException) {
            return "JNA is missing: put net.java.dev.jna:jna on the class path or the module path.";
        }
        if (text.contains(OTHER_VERSION)) {
            return "This system has a native part of another version: set -Djna.nosys=true to use that of the jar, or"
                    + " -Djna.boot.library.path to the directory of one that fits.";
        }
        return text + (text.endsWith(".") ? "" : ".") + " It is unpacked into a temporary directory, which has to be"
                + " writable and not mounted noexec: choose another with -Djna.tmpdir=DIRECTORY. Or unpack it beforehand"
                + " and set -Djna.boot.library.path to its directory.";
    }

    /** Whom it was meant for. */
    public String target() {
        return target;
    }

    /** What was tried. */
    public String operation() {
        return operation;
    }

    /** The error number of the operating system, where it gave one. */
    public OptionalInt errno() {
        return errno == 0 ? OptionalInt.empty() : OptionalInt.of(errno);
    }

    /** The name of the error number, for example {@code ENODEV}; empty where there is none. */
    public String errnoName() {
        return errnoName;
    }

    /**
     * Whether the operating system says that the component is busy at the moment, as Linux does while it sanitizes one:
     * the same command may work later.
     */
    public boolean isBusy() {
        return errnoName.equals(BUSY);
    }

    /** What it means and what to do. */
    public String advice() {
        return advice;
    }
}
