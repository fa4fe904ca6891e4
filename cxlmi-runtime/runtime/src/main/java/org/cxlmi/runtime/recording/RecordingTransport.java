package org.cxlmi.runtime.recording;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.ForwardingTransport;
import org.cxlmi.runtime.transport.Transport;

/**
 * A transport that writes each exchange of another transport to a file, as one readable line. {@link ReplayTransport}
 * answers from such a file without the component.
 *
 * <p>A line has opcode, message type, request, {@code ->}, return code, vendor extended status, response and the
 * command's name, all numbers and payloads in hexadecimal and {@code -} for an empty payload:
 *
 * <pre>{@code
 * 4200 CCI - -> 0000 0000 000000050032000000000000000000000000 # Get Health Info
 * }</pre>
 *
 * <p>The file holds what was really sent. For a command through a tunnel, this is a Tunnel Management Command (5300h)
 * with its frame. If the recorded transport makes tunnels itself, as that of libcxlmi does, it is the command
 * itself, and the line names the tunnel. The bytes of a malformed response are written too.
 *
 * <p>A file whose name ends in {@code .pcapng} is a capture that Wireshark reads instead, see {@link Recording}.
 *
 * <p>If an exchange is secret, only the lengths of request and response are written; in a capture, zeros stand for the bytes. This also holds for an exchange
 * that carries a secret one through tunnels.
 */
public final class RecordingTransport extends ForwardingTransport {

    private final Recording recording;
    private final RecordingFile.Component component;
    private final boolean closesRecording;

    /**
     * Starts a recording.
     *
     * @param transport the transport to record; closed with this one
     * @param file the file to write; an existing file is overwritten
     * @param secret selects the requests whose payload and response must not be written; {@code SecretCommands} of the
     *     SDK knows those of its commands
     * @throws TransportException if the file cannot be written; the transport stays open
     */
    public RecordingTransport(Transport transport, Path file, Predicate<CciRequest> secret) {
        this(transport, Recording.to(file, secret), true);
    }

    RecordingTransport(Transport transport, Recording recording, boolean closesRecording) {
        super(transport);
        this.recording = recording;
        this.closesRecording = closesRecording;
        try {
            this.component = recording.add(transport);
        } catch (RuntimeException e) {
            if (closesRecording) {
                recording.close();
            }
            throw e;
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws TransportException also if the exchange was done, but could not be recorded
     */
    @Override
    protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
        boolean hidden = recording.hides(request);
        String tunnel = tunnelTo(to);
        Instant sent = Instant.now();
        CciResponse response;
        try {
            response = to.exchange(request, deadline);
        } catch (CxlException e) {
            recording.write(component, name(), RecordedExchange.failed(tunnel, request, hidden, e), sent);
            throw e;
        }
        recording.write(component, name(), RecordedExchange.answered(tunnel, request, hidden, response), sent);
        return response;
    }

    /** The part of a component's name that follows the name of the recorded transport. */
    private String tunnelTo(Transport to) {
        String begin = transport().name() + " > ";
        if (to == transport()) {
            return "";
        }
        return to.name().startsWith(begin) ? to.name().substring(begin.length()) : to.name();
    }

    @Override
    public void close() {
        try {
            if (closesRecording) {
                recording.close();
            }
        } finally {
            transport().close();
        }
    }
}
