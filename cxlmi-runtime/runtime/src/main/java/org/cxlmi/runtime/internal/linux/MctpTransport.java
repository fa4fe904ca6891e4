package org.cxlmi.runtime.internal.linux;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.internal.linux.MctpSocket.Datagram;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.jspecify.annotations.Nullable;

/** A component on MCTP, through the sockets of Linux. */
public final class MctpTransport implements Transport {

    /** What the MCTP binding of CXL allows a component for its response (CXL 3.1, section 9.20.2). */
    private static final Duration MAXIMUM_TIMEOUT = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private final Sockets libc;
    private final LongSupplier nanoTime;
    private final MctpAddress address;
    private final MctpLimits limits;
    private final MctpMemory memory;
    private final long gapNanos;
    private final MctpTags tags;
    private final MctpSocket cci;
    private @Nullable MctpSocket fmApi;
    private int maximumRequest;
    private long lastEnd; // Only kept where there is a gap: some clocks are slow to read.
    private boolean closed;

    private MctpTransport(
            Sockets libc,
            LongSupplier nanoTime,
            MctpAddress address,
            MctpLimits limits,
            MctpMemory memory,
            MctpSocket cci) {
        this.libc = libc;
        this.nanoTime = nanoTime;
        this.address = address;
        this.limits = limits;
        this.maximumRequest = limits.maximumPayload();
        this.memory = memory;
        this.cci = cci;
        this.tags = new MctpTags(nanoTime);
        this.gapNanos = limits.gap().toNanos();
        this.lastEnd = nanoTime.getAsLong() - gapNanos;
    }

    /** See {@code Mctp.open}. */
    public static MctpTransport open(int network, int eid, boolean fmApi, MctpLimits limits) {
        MctpAddress address = new MctpAddress(network, eid);
        Host.checkPlatform(
                address.name(), System.getProperty("os.name"), System.getProperty("os.arch"), ByteOrder.nativeOrder());
        return open(JnaLibc.INSTANCE, System::nanoTime, address, fmApi, limits);
    }

