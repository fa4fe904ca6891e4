package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A connection to a component that carries commands. An endpoint calls it from one thread at a time, and never after
 * {@link #close}.
 *
 * <p>Return codes of the component are part of the response and never an exception here.
 */
public interface Transport extends AutoCloseable {

    /** What people call the other end: {@code mem0}, {@code mctp 1:8}. */
    String name();

    /** The timeout where the user sets none. */
    Duration defaultTimeout();

    /** The longest timeout that makes sense here; a day where nothing limits it. */
    default Duration maximumTimeout() {
        return Duration.ofDays(1);
    }

    /** Whether commands of {@link MessageType#FM_API} are let through; always, where nothing sets them apart. */
    default boolean hasFmApi() {
        return true;
    }

    /**
     * Lets commands of {@link MessageType#FM_API} through, or no longer.
     *
     * @throws UnsupportedOperationException if they are to be held back where nothing sets them apart
     * @throws org.cxlmi.runtime.error.TransportException the operating system refused
     */
    default void setFmApi(boolean enabled) {
        if (!enabled) {
            throw new UnsupportedOperationException(
                    name() + ": fabric management commands are not told apart from all others and cannot be held back");
        }
    }

    /**
     * Tells how much the component accepts, once that is known, so that larger requests end in an
     * {@link org.cxlmi.runtime.error.UnsupportedCommandException} before they are sent; of no effect where something
     * else, as a mailbox's size, limits them already.
     *
     * @param payload of a request, in bytes
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
     * What the transport knows of a background operation of the component without asking it. Linux knows, for example,
     * whether a memory device is still being sanitized, and keeps all questions back meanwhile.
     *
     * @param opcode of the command that started the operation, 16 bits
     */
    default BackgroundState backgroundState(int opcode) {
        return BackgroundState.UNKNOWN;
    }

    /**
     * A transport through this one to a component behind it. Closing it leaves this one open.
     *
     * @throws UnsupportedOperationException if this one cannot lead there
     */
    default Transport through(Tunnel tunnel) {
        return TunnelTransport.through(this, tunnel);
    }

    /**
     * Sets who takes the requests that the component sends by itself, such as an event notification (0106h), in place of who
     * took them before.
     *
     * @param listener returns soon; the transport says in which thread it is called
     * @throws UnsupportedOperationException this transport carries no such messages
     * @throws org.cxlmi.runtime.error.TransportException the operating system refused
     */
    default void onUnsolicited(Consumer<CciMessage> listener) {
        throw new UnsupportedOperationException(
                name() + ": a component cannot send messages by itself over this transport");
    }

    /**
     * Lets time pass, as whoever asks again and again does in between. Simulated components whose clock is driven move
     * that instead, and are done at once.
     */
    default CompletableFuture<Void> pause(Duration pause) {
        return new CompletableFuture<Void>().completeOnTimeout(null, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How many tunnels a command goes through to whom it is meant for; 0 without any. */
    default int layer() {
        return 0;
    }

    /**
     * Sends a request and waits for its response.
     *
     * @throws org.cxlmi.runtime.error.TransportException the operating system refused or the component is gone
     * @throws org.cxlmi.runtime.error.CxlTimeoutException nothing came before the deadline
     * @throws org.cxlmi.runtime.error.UnsupportedCommandException the transport does not let the command through
     * @throws org.cxlmi.runtime.error.MalformedResponseException what came is no response to it
     * @throws IllegalArgumentException the deadline allows more than {@link #maximumTimeout}
     * @throws IllegalStateException it is closed
     */
    CciResponse exchange(CciRequest request, Deadline deadline);

    /** May be repeated. */
    @Override
    void close();
}
