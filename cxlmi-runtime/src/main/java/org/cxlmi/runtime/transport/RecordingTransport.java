package org.cxlmi.runtime.transport;

import java.io.BufferedWriter;
import java.io.IOException;
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
 * <p>Of a secret request only the length is written; so of one that carries a secret request through tunnels.
 */
public final class RecordingTransport extends ForwardingTransport {

    private final Predicate<CciRequest> secret;
    private final BufferedWriter file;

    /**
     * Starts a recording.
     *
     * @param way closed with this transport
     * @param file written anew
     * @param secret tells the requests whose payload must not be written
     * @throws TransportException the file cannot be written; the way is left open
     */
    public RecordingTransport(Transport way, Path file, Predicate<CciRequest> secret) {
        super(way);
        this.secret = Objects.requireNonNull(secret, "secret");
        try {
            this.file = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw failure(e);
        }
        write("# " + way.name());
    }

    /**
     * {@inheritDoc}
     *
     * @throws TransportException also if the exchange took place, but could not be recorded
     */
    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        CciResponse response;
        try {
            response = way().exchange(request, deadline);
        } catch (CxlException e) {
            record(request, e.getClass().getSimpleName());
            throw e;
        }
        record(request, RecordedExchange.outcomeOf(response));
        return response;
    }

    private void record(CciRequest request, String outcome) {
        write(RecordedExchange.of(request, TunnelFrame.carriesAny(secret, request), outcome)
                .toString());
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
            way().close();
        }
    }
}
