package org.cxlmi.runtime.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.file.LimitedFile;

/**
 * A transport that answers from a file of {@link RecordingTransport}, without the component. Each recorded exchange
 * answers one request: the first one with the same opcode, message type and payload. For a secret request, only the
 * length of the payload is compared.
 */
public final class ReplayTransport implements Transport {

    /** The most bytes of a recording. */
    private static final int LONGEST = 1 << 28;

    private final Path file;
    private final String name;
    private final PayloadLimits limits;
    private final List<RecordedExchange> left;

    /** Whether the recorded transport made tunnels itself. */
    private final boolean ownTunnels;

    private boolean closed;

    /**
     * Reads a recording.
     *
     * @throws TransportException if the file cannot be read
     * @throws IllegalArgumentException if a line of the file is not one that a recording has
     */
    public ReplayTransport(Path file) {
        this.file = file;
        List<String> lines;
        try {
            lines = LimitedFile.text(file, LONGEST).lines().toList();
        } catch (IOException e) {
            throw new TransportException(
                    file.toString(), "replay", "The file cannot be read: " + IoReason.of(e) + ".", e);
        }
        boolean named = !lines.isEmpty() && lines.get(0).startsWith(RecordedExchange.COMMENT);
        this.name = named
                ? lines.get(0).substring(RecordedExchange.COMMENT.length()).strip()
                : file.toString();
        this.limits = limits(lines, file);
        this.left = RecordedExchange.parseAll(lines, file);
        this.ownTunnels = left.stream().anyMatch(recorded -> !recorded.tunnel().isEmpty());
    }

    private static PayloadLimits limits(List<String> lines, Path file) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(RecordedExchange.LIMITS)) {
                try {
                    return PayloadLimits.ofRecorded(lines.get(i)
                            .substring(RecordedExchange.LIMITS.length())
                            .strip());
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return PayloadLimits.UNKNOWN;
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
