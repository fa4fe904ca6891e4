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
 * A command of the specification or of a vendor: its name, its opcode, and its payloads.
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
    private final boolean variant;
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
        this.variant = definition.variant;
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
     * @param opcode the command's opcode, 16 bits
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

    /** The 16-bit opcode. */
    public int opcode() {
        return opcode;
    }

    /** The MCTP message type that carries the command. */
    public MessageType messageType() {
        return messageType;
    }

    /** What the command changes according to the specification. The Command Effects Log of a component may differ. */
    public Set<CommandEffect> effects() {
        return effects;
    }

    /** The worst that the command can do. */
    public CommandImpact impact() {
        return impact;
    }

    /**
     * Whether sending the command twice does the same as sending it once. Such a command may be sent again if no
     * response came.
     */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** Whether a component may answer this command at once and finish it in the background. */
    public boolean mayRunInBackground() {
        return mayRunInBackground;
    }

    /** Whether the layout of the command is provisional: no second source confirms it. */
    public boolean isProvisional() {
        return provisional;
    }

    /**
     * Whether this is a form of another command with the same opcode: with some values of the request, the payloads have
     * more fields than the other command gives them.
     */
    public boolean isVariant() {
        return variant;
    }

    /** The class of the command's request. */
    public Class<Q> requestType() {
        return requestType;
    }

    /** The fields of the command's request. */
    public Layout requestLayout() {
        return requestLayout.get();
    }

    /**
     * Reads a request from bytes, as a component does. The function throws {@link
     * org.cxlmi.runtime.error.MalformedResponseException} if the bytes contradict the layout.
     */
    public Function<byte[], Q> requestReader() {
        return requestReader;
    }

    /** The class of the command's response. */
    public Class<R> responseType() {
        return responseType;
    }

    /** The fields of the command's response. */
    public Layout responseLayout() {
        return responseLayout.get();
    }

    /** Whether the request or the response holds a secret, such as a passphrase. Then neither may be recorded. */
    public boolean hasSecret() {
        return requestLayout().hasSecret() || responseLayout().hasSecret();
    }

    /** Reads a response from received bytes. */
    public ResponseReader<Q, R> responseReader() {
        return responseReader;
    }

    /** How to read a whole list, or a whole run of bytes, with several of these commands; empty for other commands. */
    @SuppressWarnings("unchecked") // A command and its paging are made of the same spec.
    public Optional<Paging<Q, R, ?>> paging() {
        return Optional.ofNullable(paging).map(supplier -> (Paging<Q, R, ?>) supplier.get());
    }

    /** The target, name, opcode and layer of this command when it is sent to a target, for exceptions. */
    public CommandContext context(CxlTarget target) {
        return new CommandContext(target.name(), name, opcode, target.layer());
    }

    /** For example {@code Get Event Records (0100h)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%04Xh)", name, opcode);
    }

    /** The definition of a command. Define its request next, then its response. */
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
        private boolean variant;

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

        /** A component may answer the command at once and finish it in the background. */
        public Definition mayRunInBackground() {
            mayRunInBackground = true;
            return this;
        }

        /** The layout is not confirmed by a second source. */
        public Definition provisional() {
            provisional = true;
            return this;
        }

        /** The command is a form of another command with the same opcode. */
        public Definition variant() {
            variant = true;
            return this;
        }

        /**
         * Defines the request.
         *
         * @param layout called only when the layout is needed, because it loads the class of the request
         */
        public <Q extends Struct> WithRequest<Q> request(
                Class<Q> type, Supplier<Layout> layout, Function<byte[], Q> reader) {
            return new WithRequest<>(this, type, layout, reader);
        }

        /** The request has no payload. */
        public WithRequest<EmptyPayload> withoutRequest() {
            return request(EmptyPayload.class, EmptyPayload::structLayout, EmptyPayload::wrap);
        }
    }

    /**
     * The definition of a command whose request is defined.
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
         * Defines how the whole list is read.
         *
         * @param supplier called only when it is needed, because it refers to the command itself
         */
        public WithRequest<Q> paging(Supplier<Paging<Q, ?, ?>> supplier) {
            paging = supplier;
            return this;
        }

        /**
         * Defines the response, which completes the command.
         *
         * @param responseLayout called only when the layout is needed, because it loads the class of the response
         */
        public <R extends Struct> Command<Q, R> response(
                Class<R> responseType, Supplier<Layout> responseLayout, ResponseReader<Q, R> responseReader) {
            return new Command<>(this, responseType, responseLayout, responseReader);
        }

        /** Completes the command, whose response has no payload. */
        public Command<Q, EmptyPayload> withoutResponse() {
            return response(
                    EmptyPayload.class, EmptyPayload::structLayout, (payload, request) -> EmptyPayload.wrap(payload));
        }
    }
}
