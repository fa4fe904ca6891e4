package org.cxlmi.runtime.error;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The connection to a component failed: the operating system refused, or the component is gone. */
public final class TransportException extends CxlException {

    private static final long serialVersionUID = 1L;
    private static final String BUSY = "EBUSY";

    /** Part of JNA's message when it finds a native library that does not belong to its jar. */
    private static final String OTHER_VERSION = "incompatible JNA native library";

    private final String operation;
    private final int errno;
    private final String errnoName;
    private final String advice;
    private final boolean retryable;

    /**
     * For a system call that failed.
     *
     * @param target the component that it was meant for, for example {@code mem0}
     * @param operation what was tried, for example {@code open /dev/cxl/mem0}
     * @param errno the error number of the operating system, positive
     * @param errnoName its name, for example {@code EACCES}
     * @param advice what it means and what to do
     */
    public TransportException(String target, String operation, int errno, String errnoName, String advice) {
        this(CommandContext.of(target), operation, errno, errnoName, advice, errnoName.equals(BUSY), null);
    }

    /** For a failure that has no error number; the cause may be null. */
    public TransportException(String target, String operation, String advice, @Nullable Throwable cause) {
        this(CommandContext.of(target), operation, 0, "", advice, false, cause);
    }

    private TransportException(
            CommandContext context,
            String operation,
            int errno,
            String errnoName,
            String advice,
            boolean retryable,
            @Nullable Throwable cause) {
        super(
                context,
                context + ": " + operation + " failed" + (errno == 0 ? "" : ": " + errnoName + " (" + errno + ")")
                        + ". " + advice,
                cause);
        this.operation = operation;
        this.errno = errno;
        this.errnoName = errnoName;
        this.advice = advice;
        this.retryable = retryable;
    }

    /**
     * For a connection that cannot take a command at the moment. Nothing was sent, and a later attempt may succeed.
     *
     * @param target the component that it was meant for, for example {@code mem0}
     * @param operation what was tried, for example {@code send}
     * @param advice why the command cannot be sent now, and when to try again
     */
    public static TransportException busy(String target, String operation, String advice) {
        return new TransportException(CommandContext.of(target), operation, 0, "", advice, true, null);
    }

    /**
     * For native code that cannot be loaded: JNA has to unpack or find its native library before it can call the
     * operating system.
     *
     * @param target the component that the native code was needed for
     * @param failure what JNA threw
     */
    public static TransportException withoutNativeCode(String target, Throwable failure) {
        return new TransportException(target, "load the native library of JNA", nativeAdvice(failure), failure);
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
            return "This system has a JNA library of another version: set -Djna.nosys=true to use the one in the jar, or"
                    + " -Djna.boot.library.path to the directory of one that fits.";
        }
        return text + (text.endsWith(".") ? "" : ".") + " It is unpacked into a temporary directory, which has to be"
                + " writable and not mounted noexec: choose another with -Djna.tmpdir=DIRECTORY. Or unpack it beforehand"
                + " and set -Djna.boot.library.path to its directory.";
    }

    /**
     * {@inheritDoc}
     *
     * <p>The result has the target of the command.
     */
    @Override
    public TransportException in(CommandContext sent) {
        return context().hasCommand()
                ? this
                : traced(new TransportException(sent, operation, errno, errnoName, advice, retryable, getCause()));
    }

    /** The same failure with more advice. */
    public TransportException withAdvice(String more) {
        return traced(new TransportException(
                context(), operation, errno, errnoName, advice + " " + more, retryable, getCause()));
    }

    /** The operation that was tried, for example {@code open /dev/cxl/mem0}. */
    public String operation() {
        return operation;
    }

    /** The error number of the operating system; empty if there is none. */
    public OptionalInt errno() {
        return errno == 0 ? OptionalInt.empty() : OptionalInt.of(errno);
    }

    /** The name of the error number, for example {@code ENODEV}; empty if there is none. */
    public String errnoName() {
        return errnoName;
    }

    /**
     * True if nothing was sent because the operating system or the connection is busy at the moment. Linux, for
     * example, sends nothing to a memory device that it sanitizes.
     */
    @Override
    public boolean isRetryable() {
        return retryable;
    }

    /** The meaning of the error, and what to do. */
    public String advice() {
        return advice;
    }
}
