package org.cxlmi.runtime.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelTransport;

/**
 * A transport that answers from a file of {@link RecordingTransport} or {@link Recording}, without the component. It also
 * reads captures that others made of CXL commands on MCTP. Each recorded exchange
 * answers one request: the first one with the same opcode, message type and payload. For a secret request, only the
 * length of the payload is compared.
 */
public final class ReplayTransport implements Transport {

    private final Path file;
    private final String name;
    private final PayloadLimits limits;
    private final List<RecordedExchange> left;

    /** Whether the recorded transport made tunnels itself. */
    private final boolean ownTunnels;

    private boolean closed;

    /**
     * Reads a recording of one component.
     *
     * @throws TransportException if the file cannot be read
     * @throws IllegalArgumentException if the file is no recording, or has none or several components
     */
    public ReplayTransport(Path file) {
        this(file, components -> {
            if (components.size() != 1) {
                throw new IllegalArgumentException(file + " has "
                        + (components.isEmpty() ? "no exchanges" : "several components: " + names(components)));
            }
            return components.get(0);
        });
    }

    /**
     * Reads what a recording has of one of its components.
     *
     * @param component the name that the component had
     * @throws TransportException if the file cannot be read
     * @throws IllegalArgumentException if the file is no recording, or has no component of this name
     */
    public ReplayTransport(Path file, String component) {
        this(
                file,
                components -> components.stream()
                        .filter(recorded -> recorded.name().equals(component))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                file + " has no component \"" + component + "\", but " + names(components))));
    }

    private ReplayTransport(Path file, Function<List<RecordedComponent>, RecordedComponent> choice) {
        this.file = file;
        RecordedComponent component;
        try {
            component = choice.apply(RecordedComponent.all(file));
        } catch (IOException e) {
            throw new TransportException(
                    file.toString(), "replay", "The file cannot be read: " + IoReason.of(e) + ".", e);
        }
        this.name = component.name();
        this.limits = component.limits();
        this.left = component.exchanges();
        this.ownTunnels = left.stream().anyMatch(recorded -> !recorded.tunnel().isEmpty());
    }

    private static String names(List<RecordedComponent> components) {
        return components.stream().map(RecordedComponent::name).collect(Collectors.joining(", "));
    }

    /** The number of recorded exchanges that have not been replayed yet. */
    public int left() {
        return left.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofSeconds(2);
    }

    /** The limits that the recorded transport had when the recording began. */
    @Override
    public PayloadLimits limits() {
        return limits;
    }

    /** A tunnel, made in the way of the recorded transport. */
    @Override
    public Transport through(Tunnel tunnel) {
        return ownTunnels ? new ReplayTunnel(this, tunnel) : TunnelTransport.through(this, tunnel);
    }

    /**
     * Answers as recorded. A recorded timeout or malformed response is thrown at once.
     *
     * @throws TransportException if nothing is recorded for this request, if its response was not recorded because it
     *     is a secret, or if another failure is recorded
     */
    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        return exchange("", request, request.context(this), deadline);
    }

    CciResponse exchange(String tunnel, CciRequest request, CommandContext sent, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException("the replay of " + name + " is closed");
        }
        RecordedExchange recorded = take(tunnel, request);
        if (recorded.hidesResponse()) {
            throw new TransportException(
                    name,
                    "replay",
                    "The response to " + describe(request) + " was not recorded, because it is a secret.",
                    null);
        }
        if (recorded.hasResponse()) {
            return recorded.response();
        }
        if (recorded.isTimeout()) {
            throw new CxlTimeoutException(sent, deadline.timeout());
        }
        Optional<MalformedResponseException> malformed = recorded.malformed();
        if (malformed.isPresent()) {
            throw malformed.get().in(sent);
        }
        throw new TransportException(
                name,
                "replay",
                "The recording has a failure for " + describe(request) + ": " + recorded.outcome() + ".",
                null);
    }

    private RecordedExchange take(String tunnel, CciRequest request) {
        for (RecordedExchange recorded : left) {
            if (recorded.isFor(tunnel, request)) {
                left.remove(recorded);
                return recorded;
            }
        }
        throw new TransportException(
                name,
                "replay",
                "No exchange is left in " + file + " for " + describe(request)
                        + (tunnel.isEmpty() ? "." : ", through " + tunnel + "."),
                null);
    }

    private static String describe(CciRequest request) {
        return String.format(
                Locale.ROOT, "%s (%04Xh), %d bytes", request.command(), request.opcode(), request.payload().length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
