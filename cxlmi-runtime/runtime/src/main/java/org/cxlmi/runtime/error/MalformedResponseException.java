package org.cxlmi.runtime.error;

/**
 * A component sent bytes that contradict the layout of the response, or themselves. The bytes are attached and are not part
 * of the message, because they may hold a secret.
 */
public final class MalformedResponseException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final String struct;
    private final String field;
    private final String expected;
    private final String found;
    private final boolean surplus;
    private final transient byte[] bytes;

    /**
     * For bytes that were not yet matched to a command; see {@link #in}.
     *
     * @param struct the layout that the bytes contradict
     * @param field the field of it, or {@code payload} where the whole is too short
     * @param expected what the layout, or another field, calls for
     * @param found what is in the bytes
     * @param bytes what was received; copied
     */
    public MalformedResponseException(String struct, String field, String expected, String found, byte[] bytes) {
        this(CommandContext.NONE, struct, field, expected, found, false, bytes.clone());
    }

    private MalformedResponseException(
            CommandContext context,
            String struct,
            String field,
            String expected,
            String found,
            boolean surplus,
            byte[] bytes) {
        super(
                context,
                (context.hasCommand() ? context + ": " : "") + struct + "." + field + ": expected " + expected
                        + ", found " + found + " (in " + bytes.length + " bytes)",
                null);
        this.struct = struct;
        this.field = field;
        this.expected = expected;
        this.found = found;
        this.surplus = surplus;
        this.bytes = bytes;
    }

    /** For bytes that are all there and go on where they have to end. */
    public static MalformedResponseException surplus(
            String struct, String field, String expected, String found, byte[] bytes) {
        return new MalformedResponseException(CommandContext.NONE, struct, field, expected, found, true, bytes.clone());
    }

    @Override
    public MalformedResponseException in(CommandContext sent) {
        return context().hasCommand()
                ? this
                : traced(new MalformedResponseException(sent, struct, field, expected, found, surplus, bytes));
    }

    /** The layout that the bytes contradict. */
    public String struct() {
        return struct;
    }

    /** The field of the layout, or {@code payload} where the whole is too short. */
    public String field() {
        return field;
    }

    /** What the layout, or another field, calls for. */
    public String expected() {
        return expected;
    }

    /** What is in the bytes. */
    public String found() {
        return found;
    }

    /** Whether nothing is missing, and bytes follow the end of the response. */
    public boolean hasSurplus() {
        return surplus;
    }

    /** A copy of the bytes received. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** False: the component carried the command out, and would answer the same again. */
    @Override
    public boolean isRetryable() {
        return false;
    }
}
