package org.cxlmi.runtime;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.ForGeneratedCode;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

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
    private final CommandImpact impact;
    private final boolean repeatable;
    private final boolean mayRunInBackground;
    private final boolean provisional;
    private final Class<Q> requestType;
    private final Supplier<Layout> requestLayout;
    private final Function<byte[], Q> requestReader;
    private final Class<R> responseType;
    private final Supplier<Layout> responseLayout;
    private final ResponseReader<Q, R> responseReader;
    private final @Nullable Supplier<Paging<Q, ?, ?>> paging;

    private Command(
            WithRequest<Q> request,
            Class<R> responseType,
            Supplier<Layout> responseLayout,
            ResponseReader<Q, R> responseReader) {
        Definition definition = request.definition;
        this.name = definition.name;
        this.opcode = definition.opcode;
        this.messageType = definition.messageType;
        this.effects = Collections.unmodifiableSet(EnumSet.copyOf(definition.effects));
        this.impact = definition.impact;
        this.repeatable = definition.repeatable;
        this.mayRunInBackground = definition.mayRunInBackground;
        this.provisional = definition.provisional;
        this.requestType = request.type;
        this.requestLayout = request.layout;
        this.requestReader = request.reader;
        this.responseType = Objects.requireNonNull(responseType, "responseType");
        this.responseLayout = Objects.requireNonNull(responseLayout, "responseLayout");
        this.responseReader = Objects.requireNonNull(responseReader, "responseReader");
        this.paging = request.paging;
    }

    /**
     * Begins the definition of a command.
     *
     * @param name the name in the specification
     * @param opcode 16 bits
     * @throws IllegalArgumentException if the opcode has more than 16 bits
     */
    @ForGeneratedCode
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

    /** The worst that it can do. */
    public CommandImpact impact() {
        return impact;
    }

    /** Whether sending it twice does the same as sending it once, so that it may be sent again if no answer came. */
    public boolean isRepeatable() {
        return repeatable;
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

    /** The fields of its request. */
    public Layout requestLayout() {
        return requestLayout.get();
    }

    /**
     * Makes its request of bytes, as a component does; it throws {@link
     * org.cxlmi.runtime.error.MalformedResponseException} if they contradict the layout.
     */
    public Function<byte[], Q> requestReader() {
        return requestReader;
    }

    /** The class of its response. */
    public Class<R> responseType() {
        return responseType;
    }

    /** The fields of its response. */
    public Layout responseLayout() {
        return responseLayout.get();
    }

    /** Whether its request or its response holds what must not be shown, as a passphrase; so neither is to be recorded. */
    public boolean hasSecret() {
        return requestLayout().hasSecret() || responseLayout().hasSecret();
    }

    /** Makes its response of received bytes. */
    public ResponseReader<Q, R> responseReader() {
        return responseReader;
    }

    /** How the whole of a list, or of a run of bytes, is read by it; empty for other commands. */
    @SuppressWarnings("unchecked") // A command and its paging are made of the same spec.
    public Optional<Paging<Q, R, ?>> paging() {
        return Optional.ofNullable(paging).map(supplier -> (Paging<Q, R, ?>) supplier.get());
    }

    /** What exceptions tell of this command when it is sent to a target. */
    public CommandContext context(CxlTarget target) {
        return new CommandContext(target.name(), name, opcode, target.layer());
    }

    /** For example {@code Get Event Records (0100h)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%04Xh)", name, opcode);
    }

    /** A command in the making; its request comes next, then its response. */
    @ForGeneratedCode
    public static final class Definition {

        private final String name;
        private final int opcode;
        private final MessageType messageType;
        private final EnumSet<CommandEffect> effects = EnumSet.noneOf(CommandEffect.class);
        private CommandImpact impact = CommandImpact.UNKNOWN;
        private boolean repeatable;
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

        /** The worst that the command can do; {@link CommandImpact#UNKNOWN} otherwise. */
        public Definition impact(CommandImpact worst) {
            impact = Objects.requireNonNull(worst, "worst");
            return this;
        }

        /** Sending the command twice does the same as sending it once. */
        public Definition repeatable() {
            repeatable = true;
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

        /**
         * Gives the request.
         *
         * @param layout asked for when it is needed only, for it loads the class
         */
        public <Q extends Struct> WithRequest<Q> request(
                Class<Q> type, Supplier<Layout> layout, Function<byte[], Q> reader) {
            return new WithRequest<>(this, type, layout, reader);
        }

        /** The request has no payload. */
        public WithRequest<EmptyPayload> withoutRequest() {
            return request(EmptyPayload.class, () -> EmptyPayload.LAYOUT, EmptyPayload::wrap);
        }
    }

    /**
     * A command in the making that has its request.
     *
     * @param <Q> the request
     */
    @ForGeneratedCode
    public static final class WithRequest<Q extends Struct> {

        private final Definition definition;
        private final Class<Q> type;
        private final Supplier<Layout> layout;
        private final Function<byte[], Q> reader;
        private @Nullable Supplier<Paging<Q, ?, ?>> paging;

        private WithRequest(Definition definition, Class<Q> type, Supplier<Layout> layout, Function<byte[], Q> reader) {
            this.definition = definition;
            this.type = Objects.requireNonNull(type, "type");
            this.layout = Objects.requireNonNull(layout, "layout");
            this.reader = Objects.requireNonNull(reader, "reader");
        }

        /**
         * Says how the whole of a list is read.
         *
         * @param supplier asked when it is needed only, for it knows the command
         */
        public WithRequest<Q> paging(Supplier<Paging<Q, ?, ?>> supplier) {
            paging = supplier;
            return this;
        }

        /**
         * Gives the response, which completes the command.
         *
         * @param responseLayout asked for when it is needed only, for it loads the class
         */
        public <R extends Struct> Command<Q, R> response(
                Class<R> responseType, Supplier<Layout> responseLayout, ResponseReader<Q, R> responseReader) {
            return new Command<>(this, responseType, responseLayout, responseReader);
        }

        /** The response has no payload, which completes the command. */
        public Command<Q, EmptyPayload> withoutResponse() {
            return response(
                    EmptyPayload.class, () -> EmptyPayload.LAYOUT, (payload, request) -> EmptyPayload.wrap(payload));
        }
    }
}
