package org.cxlmi.runtime;

import java.util.function.Predicate;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/** What a command that is sent means: how its response is read, and what its request says. */
interface Call<T> extends Predicate<byte[]> {

    /** The typed command; null for an opcode that is sent without one. */
    @Nullable
    Command<?, ?> command();

    /** The request, for messages; null for an opcode that is sent without a command. */
    @Nullable
    Struct request();

    /** Reads a response. */
    T read(CciRequest sent, CciResponse response, Transport transport);

    /** Whether received bytes are a complete response. */
    @Override
    boolean test(byte[] response);

    /** Refuses to take a command that still runs in the background for a finished one. */
    private static void checkFinished(CciRequest sent, CciResponse response, Transport transport) {
        if (response.isBackground()) {
            throw new StillRunningException(sent.context(transport));
        }
    }

    private static <Q extends Struct> boolean isComplete(Command<Q, ?> command, Q request, byte[] response) {
        try {
            command.responseReader().read(response, request);
            return true;
        } catch (MalformedResponseException e) {
            return e.hasSurplus();
        }
    }

    /** A command whose response is waited for. */
    record Execution<Q extends Struct, R extends Struct>(Command<Q, R> command, Q request) implements Call<R> {

        @Override
        public R read(CciRequest sent, CciResponse response, Transport transport) {
            checkFinished(sent, response, transport);
            try {
                return command.responseReader().read(response.payload(), request);
            } catch (MalformedResponseException e) {
                throw e.in(sent.context(transport));
            }
        }

        @Override
        public boolean test(byte[] response) {
            return isComplete(command, request, response);
        }
    }

    /** A command that may go on in the background. */
    record Start<Q extends Struct>(Command<Q, EmptyPayload> command, Q request) implements Call<BackgroundOperation> {

        @Override
        public BackgroundOperation read(CciRequest sent, CciResponse response, Transport transport) {
            BackgroundOperation.State state =
                    response.isBackground() ? BackgroundOperation.State.RUNNING : BackgroundOperation.State.FINISHED;
            return new BackgroundOperation(
                    command.name(), command.opcode(), transport.name(), transport.layer(), state);
        }

        @Override
        public boolean test(byte[] response) {
            return isComplete(command, request, response);
        }
    }

    /** An opcode that is sent without a typed command: any bytes are its response. */
    record Raw() implements Call<byte[]> {

        @Override
        public @Nullable Command<?, ?> command() {
            return null;
        }

        @Override
        public @Nullable Struct request() {
            return null;
        }

        @Override
        public byte[] read(CciRequest sent, CciResponse response, Transport transport) {
            checkFinished(sent, response, transport);
            return response.payload();
        }

        @Override
        public boolean test(byte[] response) {
            return true;
        }
    }
}
