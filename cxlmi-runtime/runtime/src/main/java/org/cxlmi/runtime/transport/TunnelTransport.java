package org.cxlmi.runtime.transport;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;

/**
 * One tunnel through a component to a component behind it. Each command is sent inside a Tunnel Management Command,
 * over the transport to the first component. A tunnel inside a tunnel is a {@code TunnelTransport} over this one.
 *
 * <p>If the component in between refuses, the result is a {@link CommandFailedException} with the layer of that
 * component. The return codes of the last component are part of the response. Closing a tunnel leaves the transport
 * underneath open.
 */
public final class TunnelTransport extends ForwardingTransport {

    private static final String COMMAND = "Tunnel Management Command";
    private static final String TO = ", to ";
    private static final int TAGS = 256;

    private final Tunnel.Hop hop;
    private final String name;
    private int lastTag;
    private boolean closed;

    /**
     * A command on its way through a tunnel.
     *
     * @param message the command as it is for the component behind the tunnel
     * @param carrier the command to the component in between
     */
    private record Carried(CciRequest request, CciMessage message, CciRequest carrier) {}

    private TunnelTransport(Transport transport, Tunnel.Hop hop) {
        super(transport);
        this.hop = hop;
        this.name = transport.name() + " > " + hop;
    }

    /** Makes a transport through all hops of a tunnel. */
    public static TunnelTransport through(Transport transport, Tunnel tunnel) {
        TunnelTransport innermost = new TunnelTransport(transport, tunnel.hops().get(0));
        for (Tunnel.Hop hop : tunnel.hops().subList(1, tunnel.hops().size())) {
            innermost = new TunnelTransport(innermost, hop);
        }
        return innermost;
    }

    /** Whether the outermost of these tunnels goes through the given transport. */
    boolean goesThrough(Transport first) {
        return transport() == first || (transport() instanceof TunnelTransport outer && outer.goesThrough(first));
    }

    /** The same tunnels through another transport. */
    TunnelTransport movedTo(Transport first) {
        Transport before = transport() instanceof TunnelTransport outer ? outer.movedTo(first) : first;
        return new TunnelTransport(before, hop);
    }

    /** Makes the next tunnel through this one, even if the transport underneath has tunnels of its own. */
    @Override
    public Transport through(Tunnel tunnel) {
        return through(this, tunnel);
    }

    /** For example {@code mctp 1:8 > port 3 > LD 1}. */
    @Override
    public String name() {
        return name;
    }

    /** The limits of the connection, less what the tunnel adds to each payload. */
    @Override
    public PayloadLimits limits() {
        return transport()
                .limits()
                .withAccepted(hop.header().maximumMessage() + hop.header().size())
                .inside(hop.header().overhead());
    }

    /** Always empty: the device is the component underneath. */
    @Override
    public Optional<String> deviceName() {
        return Optional.empty();
    }

    /** Always empty: the endpoint ID is that of the component underneath. */
    @Override
    public OptionalInt endpointId() {
        return OptionalInt.empty();
    }

    /** Always unknown: the connection underneath knows only about its own component. */
    @Override
    public BackgroundState backgroundState(int opcode) {
        return BackgroundState.UNKNOWN;
    }

    /** Refuses a listener: messages that arrive underneath come from the component there, not from the one behind it. */
    @Override
    public void onUnsolicited(Consumer<CciMessage> listener) {
        throw new UnsupportedOperationException(
                name() + ": a component cannot send messages by itself through a tunnel");
    }

    /** Has no effect: the component behind the tunnel does not limit requests to the component that carries the tunnel. */
    @Override
    public void limitRequests(int payload) {}

    @Override
    public int layer() {
        return transport().layer() + 1;
    }

    /**
     * {@inheritDoc}
     *
     * @throws CommandFailedException a component in between refused to pass the command on
     */
    @Override
    protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
        Carried carried = carry(request);
        return responseIn(carried, to, carried.carrier.send(to, deadline));
    }

    /** Needs no thread if the transport underneath needs none. */
    @Override
    public Optional<AsyncExchange> exchangeAsync(CciRequest request, Deadline deadline) {
        Carried carried;
        try {
            carried = carry(request);
        } catch (RuntimeException e) {
            return Optional.of(AsyncExchange.ended(() -> {
                throw e;
            }));
        }
        return transport().exchangeAsync(carried.carrier, deadline).map(carrier -> follow(carrier, carried));
    }

    private AsyncExchange follow(AsyncExchange carrier, Carried carried) {
        return new FollowedExchange(carrier, carrier.response().handle((response, failure) -> {
            if (failure == null) {
                return responseIn(carried, transport(), response);
            }
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            throw new CompletionException(
                    cause instanceof CxlException e ? e.in(carried.carrier.context(transport())) : cause);
        }));
    }

    /** Puts a command into the one that carries it. */
    private Carried carry(CciRequest request) {
        if (closed) {
            throw new IllegalStateException("the tunnel " + name() + " is closed");
        }
        int size = CciMessage.HEADER_SIZE + request.payload().length;
        if (size > hop.header().maximumMessage()) {
            throw new UnsupportedCommandException(
                    request.context(this),
                    Reason.PAYLOAD_TOO_LARGE,
                    "with its header it has " + size + " bytes, and a tunnel carries "
                            + hop.header().maximumMessage() + ".");
        }
        lastTag = (lastTag + 1) % TAGS;
        CciMessage message = CciMessage.request(lastTag, request.opcode(), request.payload());
        CciRequest carrier = new CciRequest(
                carrierOf(request), TunnelFrame.OPCODE, MessageType.FM_API, TunnelFrame.request(hop, message));
        return new Carried(request, message, carrier);
    }

    /** Takes the response to a command out of that of the command which carried it. */
    private CciResponse responseIn(Carried carried, Transport to, CciResponse response) {
        if (response.isBackground()) {
            throw new MalformedResponseException(
                            "TunnelResponse",
                            "returnCode",
                            "a command that completes at once",
                            ReturnCode.describe(response.returnCode()),
                            response.payload())
                    .in(carried.carrier.context(to));
        }
        if (!response.isSuccess()) {
            throw new CommandFailedException(
                    carried.carrier.context(to),
                    response.returnCode(),
                    response.vendorExtendedStatus(),
                    "It was not passed on to " + hop + ".");
        }
        try {
            return unwrap(carried.message.header(), response.payload());
        } catch (MalformedResponseException e) {
            throw e.in(carried.request.context(this));
        }
    }

    /** The name of the carrying command, with the name of the innermost command and the path to its component. */
    private String carrierOf(CciRequest request) {
        String carried = request.command();
        int end = carried.lastIndexOf(TO);
        if (request.opcode() == TunnelFrame.OPCODE && end >= 0) {
            return carried.substring(0, end) + TO + hop + " > " + carried.substring(end + TO.length());
        }
        return COMMAND + " for " + carried + TO + hop;
    }

    private CciResponse unwrap(CciMessage.Header sent, byte[] payload) {
        CciMessage inner = TunnelFrame.messageInResponse(hop.header(), payload);
        if (!inner.header().answers(sent)) {
            throw new MalformedResponseException(
                    "TunnelResponse",
                    "message",
                    sent.expectedAnswer(),
                    inner.header().identity(),
                    payload);
        }
        return inner.response();
    }

    /** Closes only this tunnel. The transport underneath stays open until its owner closes it. */
    @Override
    public void close() {
        closed = true;
    }
}