    static MctpTransport open(
            Sockets libc, LongSupplier nanoTime, MctpAddress address, boolean fmApi, MctpLimits limits) {
        Jna.require(address.name());
        MctpMemory memory = new MctpMemory(CciMessage.HEADER_SIZE + limits.maximumPayload());
        MctpTransport transport;
        try {
            MctpSocket cci = MctpSocket.open(libc, address, memory, MessageType.CCI);
            transport = new MctpTransport(libc, nanoTime, address, limits, memory, cci);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
        try {
            transport.setFmApi(fmApi);
            return transport;
        } catch (RuntimeException | Error e) {
            transport.close();
            throw e;
        }
    }

    /** See {@code Mctp.nameOf}. */
    public static String nameOf(int network, int eid) {
        return MctpAddress.name(network, eid);
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public Duration defaultTimeout() {
        return MAXIMUM_TIMEOUT;
    }

    @Override
    public Duration maximumTimeout() {
        return MAXIMUM_TIMEOUT;
    }

    @Override
    public boolean hasFmApi() {
        return fmApi != null;
    }

    @Override
    public void setFmApi(boolean enabled) {
        checkOpen();
        if (enabled && fmApi == null) {
            fmApi = MctpSocket.open(libc, address, memory, MessageType.FM_API);
        } else if (!enabled && fmApi != null) {
            fmApi.close();
            fmApi = null;
        }
    }

    @Override
    public void limitRequests(int payload) {
        maximumRequest = Math.min(limits.maximumPayload(), payload);
    }

    @Override
    public PayloadLimits limits() {
        return PayloadLimits.ofConnection(limits.maximumPayload(), limits.maximumPayload())
                .withAccepted(maximumRequest);
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        checkOpen();
        check(request, deadline);
        MctpSocket socket = socketFor(request);
        if (tags.lateReplyPossible()) {
            drain(socket, deadline);
        }
        waitForGap(request, deadline);
        OptionalInt tag = tags.take();
        if (tag.isEmpty()) {
            throw TransportException.busy(
                    name(), "send", "All tags are kept for late replies; try again in some seconds.");
        }
        try {
            return exchange(socket, request, tag.getAsInt(), deadline);
        } finally {
            if (gapNanos > 0) {
                lastEnd = nanoTime.getAsLong();
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException(name() + " is closed");
        }
    }

    private void check(CciRequest request, Deadline deadline) {
        if (deadline.timeout().compareTo(MAXIMUM_TIMEOUT) > 0) {
            throw new IllegalArgumentException(name() + ": a timeout of " + deadline.timeout() + " is longer than the "
                    + MAXIMUM_TIMEOUT + " that CXL over MCTP allows");
        }
        int length = request.payload().length;
        if (length > maximumRequest) {
            String detail = length + " bytes are more than the " + maximumRequest + " that the component accepts.";
            throw new UnsupportedCommandException(request.context(this), Reason.PAYLOAD_TOO_LARGE, detail);
        }
    }

    private MctpSocket socketFor(CciRequest request) {
        if (request.messageType() == MessageType.CCI) {
            return cci;
        }
        MctpSocket socket = fmApi;
        if (socket == null) {
            throw new UnsupportedCommandException(
                    request.context(this),
                    Reason.FM_API_DISABLED,
                    "it belongs to the fabric management commands, which are off here.");
        }
        return socket;
    }

    /** Takes away what came too late for earlier commands; the kernel lets nothing else in while none is sent. */
    private void drain(MctpSocket socket, Deadline deadline) {
        Datagram late = socket.poll(deadline);
        while (late != null && !deadline.isExpired()) {
            dismiss(late, "late");
            late = socket.poll(deadline);
        }
    }

    private void dismiss(Datagram datagram, String why) {
        if (datagram.fromComponent() && datagram.bytes().length >= CciMessage.HEADER_SIZE) {
            CciMessage.Header header = CciMessage.Header.parse(datagram.bytes());
            if (header.category() == CciMessage.RESPONSE) {
                tags.release(header.tag());
            }
        }
        LOG.log(System.Logger.Level.DEBUG, () -> name() + ": dismissed (" + why + "): " + describe(datagram));
    }

    private static String describe(Datagram datagram) {
        String identity = datagram.bytes().length < CciMessage.HEADER_SIZE
                ? datagram.length() + " bytes"
                : CciMessage.Header.parse(datagram.bytes()).identity();
        return identity + ", from EID " + datagram.eid();
    }

    /** Some components lose a command that comes too soon after the last. */
    private void waitForGap(CciRequest request, Deadline deadline) {
        long left = gapLeft();
        Duration remaining = deadline.remaining();
        while (left > 0 && !remaining.isZero()) {
            Duration wait = Duration.ofNanos(Math.min(left, remaining.toNanos()));
            // A poll of nothing sleeps, and no interrupt of the thread cuts it short.
            libc.poll(0, 0, MctpSocket.millisecondsOf(wait));
            left = gapLeft();
            remaining = deadline.remaining();
        }
        if (remaining.isZero()) {
            String why = gapNanos > 0
                    ? "It has to follow the command before by " + limits.gap().toMillis()
                            + " ms: use a longer timeout, or a shorter gap."
                    : "Use a longer timeout.";
            throw CxlTimeoutException.notSent(request.context(this), deadline.elapsed(), why);
        }
    }

    private long gapLeft() {
        return gapNanos == 0 ? 0 : gapNanos - (nanoTime.getAsLong() - lastEnd);
    }

    private CciResponse exchange(MctpSocket socket, CciRequest request, int tag, Deadline deadline) {
        CciMessage message = CciMessage.request(tag, request.opcode(), request.payload());
        socket.send(message.bytes(), deadline);
        boolean answered = false;
        try {
            Datagram reply = await(socket, request, message.header(), deadline);
            answered = true;
            return responseIn(reply, request);
        } finally {
            if (!answered) {
                tags.quarantine(tag);
            }
        }
    }

    private Datagram await(MctpSocket socket, CciRequest request, CciMessage.Header sent, Deadline deadline) {
        Datagram dismissed = null;
        Datagram datagram = socket.receive(deadline);
        while (datagram != null) {
            if (datagram.fromComponent() && answers(datagram, request, sent)) {
                return datagram;
            }
            dismissed = datagram;
            dismiss(datagram, "not expected");
            datagram = socket.receive(deadline);
        }
        CxlTimeoutException timeout =
                new CxlTimeoutException(request.context(this), deadline.elapsed(), adviceAfter(deadline.timeout()));
        if (dismissed != null) {
            String expected = sent.expectedAnswer() + ", from EID " + address.eid();
            timeout.addSuppressed(new MalformedResponseException(
                            "CciMessage", "header", expected, describe(dismissed), dismissed.bytes())
                    .in(request.context(this)));
        }
        throw timeout;
    }

    /**
     * What to do when no response came.
     *
     * @param timeout how long it was waited for
     */
    public static String adviceAfter(Duration timeout) {
        return timeout.compareTo(MAXIMUM_TIMEOUT) < 0
                ? "A longer timeout may help, up to the " + MAXIMUM_TIMEOUT.toMillis()
                        + " ms that CXL over MCTP allows."
                : "CXL over MCTP allows no longer timeout: look whether mctpd still lists the component, and at"
                        + " `mctp route`.";
    }

    /** A message too short for a header belongs to no other command, as far as anyone can tell. */
    private boolean answers(Datagram datagram, CciRequest request, CciMessage.Header sent) {
        try {
            return CciMessage.Header.parse(datagram.bytes()).answers(sent);
        } catch (MalformedResponseException e) {
            throw e.in(request.context(this));
        }
    }

    private CciResponse responseIn(Datagram reply, CciRequest request) {
        try {
            if (reply.length() > memory.frameSize()) {
                throw new MalformedResponseException(
                        "CciMessage",
                        "message",
                        "at most " + memory.frameSize() + " bytes",
                        Integer.toString(reply.length()),
                        reply.bytes());
            }
            return CciMessage.parse(reply.bytes()).response();
        } catch (MalformedResponseException e) {
            throw e.in(request.context(this));
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            setFmApi(false);
            cci.close();
        } finally {
            closed = true;
            memory.close();
        }
    }
}
