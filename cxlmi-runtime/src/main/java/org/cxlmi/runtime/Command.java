package org.cxlmi.runtime;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.Struct;

/**
 * A command of the specification or of a vendor: what it is called, its opcode, and its payloads.
 *
 * @param <Q> the request
 * @param <R> the response
 */
public final class Command<Q extends Struct, R extends Struct> {

    private final String name;
    private final int opcode;
    private final MessageType messageType;
    private final Set<CommandEffect> effects;
    private final boolean mayRunInBackground;
    private final boolean provisional;
    private final Class<Q> requestType;
    private final ResponseReader<Q, R> responseReader;

    private Command(Definition definition, Class<Q> requestType, ResponseReader<Q, R> responseReader) {
        this.name = definition.name;
        this.opcode = definition.opcode;
        this.messageType = definition.messageType;
        this.effects = Collections.unmodifiableSet(EnumSet.copyOf(definition.effects));
        this.mayRunInBackground = definition.mayRunInBackground;
        this.provisional = definition.provisional;
        this.requestType = Objects.requireNonNull(requestType, "requestType");
        this.responseReader = Objects.requireNonNull(responseReader, "responseReader");
    }

    /**
     * Begins the definition of a command.
     *
     * @param name the name in the specification
     * @param opcode 16 bits
     * @throws IllegalArgumentException if the opcode has more than 16 bits
     */
    public static Definition define(String name, int opcode, MessageType messageType) {
        return new Definition(name, opcode, messageType);
    }

    /** Opcodes are checked in one place, for typed and for raw commands. */
    static int checkOpcode(int opcode) {
        if (opcode < 0 || opcode > 0xFFFF) {
            throw new IllegalArgumentException("opcode " + Integer.toHexString(opcode) + "h has more than 16 bits");
        }
        return opcode;
    }

    /** The name in the specification. */
    public String name() {
        return name;
    }

    /** 16 bits. */
    public int opcode() {
        return opcode;
    }

    /** The MCTP message type that carries it. */
    public MessageType messageType() {
        return messageType;
    }

    /** What it changes according to the specification; a component's own log may differ. */
    public Set<CommandEffect> effects() {
        return effects;
    }

    /** Whether a component may answer at once and finish later. */
    public boolean mayRunInBackground() {
        return mayRunInBackground;
    }

    /** Whether its layout is not confirmed by a second source. */
    public boolean isProvisional() {
        return provisional;
    }

    /** The class of its request. */
    public Class<Q> requestType() {
        return requestType;
    }

    /** Makes its response of received bytes. */
    public ResponseReader<Q, R> responseReader() {
        return responseReader;
    }

    /** For example {@code Get Event Records (0100h)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%04Xh)", name, opcode);
    }

    /** A command in the making; {@link #payloads} completes it. */
    public static final class Definition {

        private final String name;
        private final int opcode;
        private final MessageType messageType;
        private final EnumSet<CommandEffect> effects = EnumSet.noneOf(CommandEffect.class);
        private boolean mayRunInBackground;
        private boolean provisional;

        private Definition(String name, int opcode, MessageType messageType) {
            this.name = Objects.requireNonNull(name, "name");
            this.opcode = checkOpcode(opcode);
            this.messageType = Objects.requireNonNull(messageType, "messageType");
        }

        /** What the command changes. */
        public Definition effects(CommandEffect... changes) {
            Collections.addAll(effects, changes);
            return this;
        }

        /** A component may answer at once and finish later. */
        public Definition mayRunInBackground() {
            mayRunInBackground = true;
            return this;
        }

        /** The layout is not confirmed by a second source. */
        public Definition provisional() {
            provisional = true;
            return this;
        }

        /** Completes the definition with the request's class and the reader of the response. */
        public <Q extends Struct, R extends Struct> Command<Q, R> payloads(
                Class<Q> requestType, ResponseReader<Q, R> responseReader) {
            return new Command<>(this, requestType, responseReader);
        }
    }
}
