package org.cxlmi.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.jspecify.annotations.Nullable;

/** A message transport in memory that has one fault, or none. */
final class FaultyTransport implements Transport {

    /** How many are open. */
    static final AtomicInteger OPEN = new AtomicInteger();

    private static final int LARGEST = 1 << 12;
    private static final byte[] END = {};

    /** What it does wrong. */
    enum Fault {
        NONE,
        TAKES_ANY_TAG,
        TAKES_ANY_OPCODE,
        TAKES_REQUESTS,
        ONE_TAG_FOR_EVER,
        RESTARTS_DEADLINES,
        SENDS_WITHOUT_TIME,
        THROWS_IO_EXCEPTIONS,
        IGNORES_REQUEST_LIMIT,
        IGNORES_MAXIMUM_TIMEOUT,
        FORGETS_HALF_A_MESSAGE,
        FORGETS_INTERRUPTS,
        STAYS_OPEN,
        ANSWERS_WHEN_CLOSED,
        IGNORES_LENGTHS,
        IGNORES_DEADLINES,
        IS_LATE,
        DOUBLES_TIMEOUTS,
        RESTARTS_DEADLINE_AT_EACH_PART,
        WRITES_WITHOUT_DEADLINE,
        NEVER_ENDS_CLOSE,
        ASKS_AGAIN_AFTER_SILENCE,
        ASKS_AGAIN_AFTER_FAILURE,
        CALLS_THE_END_A_STATE,
        CALLS_THE_END_A_RETURN_CODE,
        FORGETS_HALF_A_HEADER,
        FORGETS_WHY_IT_ENDED,
        IS_SLOW
    }

    private final Fault fault;
    private final BlockingQueue<byte[]> toComponent = new LinkedBlockingQueue<>(8);
    private final BlockingQueue<byte[]> toTransport = new LinkedBlockingQueue<>();
    private final Set<Integer> unused = ConcurrentHashMap.newKeySet();
    private byte[] arrived = {};
    private int tag;
    private int limit = LARGEST;
    private boolean gone;
    private volatile boolean closed;

