package org.cxlmi.cli.output;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.SecretCommands;

/** A failure in the words of the user: a message, and its parts for programs. */
public final class Failure {

    private static final int FIRST_VENDOR_OPCODE = 0xC000;

    private Failure() {}

    static String message(Throwable failure) {
        if (failure instanceof CxlException || failure instanceof CliException || isAboutInput(failure)) {
            return String.valueOf(failure.getMessage());
        }
        return "internal error: " + failure + ". This is a defect of cxlmi; -v shows where it is.";
    }

    /** The SDK refuses values with it. */
    private static boolean isAboutInput(Throwable failure) {
        return failure instanceof IllegalArgumentException && failure.getMessage() != null;
    }

    /** The parts of a failure, as they are in JSON. */
    public static Map<String, Object> parts(Throwable failure) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("kind", kind(failure));
        parts.put("message", message(failure));
        if (failure instanceof IncompleteOperationException incomplete) {
            parts.put("operation", incomplete.operation());
            parts.put("progress", incomplete.progress().toString());
            parts.put("cancelled", incomplete.wasCancelled());
        }
        Throwable first = first(failure);
        if (first instanceof CommandFailedException refused) {
            parts.put("returnCode", refused.rawReturnCode());
            parts.put("returnCodeName", refused.returnCode().name());
            parts.put("vendorExtendedStatus", refused.vendorExtendedStatus());
            parts.put("layer", refused.layer());
        }
        if (first instanceof MalformedResponseException malformed && !mayHaveSecret(malformed)) {
            parts.put("bytes", HexFormat.of().formatHex(malformed.bytes()));
        }
        if (first instanceof TransportException transport && transport.errno().isPresent()) {
            parts.put("errno", transport.errnoName());
        }
        parts.put("exitCode", ExitCode.of(failure));
        return parts;
    }

    /** Which commands of vendors have one is not known here. */
    private static boolean mayHaveSecret(MalformedResponseException malformed) {
        int opcode = malformed.opcode();
        return opcode >= FIRST_VENDOR_OPCODE
                || SecretCommands.isSecret(
                        new CciRequest(malformed.command(), opcode, MessageType.of(opcode), new byte[0]));
    }

    /** What ended a job, or the failure itself. */
    private static Throwable first(Throwable failure) {
        return failure instanceof IncompleteOperationException incomplete
                        && !incomplete.wasCancelled()
                        && incomplete.getCause() instanceof CxlException cause
                ? cause
                : failure;
    }

    private static String kind(Throwable whole) {
        Throwable failure = first(whole);
        if (failure instanceof IncompleteOperationException incomplete) {
            return ExitCode.of(incomplete) == ExitCode.USAGE ? "usage" : "incomplete";
        }
        if (!(failure instanceof CxlException cxl)) {
            return switch (ExitCode.of(failure)) {
                case ExitCode.USAGE -> "usage";
                case ExitCode.NOTHING_MATCHED -> "nothing-matched";
                case ExitCode.IMPOSSIBLE -> "unsupported";
                default -> failure instanceof CliException ? "system" : "internal";
            };
        }
        if (cxl instanceof CommandFailedException) {
            return "refused";
        } else if (cxl instanceof CxlTimeoutException) {
            return "timeout";
        } else if (cxl instanceof MalformedResponseException) {
            return "malformed-response";
        } else if (cxl instanceof OutcomeUnknownException) {
            return "outcome-unknown";
        } else if (cxl instanceof StillRunningException) {
            return "still-running";
        } else if (cxl instanceof ListChangedException) {
            return "list-changed";
        }
        return cxl instanceof UnsupportedCommandException ? "unsupported" : "transport";
    }
}
