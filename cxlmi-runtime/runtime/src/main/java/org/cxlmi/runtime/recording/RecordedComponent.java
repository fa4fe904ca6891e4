package org.cxlmi.runtime.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cxlmi.runtime.internal.file.LimitedFile;
import org.cxlmi.runtime.internal.pcapng.PcapngReader;
import org.cxlmi.runtime.transport.PayloadLimits;

/**
 * What a recording has of one component.
 *
 * @param exchanges can be changed
 */
record RecordedComponent(String name, PayloadLimits limits, List<RecordedExchange> exchanges) {

    /** The most bytes of a recording. */
    private static final int LONGEST = 1 << 28;

    /**
     * Reads a recording in either form.
     *
     * @throws IllegalArgumentException if it is none; the message begins with the file
     */
    static List<RecordedComponent> all(Path file) throws IOException {
        byte[] bytes = LimitedFile.bytes(file, LONGEST);
        if (PcapngReader.isCapture(bytes)) {
            try {
                return CapturedExchanges.of(PcapngReader.read(bytes));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            }
        }
        return List.of(ofText(LimitedFile.text(bytes).lines().toList(), file));
    }

    private static RecordedComponent ofText(List<String> lines, Path file) {
        boolean named = !lines.isEmpty() && lines.get(0).startsWith(RecordedExchange.COMMENT);
        String name = named
                ? lines.get(0).substring(RecordedExchange.COMMENT.length()).strip()
                : file.toString();
        return new RecordedComponent(name, limits(lines, file), RecordedExchange.parseAll(lines, file));
    }

    private static PayloadLimits limits(List<String> lines, Path file) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(RecordedExchange.LIMITS)) {
                try {
                    return RecordedLimits.parse(lines.get(i)
                            .substring(RecordedExchange.LIMITS.length())
                            .strip());
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return PayloadLimits.UNKNOWN;
    }
}
