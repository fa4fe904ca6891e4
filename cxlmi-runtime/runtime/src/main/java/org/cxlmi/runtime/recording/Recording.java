package org.cxlmi.runtime.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.Transport;

/**
 * A file that exchanges are written to, of one component or of many. Each exchange is in the file when it ends, whether
 * this is closed or not. It can be used from many threads.
 *
 * <p>If the name of the file ends in {@code .pcapng}, it is a capture of MCTP packets (link type 291) that Wireshark
 * reads: an interface for each component, both directions, time stamps, and comments with command and target. What did
 * not go over MCTP, such as a command to a mailbox, stands there as the MCTP message that it would have been: from
 * endpoint ID 8 to 9, or to that of the component if it has one. A file of any other name is text for people, see {@link
 * RecordingTransport}; it holds one component.
 */
public final class Recording implements AutoCloseable {

    static final String CAPTURE_SUFFIX = ".pcapng";

    private final Path file;
    private final Predicate<CciRequest> secret;
    private final RecordingFile recording;

    private Recording(Path file, Predicate<CciRequest> secret, RecordingFile recording) {
        this.file = file;
        this.secret = secret;
        this.recording = recording;
    }

    /**
     * Starts a recording.
     *
     * @param file the file to write; an existing file is overwritten
     * @param secret selects the requests whose payload and response must not be written; {@code SecretCommands} of the
     *     SDK knows those of its commands
     * @throws TransportException if the file cannot be written
     */
    public static Recording to(Path file, Predicate<CciRequest> secret) {
        Objects.requireNonNull(secret, "secret");
        try {
            OutputStream out = Files.newOutputStream(file);
            return new Recording(file, secret, isCapture(file) ? new CaptureRecording(out) : new TextRecording(out));
        } catch (IOException e) {
            throw failure(file.toString(), e);
        }
    }

    /** Whether a recording in this file is a capture, which can have several components, by the file's name. */
    public static boolean isCapture(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(CAPTURE_SUFFIX);
    }

    /**
     * A transport that records the exchanges of another one. Closing it closes the other one, not the recording.
     *
     * @throws TransportException if the file cannot be written; the other transport stays open
     * @throws IllegalStateException if the recording is text, and has a component
     */
    public RecordingTransport of(Transport transport) {
        return new RecordingTransport(transport, this, false);
    }

    RecordingFile.Component add(Transport transport) {
        try {
            return recording.add(transport);
        } catch (IOException e) {
            throw failure(transport.name(), e);
        }
    }

    boolean hides(CciRequest request) {
        return CarriedCommands.carriesAny(secret, request);
    }

    void write(RecordingFile.Component component, String name, RecordedExchange exchange, Instant sent) {
        try {
            component.write(exchange, sent, Instant.now());
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    /**
     * Ends the recording.
     *
     * @throws TransportException if the file cannot be written
     */
    @Override
    public void close() {
        try {
            recording.close();
        } catch (IOException e) {
            throw failure(file.toString(), e);
        }
    }

    private static TransportException failure(String name, IOException e) {
        return new TransportException(name, "recording", "The file cannot be written: " + IoReason.of(e) + ".", e);
    }
}
