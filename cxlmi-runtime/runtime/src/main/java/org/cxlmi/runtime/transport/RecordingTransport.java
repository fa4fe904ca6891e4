package org.cxlmi.runtime.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.error.TransportException;

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
 * <p>If an exchange is secret, only the lengths of request and response are written. This also holds for an exchange
 * that carries a secret one through tunnels.
 */
public final class RecordingTransport extends ForwardingTransport {

    private final Predicate<CciRequest> secret;
    private final BufferedWriter file;

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
        super(transport);
        this.secret = Objects.requireNonNull(secret, "secret");
        try {
            // Unlike Files.newBufferedWriter, this writes a question mark for half a character in a command's name.
            this.file = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), UTF_8));
        } catch (IOException e) {
            throw failure(e);
        }
        write("# " + RecordedExchange.line(transport.name()));
        if (!transport.limits().equals(PayloadLimits.UNKNOWN)) {
            write(RecordedExchange.LIMITS + transport.limits().recorded());
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws TransportException also if the exchange was done, but could not be recorded
     */
    @Override
    protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
        boolean hidden = TunnelFrame.carriesAny(secret, request);
        String tunnel = tunnelTo(to);
        CciResponse response;
        try {
            response = to.exchange(request, deadline);
        } catch (CxlException e) {
            write(RecordedExchange.failed(tunnel, request, hidden, e).toString());
            throw e;
        }
        write(RecordedExchange.answered(tunnel, request, hidden, response).toString());
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

    private void write(String line) {
        try {
            file.write(line);
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private TransportException failure(IOException e) {
        return new TransportException(name(), "recording", "The file cannot be written: " + IoReason.of(e) + ".", e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failure(e);
        } finally {
            transport().close();
        }
    }
}
