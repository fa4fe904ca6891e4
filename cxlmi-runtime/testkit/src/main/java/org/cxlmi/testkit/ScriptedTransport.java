package org.cxlmi.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A transport for tests whose component gives the answers that the test scripted, right or wrong.
 *
 * <p>Each answer of {@link #on} is used once, in order; then the answers of {@link #always} are used. An opcode without
 * an answer gets {@link ReturnCode#UNSUPPORTED}. No answer takes real time.
 */
public final class ScriptedTransport implements Transport {

    private static final int ENODEV = 19;

    private final String name;
    private final Map<Integer, Queue<Step>> steps = new ConcurrentHashMap<>();
    private final Map<Integer, Step> defaults = new ConcurrentHashMap<>();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private volatile PayloadLimits limits = PayloadLimits.UNKNOWN;
    private volatile boolean gone;
    private volatile boolean closed;

    /** Makes a transport whose {@link #name()} is this name. */
    public ScriptedTransport(String name) {
        this.name = name;
    }

    /** Begins the answer to the next request with this opcode. */
    public Answer on(int opcode) {
        return new Answer(opcode, false);
    }

    /** Begins the answer to every request with this opcode, after the answers of {@link #on} are used up. */
    public Answer always(int opcode) {
        return new Answer(opcode, true);
    }

    /** Removes the component: from now on every exchange fails with ENODEV. */
    public void disappear() {
        gone = true;
    }

    /** Sets the result of {@link #limits()}, which is unknown at first. Larger requests are not refused. */
    public ScriptedTransport limits(PayloadLimits value) {
        limits = value;
        return this;
    }

    @Override
    public PayloadLimits limits() {
        return limits;
    }

    /** The exchanges so far, oldest first. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The number of answers of {@link #on} that have not been used yet. */
    public int unusedAnswers() {
        return steps.values().stream().mapToInt(Queue::size).sum();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofSeconds(2);
    }

    /** Gives the scripted answer.
     *
     * @throws AssertionError if the request's payload is not the one expected
     */
    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException(name + " is used after close");
        }
        try {
            CciResponse response = answer(request, deadline);
            exchanges.add(new Exchange(request, response, null));
            return response;
        } catch (CxlException e) {
            exchanges.add(new Exchange(request, null, e));
            throw e;
        }
    }

    private CciResponse answer(CciRequest request, Deadline deadline) {
        if (gone) {
            throw new TransportException(name, "exchange", ENODEV, "ENODEV", "The component disappeared.");
        }
        Queue<Step> queue = steps.get(request.opcode());
        Step step = queue == null ? null : queue.poll();
        if (step == null) {
            step = defaults.get(request.opcode());
        }
        if (step == null) {
            return new CciResponse(ReturnCode.UNSUPPORTED.code(), 0, new byte[0]);
        }
        if (step.expected != null && !Arrays.equals(step.expected, request.payload())) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "%s (%04Xh): expected request payload %s, got %s",
                    request.command(),
                    request.opcode(),
                    HexFormat.of().formatHex(step.expected),
                    HexFormat.of().formatHex(request.payload())));
        }
        if (step.delay.compareTo(deadline.timeout()) >= 0) {
            throw new CxlTimeoutException(request.context(this), deadline.timeout());
        }
        CciResponse response = step.respond.apply(request);
        if (response == null) {
            throw new CxlTimeoutException(request.context(this), deadline.timeout());
        }
        return response;
    }

    @Override
    public void close() {
        closed = true;
    }

    /**
     * A request and its result.
     *
     * @param response the response; null if the exchange failed
     * @param failure the failure; null if there was none
     */
    public record Exchange(
            CciRequest request,
            @Nullable CciResponse response,
            @Nullable CxlException failure) {}

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Step(
            byte @Nullable [] expected, Duration delay, Function<CciRequest, @Nullable CciResponse> respond) {}

    /** The script of an answer. The methods that return the transport complete it. */
    public final class Answer {

        private final int opcode;
        private final boolean repeated;
        private byte @Nullable [] expected;
        private Duration delay = Duration.ZERO;
        private UnaryOperator<byte[]> damage = UnaryOperator.identity();

        private Answer(int opcode, boolean repeated) {
            this.opcode = opcode;
            this.repeated = repeated;
        }

        /** Expects these bytes as the request's payload. */
        public Answer expecting(byte... payload) {
            expected = payload.clone();
            return this;
        }

        /** Pretends that the response takes this long: if the deadline is not longer, the exchange times out. */
        public Answer after(Duration pretendedDelay) {
            delay = pretendedDelay;
            return this;
        }

        /** Cuts the response's payload to its first bytes. */
        public Answer cutTo(int length) {
            damage = payload -> Arrays.copyOf(payload, Math.min(length, payload.length));
            return this;
        }

        /** Appends zero bytes to the response's payload, as a component of a later revision may. */
        public Answer extendedBy(int bytes) {
            damage = payload -> Arrays.copyOf(payload, payload.length + bytes);
            return this;
        }

        /** Changes one byte of the response's payload, for example a count. */
        public Answer withByte(int offset, int value) {
            damage = payload -> {
                byte[] changed = payload.clone();
                changed[offset] = (byte) value;
                return changed;
            };
            return this;
        }

        /** Answers with success and this payload. */
        public ScriptedTransport reply(byte... payload) {
            return reply(new CciResponse(ReturnCode.SUCCESS.code(), 0, payload.clone()));
        }

        /** Answers with a return code, 16 bits, and no payload. */
        public ScriptedTransport fail(ReturnCode code) {
            return fail(code.code(), 0);
        }

        /** Answers with any return code and vendor extended status, 16 bits each, and no payload. */
        public ScriptedTransport fail(int returnCode, int vendorExtendedStatus) {
            return reply(new CciResponse(returnCode, vendorExtendedStatus, new byte[0]));
        }

        /** Answers with exactly this response, after the changes that were asked for before. */
        public ScriptedTransport reply(CciResponse response) {
            UnaryOperator<byte[]> change = damage;
            return answer(request -> new CciResponse(
                    response.returnCode(),
                    response.vendorExtendedStatus(),
                    change.apply(response.payload().clone())));
        }

        /** Never answers: the exchange times out at once. */
        public ScriptedTransport timeOut() {
            delay = Duration.ofSeconds(Long.MAX_VALUE);
            return fail(ReturnCode.UNSUPPORTED);
        }

        /** The exchange fails with this exception. */
        public ScriptedTransport raise(CxlException failure) {
            return answer(request -> {
                throw failure;
            });
        }

        /** The component disappears instead of answering. */
        public ScriptedTransport disappear() {
            return answer(request -> {
                gone = true;
                return ScriptedTransport.this.answer(request, Deadline.after(Duration.ZERO));
            });
        }

        /**
         * Answers with the response that the function returns for the request. If it returns null, the component does
         * not answer: the exchange times out at once. The function may block.
         */
        public ScriptedTransport answer(Function<CciRequest, @Nullable CciResponse> respond) {
            Step step = new Step(expected, delay, respond);
            if (repeated) {
                defaults.put(opcode, step);
            } else {
                steps.computeIfAbsent(opcode, any -> new ConcurrentLinkedQueue<>())
                        .add(step);
            }
            return ScriptedTransport.this;
        }
    }
}
