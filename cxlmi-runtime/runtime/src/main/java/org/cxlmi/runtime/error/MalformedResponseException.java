package org.cxlmi.runtime.error;

/**
 * A component sent bytes that contradict the layout of the response, or each other. {@link #bytes} returns them. They
 * are not part of the message, because they may hold a secret.
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
     * For bytes whose command is not known here; {@link #in} adds it.
     *
     * @param struct the layout that the bytes contradict
     * @param field the field of the layout, or {@code payload} if the whole payload is too short
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

    /** For a payload that is complete, but has more bytes after its end. */
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

    /** The field of the layout, or {@code payload} if the whole payload is too short. */
    public String field() {
        return field;
    }

    /** The value or length that the layout, or another field, requires. */
    public String expected() {
        return expected;
    }

    /** The value or length that was found in the bytes. */
    public String found() {
        return found;
    }

    /** Whether the response is complete, but has more bytes after its end. */
    public boolean hasSurplus() {
        return surplus;
    }

    /** A copy of the bytes received. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Always false, because the component carried the command out, and would send the same response again. */
    @Override
    public boolean isRetryable() {
        return false;
    }
}
