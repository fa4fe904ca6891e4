package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A connection to a component that carries commands. An endpoint calls it from one thread at a time, and never after
 * {@link #close}.
 *
 * <p>A return code of the component is part of the response. It is never an exception here.
 */
public interface Transport extends AutoCloseable {

    /** The name of the component for messages, for example {@code mem0} or {@code mctp 1:8}. */
    String name();

    /** The timeout that is used if the user sets none. */
    Duration defaultTimeout();

    /** The longest timeout that the transport allows; by default a day. */
    default Duration maximumTimeout() {
        return Duration.ofDays(1);
    }

    /**
     * Whether the transport sends commands of {@link MessageType#FM_API}; always true if it cannot tell them from
     * others.
     */
    default boolean hasFmApi() {
        return true;
    }

    /**
     * Allows or refuses commands of {@link MessageType#FM_API} from now on.
     *
     * @throws UnsupportedOperationException if they are to be refused, and the transport cannot tell them from others
     * @throws org.cxlmi.runtime.error.TransportException if the operating system refuses
     */
    default void setFmApi(boolean enabled) {
        if (!enabled) {
            throw new UnsupportedOperationException(
                    name()
                            + ": this transport cannot tell fabric management commands from others, so they cannot be disabled");
        }
    }

    /**
     * Sets the largest request that the component accepts, once that is known. Larger requests then end in an {@link
     * org.cxlmi.runtime.error.UnsupportedCommandException} before they are sent. This has no effect if something else,
     * such as the size of a mailbox, already limits requests.
     *
     * @param payload the largest payload of a request, in bytes
     */
    default void limitRequests(int payload) {}

    /**
     * The largest payloads that go to the component and come from it, as far as the transport knows. It may change with
     * {@link #limitRequests}.
     */
    default PayloadLimits limits() {
        return PayloadLimits.UNKNOWN;
    }

    /**
     * What the transport knows about a background operation, without asking the component. Linux, for example, knows
     * whether a memory device is still being sanitized, and sends it no commands meanwhile.
     *
     * @param opcode the opcode of the command that started the operation, 16 bits
     */
    default BackgroundState backgroundState(int opcode) {
        return BackgroundState.UNKNOWN;
    }

    /**
     * A transport through this one to a component behind it. Closing it leaves this one open.
     *
     * @throws UnsupportedOperationException if this transport cannot make such a tunnel
     */
    default Transport through(Tunnel tunnel) {
        return TunnelTransport.through(this, tunnel);
    }

    /**
     * Sets the listener for the requests that the component sends by itself, such as an Event Notification (0106h). It
     * replaces the listener that was set before.
     *
     * @param listener has to return soon; the Javadoc of the transport says in which thread it is called
     * @throws UnsupportedOperationException if this transport does not carry these messages
     * @throws org.cxlmi.runtime.error.TransportException the operating system refused
     */
    default void onUnsolicited(Consumer<CciMessage> listener) {
        throw new UnsupportedOperationException(
                name() + ": a component cannot send messages by itself over this transport");
    }

    /**
     * Pauses, for a caller that asks the component again and again. With a driven clock of a simulated component, the
     * clock is advanced instead, and the pause is over at once.
     */
    default CompletableFuture<Void> pause(Duration pause) {
        return new CompletableFuture<Void>().completeOnTimeout(null, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * The name of the component as a device of this machine, for example {@code mem0}; empty if the commands do not go
     * through a device of the kernel.
     */
    default Optional<String> deviceName() {
        return Optional.empty();
    }

    /** The MCTP endpoint ID of the component; empty if it is not on MCTP, or its endpoint ID is not known. */
    default OptionalInt endpointId() {
        return OptionalInt.empty();
    }

    /** The number of tunnels that a command goes through; 0 without tunnels. */
    default int layer() {
        return 0;
    }

    /**
     * Sends a request and waits for its response.
     *
     * @throws org.cxlmi.runtime.error.TransportException if the operating system refuses or the component is gone
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if no response came before the deadline
     * @throws org.cxlmi.runtime.error.UnsupportedCommandException if the transport does not send this command
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes that came are not a valid response
     * @throws IllegalArgumentException if the deadline allows more than {@link #maximumTimeout}
     * @throws IllegalStateException if the transport is closed
     */
    CciResponse exchange(CciRequest request, Deadline deadline);

    /**
     * Sends a request without waiting for its response, if this transport needs no thread for that. Override this method if
     * it does not: over all other transports, each asynchronous command takes a thread of a pool while it is carried out.
     *
     * <p>This method must not block, and is called in any thread, also in the one in which the exchange before ended. As with
     * {@link #exchange}, an endpoint calls it only after that. The failures of {@code exchange} are failures of {@link
     * AsyncExchange#response()}. Nothing is thrown here.
     *
     * @return empty by default: nothing was sent, and {@code exchange} is called in another thread
     */
    default Optional<AsyncExchange> exchangeAsync(CciRequest request, Deadline deadline) {
        return Optional.empty();
    }

    /** Closes the transport. Further calls do nothing. */
    @Override
    void close();
}
