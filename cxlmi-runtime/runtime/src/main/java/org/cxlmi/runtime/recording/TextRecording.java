package org.cxlmi.runtime.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.time.Instant;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;

/** A recording with one readable line for each exchange. */
final class TextRecording implements RecordingFile, RecordingFile.Component {

    private final BufferedWriter file;
    private boolean hasComponent;

    TextRecording(OutputStream out) {
        // Unlike Files.newBufferedWriter, this writes a question mark for half a character in a command's name.
        this.file = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    }

    @Override
    public synchronized Component add(Transport transport) throws IOException {
        if (hasComponent) {
            throw new IllegalStateException(
                    "a recording as text holds one component; give the file a name that ends in "
                            + Recording.CAPTURE_SUFFIX + " to record several");
        }
        hasComponent = true;
        write(RecordedExchange.COMMENT + " " + RecordedExchange.line(transport.name()));
        if (!transport.limits().equals(PayloadLimits.UNKNOWN)) {
            write(RecordedExchange.LIMITS + RecordedLimits.text(transport.limits()));
        }
        return this;
    }

    @Override
    public synchronized void write(RecordedExchange exchange, Instant sent, Instant ended) throws IOException {
        write(exchange.toString());
    }

    private void write(String line) throws IOException {
        file.write(line);
        file.newLine();
        file.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
