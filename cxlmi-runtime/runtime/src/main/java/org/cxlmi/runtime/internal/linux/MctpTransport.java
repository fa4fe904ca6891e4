package org.cxlmi.runtime.internal.linux;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.IncomingMessage;
import org.cxlmi.runtime.transport.MessageTransport;
import org.cxlmi.runtime.transport.MessageType;
import org.jspecify.annotations.Nullable;

/** A component on MCTP, through the sockets of Linux. */
public final class MctpTransport extends MessageTransport {

    /** What the MCTP binding of CXL allows a component for its response (CXL 3.1, section 9.20.2). */
    private static final Duration MAXIMUM_TIMEOUT = Duration.ofSeconds(2);

    private final Sockets libc;
    private final MctpAddress address;
    private final MctpMemory memory;
    private final MctpSocket cci;
    private @Nullable MctpSocket fmApi;

    private MctpTransport(Sockets libc, Options options, MctpAddress address, MctpMemory memory, MctpSocket cci) {
        super(options);
        this.libc = libc;
        this.address = address;
        this.memory = memory;
        this.cci = cci;
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
        Options options = Options.named(address.name())
                .withPeer(MctpSocket.sender(address.eid()))
                .withTimeouts(MAXIMUM_TIMEOUT, MAXIMUM_TIMEOUT)
                .withMinimumGap(limits.gap())
                .withMaximumPayload(limits.maximumPayload())
                .withClock(nanoTime);
        MctpMemory memory = new MctpMemory(CciMessage.HEADER_SIZE + limits.maximumPayload());
        MctpTransport transport;
        try {
            MctpSocket cci = MctpSocket.open(libc, address, memory, MessageType.CCI);
            transport = new MctpTransport(libc, options, address, memory, cci);
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
    public boolean hasFmApi() {
        return fmApi != null;
    }

    @Override
    public void setFmApi(boolean enabled) {
        checkOpen();
        if (enabled && fmApi == null) {
            fmApi = MctpSocket.open(libc, address, memory, MessageType.FM_API);
        } else if (!enabled) {
            closeFmApi();
        }
    }

    private void closeFmApi() {
        MctpSocket open = fmApi;
        fmApi = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    protected void send(MessageType type, byte[] message, Deadline deadline) {
        socketFor(type).send(message, deadline);
    }

    @Override
    protected @Nullable IncomingMessage receive(MessageType type, Deadline deadline) {
        MctpSocket socket = socketFor(type);
        return deadline.timeout().isZero() ? socket.poll(deadline) : socket.receive(deadline);
    }

    private MctpSocket socketFor(MessageType type) {
        MctpSocket open = fmApi;
        return type == MessageType.CCI || open == null ? cci : open;
    }

    /** A poll of nothing sleeps, and no interrupt of the thread cuts it short. */
    @Override
    protected void sleep(Duration duration) {
        libc.poll(0, 0, MctpSocket.millisecondsOf(duration));
    }

    @Override
    protected String adviceAfter(Duration timeout) {
        return adviceAfterTimeout(timeout);
    }

    /**
     * What to do when no response came over MCTP.
     *
     * @param timeout how long it was waited for
     */
    public static String adviceAfterTimeout(Duration timeout) {
        return timeout.compareTo(MAXIMUM_TIMEOUT) < 0
                ? "A longer timeout may help, up to the " + MAXIMUM_TIMEOUT.toMillis()
                        + " ms that CXL over MCTP allows."
                : "CXL over MCTP allows no longer timeout: look whether mctpd still lists the component, and at"
                        + " `mctp route`.";
    }

    @Override
    protected void disconnect() {
        try {
            closeFmApi();
            cci.close();
        } finally {
            memory.close();
        }
    }
}
