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
import org.cxlmi.runtime.error.TransportException;

/**
 * Writes all that goes over another transport to a file, one readable line for each exchange;
 * {@link ReplayTransport} answers from such a file without the component.
 *
 * <p>A line has opcode, message type, request, {@code ->}, return code, vendor extended status, response and the
 * command's name, all numbers and payloads in hexadecimal and {@code -} for an empty payload:
 *
 * <pre>{@code
 * 4200 CCI - -> 0000 0000 000000050032000000000000000000000000 # Get Health Info
 * }</pre>
 *
 * <p>What is written is what was really sent. Through a tunnel, that is a Tunnel Management Command (5300h) with its frame. If
 * the recorded transport makes tunnels in its own way, as that of libcxlmi does, it is the command itself, and the line says
 * through which tunnel. Of a malformed response the bytes are written.
 *
 * <p>Of a secret exchange only the lengths of request and response are written; so of one that carries a secret one
 * through tunnels.
 */
public final class RecordingTransport extends ForwardingTransport {

    private final Predicate<CciRequest> secret;
    private final BufferedWriter file;

    /**
     * Starts a recording.
     *
     * @param transport closed with this transport
     * @param file written anew
     * @param secret tells the requests whose payload must not be written, nor that of their responses; the SDK has one
     *     for the commands that it knows
     * @throws TransportException the file cannot be written; the transport is left open
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
     * @throws TransportException also if the exchange took place, but could not be recorded
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

    /** What the name of a component behind the recorded transport adds to that of the transport. */
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
        return new TransportException(name(), "recording", "The file cannot be written: " + e.getMessage(), e);
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
