package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/** The target of commands: an endpoint, or a component reached through one. */
public interface CxlTarget {

    /** The name of the component for messages, for example {@code mem0} or {@code mctp 1:8}. */
    String name();

    /** The number of tunnels that lead to the component: 0 for the endpoint itself. */
    default int layer() {
        return 0;
    }

    /**
     * The endpoint that carries the commands to this component; this target itself if it is an endpoint. An endpoint
     * carries out one command at a time, for all of its targets together.
     */
    default CxlTarget endpoint() {
        return this;
    }

    /**
     * Sends a command and waits for its response. For commands that may run in the background there is {@link #start}.
     *
     * @throws org.cxlmi.runtime.error.StillRunningException if the component carries the command out in the background
     * @throws org.cxlmi.runtime.error.CxlException one of its subclasses; the message says what failed and where
     */
    <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request);

    /** Sends a command that the component may finish in the background. The result says whether it is done already. */
    <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request);

    /**
     * Sends an opcode that has no typed command.
     *
     * @param opcode 16 bits
     * @param payload the request payload, without any header
     * @return the response payload, without any header
     * @throws org.cxlmi.runtime.error.StillRunningException if the component carries the command out in the background
     * @throws org.cxlmi.runtime.error.CxlException one of its subclasses; the message says what failed and where
     */
    byte[] executeRaw(int opcode, byte[] payload);

    /**
     * Sends a command without waiting for its response. The commands of an endpoint are carried out one at a time, in the
     * order of the calls, together with those of {@link #execute}. A policy that delays a command can change this order.
     *
     * <p>The future fails with the exceptions that {@code execute} throws. If you cancel it, or it is completed by anybody
     * else, for example by {@code orTimeout}, the command is given up: if it was not sent yet, it is never sent. If it was
     * sent, its response is dropped when it comes, and the component may carry it out all the same. Over a transport that
     * blocks, the endpoint then sends the next command when this one has ended, at the latest after its timeout.
     *
     * <p>What depends on the future runs in threads of this library whose names begin with {@code cxlmi-completion}, or in
     * the thread that adds it to a future that is complete already. These threads are few, and shared by all endpoints. For
     * work that takes long, use an executor of your own: {@code thenAcceptAsync(..., executor)}.
     *
     * <p>If the endpoint is closed while the command waits for its turn, the future fails with an {@link
     * IllegalStateException}.
     *
     * @return completed with the response, or with the failure
     * @throws UnsupportedOperationException if this target has no asynchronous commands, such as one made for tests
     */
    default <Q extends Struct, R extends Struct> CompletableFuture<R> executeAsync(Command<Q, R> command, Q request) {
        throw new UnsupportedOperationException(name() + " has no asynchronous commands");
    }

    /**
     * Does the same as {@link #start}, without waiting for the response; see {@link #executeAsync}.
     *
     * @throws UnsupportedOperationException if this target has no asynchronous commands, such as one made for tests
     */
    default <Q extends Struct> CompletableFuture<BackgroundOperation> startAsync(
            Command<Q, EmptyPayload> command, Q request) {
        throw new UnsupportedOperationException(name() + " has no asynchronous commands");
    }

    /**
     * Does the same as {@link #executeRaw}, without waiting for the response; see {@link #executeAsync}.
     *
     * @param opcode 16 bits
     * @param payload the request payload, without any header; it is copied
     * @throws UnsupportedOperationException if this target has no asynchronous commands, such as one made for tests
     */
    default CompletableFuture<byte[]> executeRawAsync(int opcode, byte[] payload) {
        throw new UnsupportedOperationException(name() + " has no asynchronous commands");
    }

    /**
     * The largest payloads that go to this component and come from it, as far as they are known. Commands that move as much
     * as fits go by them.
     */
    default PayloadLimits limits() {
        return PayloadLimits.UNKNOWN;
    }

    /**
     * The name of this component as a device of this machine, for example {@code mem0}; empty if it is not one, or is
     * reached in another way. {@link org.cxlmi.runtime.linux.SysfsDevice} reads what the kernel knows of it.
     */
    default Optional<String> deviceName() {
        return Optional.empty();
    }

    /**
     * What the connection knows about a background operation of the component, without asking the component.
     *
     * @param opcode the opcode of the command that started the operation, 16 bits
     */
    default BackgroundState backgroundState(int opcode) {
        return BackgroundState.UNKNOWN;
    }

    /**
     * A view of the same component with another timeout. The timeout of this target does not change. The view costs
     * nothing and is closed with the endpoint. Targets that you reach {@link #through} the view have its timeout too.
     *
     * @param limit how long each command waits for its response; the time begins when it is the command's turn
     * @throws IllegalArgumentException if it is not positive, or longer than the transport allows: a day, or 2 seconds
     *     over MCTP
     * @throws UnsupportedOperationException if this target has no timeout, such as one made for tests
     */
    default CxlTarget withTimeout(Duration limit) {
        throw new UnsupportedOperationException(name() + " has no timeout");
    }

    /**
     * A view of the same component with one deadline for all commands together. Each command waits until its timeout or
     * the deadline, whichever is earlier. After the deadline nothing is sent, and commands end in a {@link
     * org.cxlmi.runtime.error.CxlTimeoutException}. So do commands whose thread is interrupted before they are
     * sent. If this target has a deadline already, the earlier one is used.
     *
     * @throws UnsupportedOperationException if this target has no deadlines, such as one made for tests
     */
    default CxlTarget withDeadline(Deadline deadline) {
        throw new UnsupportedOperationException(name() + " knows no deadlines");
    }

    /**
     * A view of the same component with a policy around each exchange. The policy is outside of the policies that this
     * target has already. This target does not change. The view costs nothing and is closed with the endpoint. Targets
     * that you reach {@link #through} the view have its policies too: each policy is called once for each exchange with
     * the component behind the tunnel.
     *
     * @throws UnsupportedOperationException if this target has no exchanges, such as one made for tests
     */
    default CxlTarget with(Policy policy) {
        throw new UnsupportedOperationException(name() + " takes no policies");
    }

    /**
     * A component behind this one, reached through tunnels. It has the time limits and policies of this target, and is
     * closed with the endpoint.
     *
     * @throws UnsupportedOperationException if this target leads to no other component, or its transport does not know
     *     this kind of tunnel
     */
    default CxlTarget through(Tunnel tunnel) {
        throw new UnsupportedOperationException(name() + " leads to no other component");
    }
}
