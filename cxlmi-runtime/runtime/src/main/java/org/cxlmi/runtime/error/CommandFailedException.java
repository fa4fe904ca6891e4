package org.cxlmi.runtime.error;

import java.util.Locale;

/** A component received a command and answered with a return code other than success. */
public final class CommandFailedException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String target;
    private final String command;
    private final int opcode;
    private final int rawReturnCode;
    private final int vendorExtendedStatus;
    private final int layer;

    /**
     * For a failure of the endpoint itself.
     *
     * @param target who answered
     * @param command the command's name
     * @param opcode 16 bits
     * @param rawReturnCode 16 bits as received
     * @param vendorExtendedStatus 16 bits as received, vendor defined
     */
    public CommandFailedException(
            String target, String command, int opcode, int rawReturnCode, int vendorExtendedStatus) {
        this(target, command, opcode, rawReturnCode, vendorExtendedStatus, 0);
    }

    /**
     * @param target who answered: an endpoint, or one layer of a tunnel
     * @param command the command's name
     * @param opcode 16 bits
     * @param rawReturnCode 16 bits as received
     * @param vendorExtendedStatus 16 bits as received, vendor defined
     * @param layer through how many tunnels the answer came
     */
    public CommandFailedException(
            String target, String command, int opcode, int rawReturnCode, int vendorExtendedStatus, int layer) {
        this(target, command, opcode, rawReturnCode, vendorExtendedStatus, layer, "");
    }

    /**
     * With more to say than the codes do.
     *
     * @param target who answered: an endpoint, or one layer of a tunnel
     * @param command the command's name
     * @param opcode 16 bits
     * @param rawReturnCode 16 bits as received
     * @param vendorExtendedStatus 16 bits as received, vendor defined
     * @param layer through how many tunnels the answer came
     * @param detail what was refused, in whole sentences without anything secret; or empty
     */
    public CommandFailedException(
            String target,
            String command,
            int opcode,
            int rawReturnCode,
            int vendorExtendedStatus,
            int layer,
            String detail) {
        super(message(target, command, opcode, rawReturnCode, vendorExtendedStatus, detail), null);
        this.target = target;
        this.command = command;
        this.opcode = opcode;
        this.rawReturnCode = rawReturnCode;
        this.vendorExtendedStatus = vendorExtendedStatus;
        this.layer = layer;
    }

    private static String message(
            String target, String command, int opcode, int rawReturnCode, int vendorExtendedStatus, String detail) {
        String vendor = vendorExtendedStatus == 0
                ? ""
                : String.format(Locale.ROOT, ", vendor extended status %04Xh", vendorExtendedStatus);
        return String.format(
                Locale.ROOT,
                "%s: %s (%04Xh) failed: %s%s. %s%s",
                target,
                command,
                opcode,
                ReturnCode.describe(rawReturnCode),
                vendor,
                ReturnCode.of(rawReturnCode).advice(),
                detail.isEmpty() ? "" : " " + detail);
    }

    /** Who answered: an endpoint, or one layer of a tunnel. */
    public String target() {
        return target;
    }

    /** The command's name. */
    public String command() {
        return command;
    }

    /** The command's opcode, 16 bits. */
    public int opcode() {
        return opcode;
    }

    /** The return code, {@link ReturnCode#UNKNOWN} where this version does not know it. */
    public ReturnCode returnCode() {
        return ReturnCode.of(rawReturnCode);
    }

    /** The return code as received, 16 bits. */
    public int rawReturnCode() {
        return rawReturnCode;
    }

    /** What the vendor adds to the return code, 16 bits; 0 where it adds nothing. */
    public int vendorExtendedStatus() {
        return vendorExtendedStatus;
    }

    /**
     * Through how many tunnels the answer came: 0 for the endpoint itself, 1 for what is behind it, and so on. If they
     * are fewer than lead to the target of the command, one of the components on the way refused to pass it on.
     */
    public int layer() {
        return layer;
    }
}
