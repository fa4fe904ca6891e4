package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A transport that carries commands as {@linkplain CciMessage messages} with a header and a tag. This class does what
 * all such transports have in common; a subclass sends and receives bytes.
 *
 * <ul>
 *   <li>Each command gets a tag. Only a response with the tag and the opcode of the command, from the component itself,
 *       is its response.
 *   <li>Unexpected messages are dropped and logged. A request from the component goes to the listener of {@link
 *       #onUnsolicited}.
 *   <li>The tag of a command that timed out stays unused until its response has come, or for ten seconds. So a late
 *       response is never taken for the response of a later command.
 *   <li>Deadlines, the largest payload, and the gap between commands are observed.
 * </ul>
 */
public abstract class MessageTransport implements Transport {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private final Options options;
    private final MessageTags tags;
    private final long gapNanos;
    private Consumer<CciMessage> unsolicited = message -> {};
    private int maximumRequest;
    private long lastEnd; // Only kept where there is a gap: some clocks are slow to read.
    private @Nullable TransportException lost;
    private boolean closed;

    /** Makes a transport with these options. */
    protected MessageTransport(Options options) {
        this.options = options;
        this.maximumRequest = options.maximumPayload;
        this.tags = new MessageTags(options.nanoTime);
        this.gapNanos = options.minimumGap.toNanos();
        this.lastEnd = options.nanoTime.getAsLong() - gapNanos;
    }

    /**
     * Sends a message as a whole.
     *
     * @param type selects the connection, if there are several
     * @param message the message from its header on; must not be changed
     * @throws CxlTimeoutException if the deadline passed and no byte was sent: use {@link CxlTimeoutException#notSent}
     * @throws TransportException if the message could not be sent as a whole. After a part of a message, the connection
     *     cannot be used any more: throw {@link #lost}
     */
    protected abstract void send(MessageType type, byte[] message, Deadline deadline);

    /**
     * Waits for the next message from any sender. If only a part of a message has arrived when the deadline passes, it
     * is kept for the next call. An interrupt of the thread does not end the wait; the interrupt status stays set.
     *
     * @param type selects the connection, as for {@link #send}; ignore it if all messages come over one connection
     * @param deadline the end of the wait; if it has passed already, only a message that is already there is returned
     * @return null if none has arrived before the deadline
     * @throws TransportException if the connection is gone, or delivers bytes that are not a message; throw {@link #lost}
     */
    protected abstract @Nullable IncomingMessage receive(MessageType type, Deadline deadline);

    /** Closes the connection. Called once: by {@link #lost}, or else by {@link #close}. */
    protected abstract void disconnect();

    /**
     * Gives up the connection: disconnects, and lets each later exchange fail for the same reason. Use this when the
     * connection is gone, or when nobody knows where the next message begins.
     *
     * @param operation what was tried, for example {@code receive over TCP}
     * @param why what happened, in whole sentences; advice to open the transport again is appended
     * @param cause what was caught; null if there was nothing
     * @return the exception to throw; if the connection was given up before, the one of the first time
     */
    protected final TransportException lost(String operation, String why, @Nullable Throwable cause) {
        TransportException first = lost;
        if (first == null) {
            first = new TransportException(name(), operation, why + " Close this transport and open it again.", cause);
            lost = first;
            disconnect();
        }
        return first;
    }

    private void checkConnected() {
        TransportException first = lost;
        if (first != null) {
            throw new TransportException(name(), first.operation(), first.advice(), first.getCause());
        }
    }

    /** Lets time pass, whether or not the thread is interrupted meanwhile. */
    protected void sleep(Duration duration) {
        boolean interrupted = false;
        long end = System.nanoTime() + duration.toNanos();
        long left = duration.toNanos();
        while (left > 0) {
            try {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = end - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Advice for the message of the exception if nothing came. If other messages came, the exception names the last one.
     *
     * @param timeout how long the response was waited for
     */
    protected String adviceAfter(Duration timeout) {
        return timeout.compareTo(options.maximumTimeout) < 0
                ? "A longer timeout may help."
                : "Check whether the component is still there.";
    }

    /**
     * Whether a message from the component is the response to a request: by default, {@link CciMessage.Header#answers}
     * decides by category, tag and opcode. Override this method for a component that sends other values. The less it
     * checks, the more easily a late response is taken for the response to another command. It is asked before a message
     * counts as a request of the component.
     */
    protected boolean isResponse(CciMessage.Header received, CciMessage.Header sent) {
        return received.answers(sent);
    }

    /**
     * {@inheritDoc}
     *
     * <p>These messages are received only while a command waits for its response or drops late responses. The listener
     * is called in the thread of that command, and must not send commands.
     */
    @Override
    public void onUnsolicited(Consumer<CciMessage> listener) {
        unsolicited = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public final String name() {
        return options.name;
    }

    @Override
    public final Duration defaultTimeout() {
        return options.defaultTimeout;
    }

    @Override
    public final Duration maximumTimeout() {
        return options.maximumTimeout;
    }

    @Override
    public final void limitRequests(int payload) {
        maximumRequest = Math.min(options.maximumPayload, payload);
    }

    @Override
    public final PayloadLimits limits() {
        return PayloadLimits.ofConnection(options.maximumPayload, options.maximumPayload)
                .withAccepted(maximumRequest);
    }

    @Override
    public final CciResponse exchange(CciRequest request, Deadline deadline) {
        MessageType type = request.messageType();
        prepare(
                request,
                deadline,
                () -> receive(type, Deadline.after(Duration.ZERO, options.nanoTime)),
                Integer.MAX_VALUE);
        Duration gap = gapLeft(request, deadline);
        while (!gap.isZero()) {
            sleep(gap);
            gap = gapLeft(request, deadline);
        }
        MessageExchange exchange = begin(request, deadline);
        try {
            send(type, exchange.bytes(), deadline);
            return receive(type, exchange, deadline);
        } finally {
            markEnd();
        }
    }

    private CciResponse receive(MessageType type, MessageExchange exchange, Deadline deadline) {
        try {
            IncomingMessage message = receive(type, deadline);
            while (message != null) {
                if (exchange.isResponse(message)) {
                    return exchange.responseIn(message);
                }
                message = deadline.isExpired() ? null : receive(type, deadline);
            }
            throw exchange.timeout();
        } finally {
            exchange.end();
        }
    }

    /**
     * Checks a request, and drops late responses.
     *
     * @param next receives a message that is there already
     * @param most the most messages that are dropped
     */
    final void prepare(CciRequest request, Deadline deadline, Supplier<@Nullable IncomingMessage> next, int most) {
        checkOpen();
        check(request, deadline);
        checkConnected();
        if (tags.lateReplyPossible()) {
            dropLateReplies(next, most, deadline);
            checkConnected();
        }
    }

    /** Begins an exchange: takes a tag for it. */
    final MessageExchange begin(CciRequest request, Deadline deadline) {
        OptionalInt tag = tags.take();
        if (tag.isEmpty()) {
            throw TransportException.busy(
                    name(), "send", "All tags are kept for late replies; try again in some seconds.");
        }
        return new MessageExchange(this, request, tag.getAsInt(), deadline);
    }

    /** Notes the end of a command. */
    final void markEnd() {
        if (gapNanos > 0) {
            lastEnd = options.nanoTime.getAsLong();
        }
    }

    final Options options() {
        return options;
    }

    /** Keeps the tag of a command that was sent and has no response. */
    final void quarantine(int tag) {
        tags.quarantine(tag);
    }

    /**
     * Checks that the transport is open.
     *
     * @throws IllegalStateException if it is closed
     */
    protected final void checkOpen() {
        if (closed) {
            throw new IllegalStateException(name() + " is closed");
        }
    }

    private void check(CciRequest request, Deadline deadline) {
        if (deadline.timeout().compareTo(options.maximumTimeout) > 0) {
            throw new IllegalArgumentException(name() + ": a timeout of " + deadline.timeout() + " is longer than the "
                    + options.maximumTimeout + " that it allows");
        }
        int length = request.payload().length;
        if (length > maximumRequest) {
            String detail = length + " bytes are more than the " + maximumRequest + " that the component accepts.";
            throw new UnsupportedCommandException(request.context(this), Reason.PAYLOAD_TOO_LARGE, detail);
        }
        if (request.messageType() == MessageType.FM_API && !hasFmApi()) {
            throw new UnsupportedCommandException(
                    request.context(this),
                    Reason.FM_API_DISABLED,
                    "it is a fabric management command, and these are disabled here.");
        }
    }

    private void dropLateReplies(Supplier<@Nullable IncomingMessage> next, int most, Deadline deadline) {
        try {
            IncomingMessage late = next.get();
            for (int dropped = 1; late != null; dropped++) {
                drop(late, "late");
                late = dropped == most || deadline.isExpired() ? null : next.get();
            }
        } catch (TransportException e) {
            // It may be over. If it is not, the command meets it too.
            LOG.log(System.Logger.Level.DEBUG, () -> name() + ": no late responses: " + e.getMessage());
        }
    }

    /** Drops a message: its tag is free again, or it is a request of the component. */
    final void drop(IncomingMessage message, String why) {
        LOG.log(System.Logger.Level.DEBUG, () -> name() + ": dropped (" + why + "): " + message.describe());
        if (!message.fromComponent() || message.bytes().length < CciMessage.HEADER_SIZE) {
            return;
        }
        CciMessage.Header header = CciMessage.Header.parse(message.bytes());
        if (header.category() == CciMessage.RESPONSE) {
            tags.release(header.tag());
        } else if (header.category() == CciMessage.REQUEST
                && message.bytes().length == CciMessage.HEADER_SIZE + header.payloadLength()) {
            unsolicited.accept(CciMessage.parse(message.bytes()));
        }
    }

    /**
     * How long to wait before the next command, at most until the deadline: some components lose a command that comes too
     * soon after the one before.
     *
     * @throws CxlTimeoutException if no time is left
     */
    final Duration gapLeft(CciRequest request, Deadline deadline) {
        Duration remaining = deadline.remaining();
        if (remaining.isZero()) {
            String why = gapNanos > 0
                    ? "It has to follow the command before by " + options.minimumGap.toMillis()
                            + " ms: use a longer timeout, or a shorter gap."
                    : "Use a longer timeout.";
            throw CxlTimeoutException.notSent(request.context(this), deadline.elapsed(), why);
        }
        if (gapNanos == 0) {
            return Duration.ZERO;
        }
        long left = gapNanos - (options.nanoTime.getAsLong() - lastEnd);
        return left <= 0 ? Duration.ZERO : Duration.ofNanos(Math.min(left, remaining.toNanos()));
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            if (lost == null) {
                disconnect();
            }
        }
    }

    /** The name and the limits of a transport. Options are immutable: each method {@code with...} returns a new object. */
    public static final class Options {

        private final String name;
        private final String peer;
        private final Duration defaultTimeout;
        private final Duration maximumTimeout;
        private final Duration minimumGap;
        private final int maximumPayload;
        private final LongSupplier nanoTime;

        private Options(
                String name,
                String peer,
                Duration defaultTimeout,
                Duration maximumTimeout,
                Duration minimumGap,
                int maximumPayload,
                LongSupplier nanoTime) {
            this.name = Objects.requireNonNull(name, "name");
            this.peer = Objects.requireNonNull(peer, "peer");
            this.defaultTimeout = Objects.requireNonNull(defaultTimeout, "defaultTimeout");
            this.maximumTimeout = Objects.requireNonNull(maximumTimeout, "maximumTimeout");
            this.minimumGap = Objects.requireNonNull(minimumGap, "minimumGap");
            this.maximumPayload = maximumPayload;
            this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
        }

        /**
         * Options with a timeout of two seconds (at most a day), no gap between commands, and payloads of up to 64 KiB.
         *
         * @param name the name of the component for messages, for example {@code mctp 1:8}
         */
        public static Options named(String name) {
            return new Options(
                    name, "", Duration.ofSeconds(2), Duration.ofDays(1), Duration.ZERO, 1 << 16, System::nanoTime);
        }

        /**
         * The same, with the name of the peer that sends the component's messages, for a connection over which other
         * peers can send messages too. It changes only error messages: they say which sender was expected. Whether a
         * message is from the component is up to {@link IncomingMessage#fromComponent}.
         */
        public Options withPeer(String sender) {
            return new Options(name, sender, defaultTimeout, maximumTimeout, minimumGap, maximumPayload, nanoTime);
        }

        /** The same, with other timeouts. */
        public Options withTimeouts(Duration byDefault, Duration maximum) {
            if (byDefault.isNegative() || byDefault.isZero() || byDefault.compareTo(maximum) > 0) {
                throw new IllegalArgumentException(
                        "a timeout of " + byDefault + " is not between 0 and its maximum of " + maximum);
            }
            return new Options(name, peer, byDefault, maximum, minimumGap, maximumPayload, nanoTime);
        }

        /**
         * The same, with a least time from the end of a command to the next command. It is part of the timeout of the
         * next command.
         */
        public Options withMinimumGap(Duration gap) {
            if (gap.isNegative()) {
                throw new IllegalArgumentException("a gap of " + gap + " is negative");
            }
            return new Options(name, peer, defaultTimeout, maximumTimeout, gap, maximumPayload, nanoTime);
        }

        /**
         * The same, with another largest payload of requests and responses.
         *
         * @param bytes 1 to {@link CciMessage#MAXIMUM_PAYLOAD}
         */
        public Options withMaximumPayload(int bytes) {
            if (bytes < 1 || bytes > CciMessage.MAXIMUM_PAYLOAD) {
                throw new IllegalArgumentException(
                        "a payload of " + bytes + " bytes is not between 1 and " + CciMessage.MAXIMUM_PAYLOAD);
            }
            return new Options(name, peer, defaultTimeout, maximumTimeout, minimumGap, bytes, nanoTime);
        }

        /**
         * The same, on another clock.
         *
         * @param clock monotonic nanoseconds, as {@link System#nanoTime}
         */
        public Options withClock(LongSupplier clock) {
            return new Options(name, peer, defaultTimeout, maximumTimeout, minimumGap, maximumPayload, clock);
        }

        String peer() {
            return peer;
        }

        /** The largest payload of requests and responses, in bytes. */
        public int maximumPayload() {
            return maximumPayload;
        }
    }
}