    FaultyTransport(Fault fault, MessageTransportTestKit.Behaviour component) {
        this.fault = fault;
        OPEN.incrementAndGet();
        Thread thread = new Thread(() -> {
            try {
                component.serve(new Component());
            } catch (EOFException e) {
                // The transport is closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                toTransport.add(END);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private final class Component implements MessageTransportTestKit.Peer {

        @Override
        public CciMessage receive() throws IOException {
            try {
                byte[] bytes = toComponent.take();
                if (bytes.length == 0) {
                    throw new EOFException();
                }
                return CciMessage.parse(bytes);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void write(byte[] wire) throws IOException {
            if (closed) {
                throw new EOFException();
            }
            toTransport.add(wire);
        }
    }

    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void limitRequests(int payload) {
        limit = fault == Fault.IGNORES_REQUEST_LIMIT ? limit : Math.min(LARGEST, payload);
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        boolean interrupted = Thread.interrupted();
        try {
            return exchangeUninterrupted(request, deadline);
        } finally {
            if (interrupted && fault != Fault.FORGETS_INTERRUPTS) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private CciResponse exchangeUninterrupted(CciRequest request, Deadline deadline) {
        if (closed && fault == Fault.ANSWERS_WHEN_CLOSED) {
            return new CciResponse(0, 0, new byte[0]);
        }
        check(request, deadline);
        if (gone && fault == Fault.FORGETS_WHY_IT_ENDED) {
            throw new TransportException(name(), "send", "The connection is closed.", null);
        }
        if (gone && fault == Fault.CALLS_THE_END_A_RETURN_CODE) {
            return new CciResponse(ReturnCode.UNSUPPORTED.code(), 0, new byte[0]);
        }
        int mine = fault == Fault.ONE_TAG_FOR_EVER ? 0 : nextTag();
        CciMessage message = CciMessage.request(mine, request.opcode(), request.payload());
        if (deadline.isExpired() && fault != Fault.SENDS_WITHOUT_TIME) {
            throw CxlTimeoutException.notSent(request.context(this), deadline.elapsed(), "Use a longer timeout.");
        }
        send(message, request, deadline);
        Deadline until = fault == Fault.DOUBLES_TIMEOUTS
                ? Deadline.after(deadline.timeout().multipliedBy(2))
                : deadline;
        while (true) {
            byte[] reply = receive(request, until);
            if (reply == null) {
                unused.add(mine);
                if (fault == Fault.ASKS_AGAIN_AFTER_SILENCE) {
                    send(message, request, Deadline.after(defaultTimeout()));
                }
                throw new CxlTimeoutException(request.context(this), deadline.elapsed(), "It is silent.");
            }
            if (answers(CciMessage.Header.parse(reply), message.header())) {
                CciResponse response = parse(reply, request).response();
                if (fault == Fault.ASKS_AGAIN_AFTER_FAILURE && !response.isSuccess() && until == deadline) {
                    send(message, request, deadline);
                    until = Deadline.after(deadline.timeout());
                    continue;
                }
                if (fault == Fault.IS_SLOW) {
                    sleep(150);
                }
                return response;
            }
            if (fault == Fault.RESTARTS_DEADLINES) {
                until = Deadline.after(deadline.timeout());
            }
        }
    }

    private void send(CciMessage message, CciRequest request, Deadline deadline) {
        Duration longest = fault == Fault.WRITES_WITHOUT_DEADLINE ? Duration.ofDays(1) : deadline.remaining();
        try {
            if (!toComponent.offer(message.bytes(), longest.toNanos(), TimeUnit.NANOSECONDS)) {
                throw CxlTimeoutException.notSent(request.context(this), deadline.elapsed(), "It reads nothing.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the connection as if the component was unplugged. */
    void disappear() {
        toTransport.add(END);
    }

    private void check(CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException("faulty is closed");
        }
        if (deadline.timeout().compareTo(maximumTimeout()) > 0 && fault != Fault.IGNORES_MAXIMUM_TIMEOUT) {
            throw new IllegalArgumentException("longer than a day");
        }
        if (request.payload().length > limit) {
            throw new UnsupportedCommandException(request.context(this), Reason.PAYLOAD_TOO_LARGE, "too large.");
        }
    }

    private int nextTag() {
        do {
            tag = (tag + 1) & 0xFF;
        } while (unused.contains(tag));
        return tag;
    }

    private boolean answers(CciMessage.Header reply, CciMessage.Header sent) {
        return (reply.category() == CciMessage.RESPONSE || fault == Fault.TAKES_REQUESTS)
                && (reply.tag() == sent.tag() || fault == Fault.TAKES_ANY_TAG)
                && (reply.opcode() == sent.opcode() || fault == Fault.TAKES_ANY_OPCODE);
    }

    private CciMessage parse(byte[] reply, CciRequest request) {
        try {
            return CciMessage.parse(reply);
        } catch (MalformedResponseException e) {
            throw e.in(request.context(this));
        }
    }

    /** The next whole message; null if none came in time. */
    private byte @Nullable [] receive(CciRequest request, Deadline deadline) {
        Deadline until = deadline;
        while (!isWhole()) {
            byte[] next = gone ? END : poll(until);
            if (next == null) {
                if (fault == Fault.FORGETS_HALF_A_MESSAGE) {
                    arrived = new byte[0];
                }
                return null;
            }
            if (next.length == 0) {
                gone = true;
                IOException cause = new IOException("gone");
                if (fault == Fault.THROWS_IO_EXCEPTIONS) {
                    throw new UncheckedIOException(cause);
                }
                if (fault == Fault.CALLS_THE_END_A_STATE) {
                    throw new IllegalStateException(cause);
                }
                throw new TransportException(name(), "receive", "The component is gone.", cause)
                        .in(request.context(this));
            }
            if (fault == Fault.RESTARTS_DEADLINE_AT_EACH_PART) {
                until = Deadline.after(deadline.timeout());
            }
            int before = arrived.length;
            arrived = Arrays.copyOf(arrived, before + next.length);
            System.arraycopy(next, 0, arrived, before, next.length);
            if (fault == Fault.FORGETS_HALF_A_HEADER && arrived.length < CciMessage.HEADER_SIZE) {
                arrived = new byte[0];
            }
        }
        int length = length();
        byte[] message = Arrays.copyOf(arrived, length);
        arrived = Arrays.copyOfRange(arrived, length, arrived.length);
        return message;
    }

    private boolean isWhole() {
        return arrived.length >= CciMessage.HEADER_SIZE && arrived.length >= length();
    }

    private int length() {
        return fault == Fault.IGNORES_LENGTHS
                ? arrived.length
                : CciMessage.HEADER_SIZE + CciMessage.Header.parse(arrived).payloadLength();
    }

    private byte @Nullable [] poll(Deadline deadline) {
        Duration longest = fault == Fault.IGNORES_DEADLINES ? Duration.ofDays(1) : deadline.remaining();
        try {
            byte[] next = toTransport.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            if (next == null && fault == Fault.IS_LATE) {
                sleep(500);
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (fault == Fault.NEVER_ENDS_CLOSE) {
            sleep(Duration.ofDays(1).toMillis());
        }
        if (!closed) {
            closed = true;
            toComponent.clear();
            toComponent.add(END);
            if (fault != Fault.STAYS_OPEN) {
                OPEN.decrementAndGet();
            }
        }
    }
}
