package org.cxlmi.runtime.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;

/**
 * Answers from a file that {@link RecordingTransport} wrote, without the component. Each recorded exchange answers one
 * request, the first one with its opcode, message type and payload; of a secret one, the length is all that counts.
 */
public final class ReplayTransport implements Transport {

    private final Path file;
    private final String name;
    private final PayloadLimits limits;
    private final List<RecordedExchange> left;

    /** Whether the recorded transport made tunnels in its own way. */
    private final boolean ownTunnels;

    private boolean closed;

    /**
     * Reads a recording.
     *
     * @throws TransportException the file cannot be read
     * @throws IllegalArgumentException a line of it is none that is written there
     */
    public ReplayTransport(Path file) {
        this.file = file;
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new TransportException(file.toString(), "replay", "The file cannot be read: " + e.getMessage(), e);
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

    /** Number of recorded exchanges that nobody has asked for yet. */
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

    /** Those of the transport that was recorded, when the recording began. */
    @Override
    public PayloadLimits limits() {
        return limits;
    }

    /** Through a tunnel as the recorded transport made it. */
    @Override
    public Transport through(Tunnel tunnel) {
        return ownTunnels ? new ReplayTunnel(this, tunnel) : TunnelTransport.through(this, tunnel);
    }

    /**
     * Answers as recorded: where the recording has a timeout or a malformed response, with that, at once.
     *
     * @throws TransportException nothing is recorded for this request, its response was kept out as a secret, or another
     *     failure is recorded
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
                    name, "replay", "The response to " + describe(request) + " was kept out of the recording.", null);
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
