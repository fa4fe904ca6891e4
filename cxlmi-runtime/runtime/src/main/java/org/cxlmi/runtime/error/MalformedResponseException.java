package org.cxlmi.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * A component sent bytes that contradict the layout of the response, or themselves. The bytes are attached and no part
 * of the message, for they may hold a secret.
 */
public final class MalformedResponseException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String target;
    private final @Nullable String command;
    private final String struct;
    private final String field;
    private final String expected;
    private final String found;
    private final transient byte[] bytes;

    /**
     * @param struct the layout that the bytes contradict
     * @param field the field of it, or {@code payload} where the whole is too short
     * @param bytes what was received; copied
     */
    public MalformedResponseException(String struct, String field, String expected, String found, byte[] bytes) {
        this(null, null, struct, field, expected, found, bytes.clone());
    }

    private MalformedResponseException(
            @Nullable String target,
            @Nullable String command,
            String struct,
            String field,
            String expected,
            String found,
            byte[] bytes) {
        super(
                prefix(target) + prefix(command) + struct + "." + field + ": expected " + expected + ", found " + found
                        + " (in " + bytes.length + " bytes)",
                null);
        this.target = target;
        this.command = command;
        this.struct = struct;
        this.field = field;
        this.expected = expected;
        this.found = found;
        this.bytes = bytes;
    }

    private static String prefix(@Nullable String name) {
        return name == null ? "" : name + ": ";
    }

    /** The same finding, with whom the command that it was made in was sent to. */
    public MalformedResponseException in(String targetName, String commandName) {
        MalformedResponseException named =
                new MalformedResponseException(targetName, commandName, struct, field, expected, found, bytes);
        named.setStackTrace(getStackTrace());
        return named;
    }

    /** Whom the command was sent to, or null where bytes were wrapped outside a command. */
    public @Nullable String target() {
        return target;
    }

    /** The command's name, or null where bytes were wrapped outside a command. */
    public @Nullable String command() {
        return command;
    }

    public String struct() {
        return struct;
    }

    public String field() {
        return field;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }

    /** A copy of the bytes received. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
