package org.cxlmi.runtime.error;

import java.util.Locale;

/**
 * A component received a command and answered with a return code other than success. If {@link #layer} is smaller than
 * the layer of the target, a component on the path refused to pass the command on.
 */
public final class CommandFailedException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final int rawReturnCode;
    private final int vendorExtendedStatus;

    /**
     * @param context the command, and as its target the component that answered
     * @param rawReturnCode 16 bits as received
     * @param vendorExtendedStatus 16 bits as received, vendor defined
     */
    public CommandFailedException(CommandContext context, int rawReturnCode, int vendorExtendedStatus) {
        this(context, rawReturnCode, vendorExtendedStatus, "");
    }

    /**
     * Makes an exception with details that the codes do not tell.
     *
     * @param context the command, and as its target the component that answered
     * @param rawReturnCode 16 bits as received
     * @param vendorExtendedStatus 16 bits as received, vendor defined
     * @param detail what was refused, in whole sentences without anything secret; or empty
     */
    public CommandFailedException(CommandContext context, int rawReturnCode, int vendorExtendedStatus, String detail) {
        super(context, message(context, rawReturnCode, vendorExtendedStatus, detail), null);
        this.rawReturnCode = rawReturnCode;
        this.vendorExtendedStatus = vendorExtendedStatus;
    }

    private static String message(CommandContext context, int rawReturnCode, int vendorExtendedStatus, String detail) {
        String vendor = vendorExtendedStatus == 0
                ? ""
                : String.format(Locale.ROOT, ", vendor extended status %04Xh", vendorExtendedStatus);
        return context + " failed: " + ReturnCode.describe(rawReturnCode) + vendor + ". "
                + ReturnCode.of(rawReturnCode).advice() + (detail.isEmpty() ? "" : " " + detail);
    }

    /** The return code, {@link ReturnCode#UNRECOGNIZED} where this version does not know it. */
    public ReturnCode returnCode() {
        return ReturnCode.of(rawReturnCode);
    }

    /** The return code as received, 16 bits. */
    public int rawReturnCode() {
        return rawReturnCode;
    }

    /** The vendor extended status, 16 bits; 0 if the vendor adds nothing to the return code. */
    public int vendorExtendedStatus() {
        return vendorExtendedStatus;
    }

    /** Whether the return code allows a retry, see {@link ReturnCode#isRetryable}. */
    @Override
    public boolean isRetryable() {
        return returnCode().isRetryable();
    }
}
