package org.cxlmi.simulator.core;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.simulator.Refusal;

/**
 * The commands of one connection.
 *
 * <p>A request may be longer than its layout, for a later revision may have appended something; the rest is ignored.
 */
public final class CommandTable {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private final Map<Integer, Entry> entries = new TreeMap<>();
    private final MessageLimits limits;
    private final ComponentRequests componentRequests = new ComponentRequests();

    public CommandTable(MessageLimits limits) {
        this.limits = limits;
    }

    /** What the component sends by itself over the connection. */
    public ComponentRequests componentRequests() {
        return componentRequests;
    }

    /** Commands of one opcode, of which the first stands for the others. */
    private record Entry(List<Command<?, ?>> variants, Function<byte[], CciResponse> handler) {
        Command<?, ?> command() {
            return variants.get(0);
        }
    }

    /** A command with request and response. */
    public <Q extends Struct, R extends Struct> void on(Command<Q, R> command, Function<Q, R> handler) {
        onVariants(List.of(command), payload -> answered(handler.apply(read(command, payload))));
    }

    /** A command without request. */
    public <R extends Struct> void on(Command<EmptyPayload, R> command, Supplier<R> handler) {
        onVariants(List.of(command), payload -> answered(handler.get()));
    }

    /** A command that may go on in the background; its handler says whether it does. */
    public <Q extends Struct> void onStart(Command<Q, EmptyPayload> command, Function<Q, ReturnCode> handler) {
        onVariants(List.of(command), payload -> answered(handler.apply(read(command, payload))));
    }

    /** A command without response. */
    public <Q extends Struct> void onChange(Command<Q, EmptyPayload> command, Consumer<Q> handler) {
        on(command, request -> {
            handler.accept(request);
            return EmptyPayload.EMPTY;
        });
    }

    /** A command without request or response. */
    public void onChange(Command<EmptyPayload, EmptyPayload> command, Runnable handler) {
        onChange(command, request -> handler.run());
    }

    /** Commands of one opcode, told apart by a handler that reads the payload itself. */
    public void onVariants(List<Command<?, ?>> variants, Function<byte[], CciResponse> handler) {
        Entry entry = new Entry(variants, handler);
        if (entries.putIfAbsent(entry.command().opcode(), entry) != null) {
            throw new IllegalArgumentException(entry.command() + " is in the table already");
        }
    }

    /** Makes a request of a payload. */
    public static <Q extends Struct> Q read(Command<Q, ?> command, byte[] payload) {
        try {
            return command.requestReader().apply(payload);
        } catch (MalformedResponseException e) {
            LOG.log(System.Logger.Level.DEBUG, e::getMessage);
            throw new Refusal(ReturnCode.INVALID_PAYLOAD_LENGTH);
        }
    }

    /** The commands by opcode, of each its variants. */
    List<List<Command<?, ?>>> commands() {
        return entries.values().stream().map(Entry::variants).toList();
    }

    /** Carries out a command; whatever goes wrong is a return code. */
    public CciResponse answer(MessageType type, CciMessage request) {
        Entry entry = entries.get(request.header().opcode());
        if (entry == null || entry.command().messageType() != type) {
            return answered(ReturnCode.UNSUPPORTED);
        }
        if (request.payload().length > limits.requestBytes()) {
            return answered(ReturnCode.INVALID_PAYLOAD_LENGTH);
        }
        try {
            CciResponse response = entry.handler.apply(request.payload());
            int length = response.payload().length;
            if (length > limits.responseBytes()) {
                throw new IllegalStateException("response of " + length + " bytes is longer than the limit");
            }
            return response;
        } catch (Refusal refusal) {
            return answered(refusal.returnCode());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, entry.command() + " failed inside the simulated device", e);
            return answered(ReturnCode.INTERNAL_ERROR);
        }
    }

    /** An answer without payload. */
    public static CciResponse answered(ReturnCode returnCode) {
        return new CciResponse(returnCode.code(), 0, new byte[0]);
    }

    /** A success. */
    public static CciResponse answered(Struct response) {
        return new CciResponse(ReturnCode.SUCCESS.code(), 0, response.bytes());
    }
}
