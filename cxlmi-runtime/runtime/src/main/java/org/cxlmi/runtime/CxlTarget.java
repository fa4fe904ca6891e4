package org.cxlmi.runtime;

import java.time.Duration;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/** What commands are sent to: an endpoint, or a component reached through one. */
public interface CxlTarget {

    /** What people call it, for messages: {@code mem0}, {@code mctp 1:8}. */
    String name();

    /** The number of tunnels that lead to the component: 0 for the endpoint itself. */
    default int layer() {
        return 0;
    }

    /**
     * The endpoint that carries the commands to this component: itself if it is one. It carries out one command at a time,
     * whichever of its targets they are for.
     */
    default CxlTarget endpoint() {
        return this;
    }

    /**
     * Sends a command and waits for its response. For commands that may run in the background there is {@link #start}.
     *
     * @throws org.cxlmi.runtime.error.StillRunningException if the component carries the command out in the background
     * @throws org.cxlmi.runtime.error.CxlException one of its subclasses, each saying what went wrong where
     */
    <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request);

    /** Sends a command that the component may finish later; the result says whether it did at once. */
    <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request);

    /**
     * Sends an opcode that has no typed command.
     *
     * @param opcode 16 bits
     * @param payload the request payload, without any header
     * @return the response payload, without any header
     * @throws org.cxlmi.runtime.error.StillRunningException if the component carries the command out in the background
     * @throws org.cxlmi.runtime.error.CxlException one of its subclasses, each saying what went wrong where
     */
    byte[] executeRaw(int opcode, byte[] payload);

    /**
     * The largest payloads that go to this component and come from it, as far as they are known. Commands that move as much
     * as fits go by them.
     */
    default PayloadLimits limits() {
        return PayloadLimits.UNKNOWN;
    }

    /**
     * What the connection to the component knows of a background operation without asking the component.
     *
     * @param opcode of the command that started the operation, 16 bits
     */
    default BackgroundState backgroundState(int opcode) {
        return BackgroundState.UNKNOWN;
    }

    /**
     * The same component with a timeout of its own. This target keeps the timeout that it has. The new one costs nothing and
     * is closed with the endpoint; what is reached {@link #through} it has its timeout too.
     *
     * @param limit how long each command waits for its response, from when it is the command's turn
     * @throws IllegalArgumentException if it is not positive, or longer than the transport allows: a day, or 2 seconds
     *     over MCTP
     * @throws UnsupportedOperationException if this target has no timeout, as one made for tests may not
     */
    default CxlTarget withTimeout(Duration limit) {
        throw new UnsupportedOperationException(name() + " has no timeout");
    }

    /**
     * The same component until a deadline that all commands have in common. What is left of it limits each command, beside
     * the timeout; afterwards nothing is sent any more, and commands end in a
     * {@link org.cxlmi.runtime.error.CxlTimeoutException}. So do commands of a thread that is interrupted before they are
     * sent. Of two deadlines the earlier one holds.
     *
     * @throws UnsupportedOperationException if this target knows no deadlines, as one made for tests may not
     */
    default CxlTarget withDeadline(Deadline deadline) {
        throw new UnsupportedOperationException(name() + " knows no deadlines");
    }

    /**
     * The same component with a policy around each exchange, outside of those that this target has already. This target stays
     * as it is. The new one costs nothing and is closed with the endpoint; what is reached {@link #through} it has its
     * policies too, each around the exchange with the component behind, once.
     *
     * @throws UnsupportedOperationException if this target has no exchanges, as one made for tests may not
     */
    default CxlTarget with(Policy policy) {
        throw new UnsupportedOperationException(name() + " takes no policies");
    }

    /**
     * A component behind this one, reached by tunnels; it has the time limits and policies of this one and is closed with its
     * endpoint.
     *
     * @throws UnsupportedOperationException if this target leads to no other component, or its transport does not know
     *     this kind of tunnel
     */
    default CxlTarget through(Tunnel tunnel) {
        throw new UnsupportedOperationException(name() + " leads to no other component");
    }
}
