package org.cxlmi.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.cxlmi.runtime.wire.PlainText;

/** Standard output, whose failures are not lost: a pipe that was closed, or a full disk. */
public final class StandardOutput extends OutputStream {

    private static final int FLUSHED_AT = 1 << 16;

    private final OutputStream out;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    public StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Writes a line of text, in characters that the output can show. */
    public void line(String text) {
        write((Escaped.fit(text, PlainText.standardOutput()) + "\n").getBytes(PlainText.standardOutput()));
    }

    @Override
    public void write(int oneByte) {
        buffer.write(oneByte);
        flushIfFull();
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        buffer.write(bytes, offset, length);
        flushIfFull();
    }

    private void flushIfFull() {
        if (buffer.size() >= FLUSHED_AT) {
            flush();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws OutputClosedException if nobody reads the output any more
     * @throws CliException if it cannot be written, for example to a full disk
     */
    @Override
    public void flush() {
        try {
            buffer.writeTo(out);
            out.flush();
        } catch (IOException e) {
            if (Streams.outputIsPipe()) {
                throw new OutputClosedException();
            }
            throw CliException.system(
                    "The output cannot be written: " + e.getMessage() + ". What was written so far is not complete.");
        } finally {
            buffer.reset();
        }
    }

    @Override
    public void close() {
        flush();
    }
}
