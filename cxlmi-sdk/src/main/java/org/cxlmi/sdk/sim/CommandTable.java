package org.cxlmi.sdk.sim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandEffect;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.CommandEffects;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;

/**
 * The commands of one connection: what is dispatched, and so what the Command Effects Log lists.
 *
 * <p>A request may be longer than its layout, for a later revision may have appended something; the rest is ignored.
 */
final class CommandTable {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");
    private static final CommandEffects RESET_EFFECTS_VALID =
            CommandEffects.builder().resetEffectsValid(true).build();

    private final Map<Integer, Entry> entries = new TreeMap<>();
    private final MessageLimits limits;

    CommandTable(MessageLimits limits) {
        this.limits = limits;
    }

    private record Entry(Command<?, ?> command, UnaryOperator<byte[]> handler) {}

    /** A command with request and response. */
    <Q extends Struct, R extends Struct> void on(Command<Q, R> command, Function<Q, R> handler) {
        put(command, payload -> handler.apply(read(command, payload)).bytes());
    }

    /** A command without request. */
    <R extends Struct> void on(Command<EmptyPayload, R> command, Supplier<R> handler) {
        put(command, payload -> handler.get().bytes());
    }

    /** A command without response. */
    <Q extends Struct> void onChange(Command<Q, EmptyPayload> command, Consumer<Q> handler) {
        on(command, request -> {
            handler.accept(request);
            return EmptyPayload.EMPTY;
        });
    }

    /** A command without request or response. */
    void onChange(Command<EmptyPayload, EmptyPayload> command, Runnable handler) {
        onChange(command, request -> handler.run());
    }

    private void put(Command<?, ?> command, UnaryOperator<byte[]> handler) {
        if (entries.putIfAbsent(command.opcode(), new Entry(command, handler)) != null) {
            throw new IllegalArgumentException(command + " is in the table already");
        }
    }

    private static <Q extends Struct> Q read(Command<Q, ?> command, byte[] payload) {
        try {
            return command.requestReader().apply(payload);
        } catch (MalformedResponseException e) {
            LOG.log(System.Logger.Level.DEBUG, e::getMessage);
            throw new Refusal(ReturnCode.INVALID_PAYLOAD_LENGTH);
        }
    }

    /** The Command Effects Log, by opcode. */
    List<CommandEffectsLogEntry> commandEffects() {
        return entries.values().stream()
                .map(entry -> CommandEffectsLogEntry.builder()
                        .opcode(entry.command.opcode())
                        .commandEffects(effects(entry.command))
                        .build())
                .toList();
    }

    private static CommandEffects effects(Command<?, ?> command) {
        int bits = RESET_EFFECTS_VALID.bits();
        for (CommandEffect effect : command.effects()) {
            bits |= 1 << effect.bit();
        }
        return CommandEffects.of(bits);
    }

    /** Carries out a command; whatever goes wrong is a return code. */
    CciResponse answer(CciRequest request) {
        Entry entry = entries.get(request.opcode());
        if (entry == null || entry.command.messageType() != request.messageType()) {
            return refused(ReturnCode.UNSUPPORTED);
        }
        if (request.payload().length > limits.requestBytes()) {
            return refused(ReturnCode.INVALID_PAYLOAD_LENGTH);
        }
        try {
            byte[] payload = entry.handler.apply(request.payload());
            if (payload.length > limits.responseBytes()) {
                throw new IllegalStateException("response of " + payload.length + " bytes is longer than the limit");
            }
            return new CciResponse(ReturnCode.SUCCESS.code(), 0, payload);
        } catch (Refusal refusal) {
            return refused(refusal.returnCode());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, entry.command + " failed inside the simulated device", e);
            return refused(ReturnCode.INTERNAL_ERROR);
        }
    }

    private static CciResponse refused(ReturnCode returnCode) {
        return new CciResponse(returnCode.code(), 0, new byte[0]);
    }
}
