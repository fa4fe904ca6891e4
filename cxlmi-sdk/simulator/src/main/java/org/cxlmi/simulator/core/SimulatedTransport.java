package org.cxlmi.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.AsyncExchange;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.SimulatedClock;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a simulated component that behaves as MCTP does: messages have tags, and replies to commands that are
 * waited for no longer come nevertheless.
 */
public final class SimulatedTransport implements Transport {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    private static final int TAGS = 256;
    private static final int MOST_LATE_REPLIES = 64;

    private final String name;
    private final SimulatedClock clock;
    private final CciResponder responder;
    private final PayloadLimits limits;
    private final BooleanSupplier gone;
    private final List<Expected> onTheWay = new ArrayList<>();
    private final UnsolicitedMessages unsolicited;
    private int lastTag;
    private volatile boolean closed;

    public SimulatedTransport(
            String name, SimulatedClock clock, CciResponder responder, PayloadLimits limits, BooleanSupplier gone) {
        this.limits = limits;
        this.name = name;
        this.clock = clock;
        this.responder = responder;
        this.gone = gone;
        this.unsolicited = new UnsolicitedMessages(name);
    }

    @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
    private record Expected(Instant due, byte[] message) {

        /** Looks at the message, for its tag may be another than that of the request. */
        boolean hasTag(int tag) {
            return message.length >= CciMessage.HEADER_SIZE
                    && CciMessage.Header.parse(message).tag() == tag;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration defaultTimeout() {
        return DEFAULT_TIMEOUT;
    }

    @Override
    public PayloadLimits limits() {
        return limits;
    }

    @Override
    public CompletableFuture<Void> pause(Duration pause) {
        if (!clock.isDriven()) {
            return Transport.super.pause(pause);
        }
        clock.advance(pause);
        return CompletableFuture.completedFuture(null);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The listener is called in a thread of its own, until the connection is closed. It may send commands; while it
     * does, it gets no other message.
     */
    @Override
    public void onUnsolicited(Consumer<CciMessage> listener) {
        unsolicited.listen(Objects.requireNonNull(listener, "listener"));
        responder.onUnsolicited(unsolicited::add);
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        ReplyWait wait = send(request, deadline);
        CciResponse response = null;
        while (response == null) {
            clock.awaitUntil(wait.next());
            response = wait.take();
        }
        return response;
    }

    /** {@inheritDoc} With a driven clock, which nobody has to wait for, the exchange has ended when this method returns. */
    @Override
    public Optional<AsyncExchange> exchangeAsync(CciRequest request, Deadline deadline) {
        if (clock.isDriven()) {
            return Optional.of(AsyncExchange.ended(() -> exchange(request, deadline)));
        }
        TimedExchange exchange;
        try {
            exchange = new TimedExchange(send(request, deadline), clock);
        } catch (RuntimeException e) {
            return Optional.of(AsyncExchange.ended(() -> {
                throw e;
            }));
        }
        exchange.proceed();
        return Optional.of(exchange);
    }

    /** Hands the request to the component, and puts its reply on the way. */
    private ReplyWait send(CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException("the connection to " + name + " is closed");
        }
        if (gone.getAsBoolean()) {
            onTheWay.clear();
            throw new TransportException(
                    name, "send", "The simulated component is gone; let it come back and try again.", null);
        }
        if (deadline.isExpired()) {
            throw CxlTimeoutException.notSent(request.context(this), deadline.elapsed(), "Use a longer timeout.");
        }
        Instant sent = clock.instant();
        Instant end = sent.plus(deadline.remaining());
        CciMessage message = CciMessage.request(nextTag(), request.opcode(), request.payload());
        CciReply reply = responder.receive(request.messageType(), message);
        if (!reply.isLost()) {
            expect(new Expected(sent.plus(reply.delay()), reply.message()));
        }
        return new ReplyWait(request.context(this), message.header(), sent, end);
    }

    /** A tag is not used again while a reply with it may still come. */
    private int nextTag() {
        do {
            lastTag = (lastTag + 1) % TAGS;
        } while (onTheWay.stream().anyMatch(late -> late.hasTag(lastTag)));
        return lastTag;
    }

    private void expect(Expected reply) {
        if (onTheWay.size() == MOST_LATE_REPLIES) {
            onTheWay.remove(onTheWay.size() - 1);
        }
        onTheWay.add(reply);
        onTheWay.sort(Comparator.comparing(Expected::due));
    }

    /** The wait for the reply to a request, one moment after another. */
    final class ReplyWait {

        private final CommandContext context;
        private final CciMessage.Header sent;
        private final Instant from;
        private final Instant end;
        private CciMessage.@Nullable Header dismissed;

        private ReplyWait(CommandContext context, CciMessage.Header sent, Instant from, Instant end) {
            this.context = context;
            this.sent = sent;
            this.from = from;
            this.end = end;
        }

        private boolean isReplyDue() {
            return !onTheWay.isEmpty() && !onTheWay.get(0).due.isAfter(end);
        }

        /** When the next reply comes, or the time is over. */
        Instant next() {
            return isReplyDue() ? onTheWay.get(0).due : end;
        }

        /**
         * Takes what has come at the moment that {@link #next} told. Returns null if that is not the response.
         *
         * @throws CxlTimeoutException if the time is over
         */
        @Nullable
        CciResponse take() {
            if (!isReplyDue()) {
                throw timeout();
            }
            try {
                byte[] message = onTheWay.remove(0).message;
                CciMessage.Header header = CciMessage.Header.parse(message);
                if (header.answers(sent)) {
                    return CciMessage.parse(message).response();
                }
                dismissed = header;
                return null;
            } catch (MalformedResponseException e) {
                throw e.in(context);
            }
        }

        private CxlTimeoutException timeout() {
            CxlTimeoutException timeout = new CxlTimeoutException(context, Duration.between(from, clock.instant()));
            if (dismissed != null) {
                timeout.addSuppressed(new MalformedResponseException(
                                "CciMessage", "header", sent.expectedAnswer(), dismissed.identity(), new byte[0])
                        .in(context));
            }
            return timeout;
        }
    }

    @Override
    public void close() {
        closed = true;
        unsolicited.close();
    }
}
