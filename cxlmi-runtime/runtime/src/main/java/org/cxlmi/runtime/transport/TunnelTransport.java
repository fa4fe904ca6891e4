package org.cxlmi.runtime.transport;

import java.util.function.Consumer;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;

/**
 * One tunnel through a component to one behind it: each command goes as the content of a Tunnel Management Command,
 * over whatever transport leads to the first. Tunnels through tunnels are tunnels over this transport.
 *
 * <p>If the component in between refuses, that is a {@link CommandFailedException} which tells its layer; the return
 * codes of the last component are part of the response. Closing it leaves the transport underneath open.
 */
public final class TunnelTransport extends ForwardingTransport {

    private static final String COMMAND = "Tunnel Management Command";
    private static final int TAGS = 256;

    private final Tunnel.Hop hop;
    private int lastTag;
    private boolean closed;

    private TunnelTransport(Transport transport, Tunnel.Hop hop) {
        super(transport);
        this.hop = hop;
    }

    /** Leads through all hops of a tunnel. */
    public static TunnelTransport through(Transport transport, Tunnel tunnel) {
        TunnelTransport innermost = new TunnelTransport(transport, tunnel.hops().get(0));
        for (Tunnel.Hop hop : tunnel.hops().subList(1, tunnel.hops().size())) {
            innermost = new TunnelTransport(innermost, hop);
        }
        return innermost;
    }

    /** Whether the outermost of the tunnels that lead here goes through a transport. */
    boolean goesThrough(Transport first) {
        return transport() == first || (transport() instanceof TunnelTransport outer && outer.goesThrough(first));
    }

    /** The same tunnels through another transport. */
    TunnelTransport movedTo(Transport first) {
        Transport before = transport() instanceof TunnelTransport outer ? outer.movedTo(first) : first;
        return new TunnelTransport(before, hop);
    }

    /** The next tunnel leads through this one, whatever the transport underneath would do. */
    @Override
    public Transport through(Tunnel tunnel) {
        return through(this, tunnel);
    }

    /** For example {@code mctp 1:8 > port 3 > LD 1}. */
    @Override
    public String name() {
        return transport().name() + " > " + hop;
    }

    /** What is around each payload takes room from the connection through which the tunnel goes. */
    @Override
    public PayloadLimits limits() {
        return transport()
                .limits()
                .withAccepted(hop.header().maximumMessage() + hop.header().size())
                .inside(hop.header().overhead());
    }

    /** Unknown: the connection underneath knows of its own component only. */
    @Override
    public BackgroundState backgroundState(int opcode) {
        return BackgroundState.UNKNOWN;
    }

    /** Refused: what arrives underneath is from the component there, not from the one behind it. */
    @Override
    public void onUnsolicited(Consumer<CciMessage> listener) {
        throw new UnsupportedOperationException(
                name() + ": a component cannot send messages by itself through a tunnel");
    }

    /** Of no effect: who is behind the tunnel says nothing about who carries it. */
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
        CciResponse response = carrier.send(to, deadline);
        if (response.isBackground()) {
            throw new MalformedResponseException(
                            "TunnelResponse",
                            "returnCode",
                            "a command that completes at once",
                            ReturnCode.describe(response.returnCode()),
                            response.payload())
                    .in(carrier.context(to));
        }
        if (!response.isSuccess()) {
            throw new CommandFailedException(
                    carrier.context(to),
                    response.returnCode(),
                    response.vendorExtendedStatus(),
                    "It was not passed on to " + hop + ".");
        }
        try {
            return unwrap(message.header(), response.payload());
        } catch (MalformedResponseException e) {
            throw e.in(request.context(this));
        }
    }

    /** Names the command that is meant in the end, however many tunnels there are. */
    private static String carrierOf(CciRequest request) {
        return request.opcode() == TunnelFrame.OPCODE ? request.command() : COMMAND + " for " + request.command();
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

    /** Closes this tunnel only; what it goes through is closed by its owner. */
    @Override
    public void close() {
        closed = true;
    }
}
