package org.cxlmi.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
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
    private int lastTag;
    private volatile boolean closed;

    public SimulatedTransport(
            String name, SimulatedClock clock, CciResponder responder, PayloadLimits limits, BooleanSupplier gone) {
        this.limits = limits;
        this.name = name;
        this.clock = clock;
        this.responder = responder;
        this.gone = gone;
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

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
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
        try {
            return await(request, message.header(), sent, end);
        } catch (MalformedResponseException e) {
            throw e.in(request.context(this));
        }
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

    private CciResponse await(CciRequest request, CciMessage.Header sent, Instant from, Instant end) {
        CciMessage.@Nullable Header dismissed = null;
        while (!onTheWay.isEmpty() && !onTheWay.get(0).due.isAfter(end)) {
            Expected next = onTheWay.remove(0);
            clock.awaitUntil(next.due);
            CciMessage.Header header = CciMessage.Header.parse(next.message);
            if (header.answers(sent)) {
                return CciMessage.parse(next.message).response();
            }
            dismissed = header;
        }
        clock.awaitUntil(end);
        CxlTimeoutException timeout =
                new CxlTimeoutException(request.context(this), Duration.between(from, clock.instant()));
        if (dismissed != null) {
            timeout.addSuppressed(new MalformedResponseException(
                            "CciMessage", "header", sent.expectedAnswer(), dismissed.identity(), new byte[0])
                    .in(request.context(this)));
        }
        throw timeout;
    }

    @Override
    public void close() {
        closed = true;
    }
}
