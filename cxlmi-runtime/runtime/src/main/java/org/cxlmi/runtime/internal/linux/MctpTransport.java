package org.cxlmi.runtime.internal.linux;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.transport.AsyncMessageTransport;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.IncomingMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.jspecify.annotations.Nullable;

/** A component on MCTP, through the sockets of Linux. */
public final class MctpTransport extends AsyncMessageTransport {

    /** What the MCTP binding of CXL allows a component for its response (CXL 3.1, section 9.20.2). */
    private static final Duration MAXIMUM_TIMEOUT = Duration.ofSeconds(2);

    private final Sockets libc;
    private final MctpAddress address;
    private final int localEid;
    private final int maximumPayload;
    private final MctpMemory memory;
    private final MctpSocket cci;
    private @Nullable MctpSocket fmApi;
    private @Nullable MctpSocket waiting;
    private @Nullable EventLoop loop;
    private final List<MctpInbox.Subscription> subscriptions = new ArrayList<>();

    private MctpTransport(
            Sockets libc, Options options, MctpAddress address, int localEid, MctpMemory memory, MctpSocket cci) {
        super(options);
        this.libc = libc;
        this.address = address;
        this.localEid = localEid;
        this.maximumPayload = options.maximumPayload();
        this.memory = memory;
        this.cci = cci;
    }

    /** What all components on MCTP have in common. */
    public static Options options(int network, int eid) {
        MctpAddress address = new MctpAddress(network, eid);
        return Options.named(address.name())
                .withPeer(EndpointIds.sender(eid))
                .withTimeouts(MAXIMUM_TIMEOUT, MAXIMUM_TIMEOUT);
    }

    /**
     * See {@code Mctp.open}.
     *
     * @param options those of {@link #options}, perhaps with others in addition
     * @param localEid where the component sends messages to by itself, or 255 for all endpoint ids of this machine
     */
    public static MctpTransport open(int network, int eid, Options options, boolean fmApi, int localEid) {
        MctpAddress address = new MctpAddress(network, eid);
        Host.checkPlatform(
                address.name(), System.getProperty("os.name"), System.getProperty("os.arch"), ByteOrder.nativeOrder());
        return open(JnaLibc.INSTANCE, options, address, fmApi, localEid);
    }

    static MctpTransport open(Sockets libc, Options options, MctpAddress address, boolean fmApi, int localEid) {
        Jna.require(address.name());
        MctpMemory memory = new MctpMemory(CciMessage.HEADER_SIZE + options.maximumPayload());
        MctpTransport transport;
        try {
            MctpSocket cci = MctpSocket.open(libc, address, memory, MessageType.CCI);
            transport = new MctpTransport(libc, options, address, localEid, memory, cci);
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

    /** See {@code Mctp.Options.withLocalEid}. */
    public static int checkEid(int eid) {
        return MctpAddress.checkEid(eid);
    }

    @Override
    public OptionalInt endpointId() {
        return OptionalInt.of(address.eid());
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
        return socketFor(type).receive(deadline);
    }

    @Override
    protected boolean trySend(MessageType type, byte[] message) {
        MctpSocket socket = socketFor(type);
        // Before anything is sent: the kernel may refuse it.
        socket.watchIn(loop());
        return socket.trySend(message);
    }

    @Override
    protected @Nullable IncomingMessage tryReceive(MessageType type) {
        return socketFor(type).tryReceive();
    }

    @Override
    protected void await(MessageType type, Awaited what, Duration limit, Runnable then) {
        int events = switch (what) {
            case MESSAGE -> EpollAbi.IN;
            case ROOM -> EpollAbi.OUT;
            case TIME -> 0;
        };
        MctpSocket socket = socketFor(type);
        waiting = socket;
        socket.await(loop(), events, limit, then);
    }

    @Override
    protected void cancelWait() {
        if (waiting != null) {
            waiting.cancelWait();
        }
    }

    /** The loop is not needed before the first asynchronous command. */
    private EventLoop loop() {
        EventLoop current = loop;
        if (current == null) {
            current = EventLoop.join(libc, address);
            loop = current;
        }
        return current;
    }

    /**
     * The kernel hands what a component sends by itself to a socket that is bound to the message type, whether or not a command
     * is waiting; the listener is called in a thread of its own. Fabric management messages are listened for if they are let
     * through now.
     */
    @Override
    public void onUnsolicited(Consumer<CciMessage> listener) {
        checkOpen();
        super.onUnsolicited(listener);
        endSubscriptions();
        try {
            listen(MessageType.CCI, listener);
            if (hasFmApi()) {
                listen(MessageType.FM_API, listener);
            }
        } catch (RuntimeException | Error e) {
            endSubscriptions();
            throw e;
        }
    }

    private void listen(MessageType type, Consumer<CciMessage> listener) {
        MctpInbox.Key key = new MctpInbox.Key(libc, address.network(), localEid, type);
        subscriptions.add(MctpInbox.listen(key, address, maximumPayload, listener));
    }

    private void endSubscriptions() {
        subscriptions.forEach(MctpInbox.Subscription::close);
        subscriptions.clear();
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
                : "CXL over MCTP allows no longer timeout: check whether mctpd still lists the component, and look at"
                        + " `mctp route`.";
    }

    @Override
    protected void disconnect() {
        try {
            endSubscriptions();
            closeFmApi();
            cci.close();
            if (loop != null) {
                loop.leave();
            }
        } finally {
            memory.close();
        }
    }
}
