package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transport of messages that needs no thread to wait for a response: something else, such as a loop over many
 * connections, calls it back when a message has arrived. Tags, late responses, deadlines, gaps and limits are those of
 * {@link MessageTransport}, for both forms of an exchange.
 */
public abstract class AsyncMessageTransport extends MessageTransport {

    /** Makes a transport with these options. */
    protected AsyncMessageTransport(Options options) {
        super(options);
    }

    /** What an exchange waits for, besides the end of its time. */
    protected enum Awaited {
        /** A message that can be received. */
        MESSAGE,
        /** Room for a message to send. */
        ROOM,
        /** Nothing else: only the time has to pass. */
        TIME
    }

    /**
     * Sends a message as a whole if there is room for it now.
     *
     * @return whether it was sent
     * @throws org.cxlmi.runtime.error.TransportException as {@link #send} throws it
     */
    protected abstract boolean trySend(MessageType type, byte[] message);

    /**
     * Receives a message that is there already. Must not block.
     *
     * @return null if there is none
     * @throws org.cxlmi.runtime.error.TransportException as {@link #receive} throws it
     */
    protected abstract @Nullable IncomingMessage tryReceive(MessageType type);

    /**
     * Calls back once, as soon as there is something to do or the time is over; it may also call back too early. There is one
     * wait at a time. The thread that calls back must not be the one that calls this method.
     *
     * @param type selects the connection, as for {@link #send}
     * @throws org.cxlmi.runtime.error.TransportException if nothing can be waited for
     */
    protected abstract void await(MessageType type, Awaited what, Duration limit, Runnable then);

    /** Ends the wait: no call comes that has not begun. Has no effect without a wait. */
    protected abstract void cancelWait();

    @Override
    public final Optional<AsyncExchange> exchangeAsync(CciRequest request, Deadline deadline) {
        AsyncMessageExchange exchange = new AsyncMessageExchange(this, request, deadline);
        exchange.start();
        return Optional.of(exchange);
    }
}
