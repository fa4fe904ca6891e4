package org.cxlmi.cli.output;

import java.util.HexFormat;
import java.util.Optional;

/** Prints the bytes of responses: as they are, or in hexadecimal with a line for each target. */
final class BytesOutput implements ResultOutput {

    private final StandardOutput out;
    private final Messages messages;
    private final boolean hexadecimal;
    private final boolean several;

    /**
     * Begins the output.
     *
     * @param several whether there are several targets, so that a line has to name its own
     */
    BytesOutput(StandardOutput out, Messages messages, boolean hexadecimal, boolean several) {
        if (several && !hexadecimal) {
            throw CliException.usage("-o binary prints the response of one target; name only one, or use -o hex");
        }
        this.out = out;
        this.messages = messages;
        this.hexadecimal = hexadecimal;
        this.several = several;
    }

    @Override
    public void add(Result result) {
        result.content().ifPresent(content -> {
            byte[] bytes = content.bytes();
            if (hexadecimal) {
                String target = several ? Escaped.text(result.target()) + "  " : "";
                out.line(target + HexFormat.ofDelimiter(" ").formatHex(bytes));
            } else {
                out.write(bytes);
            }
        });
        out.flush();
        result.failure().ifPresent(failure -> messages.error(Optional.of(result.target()), failure));
    }

    @Override
    public void close() {
        out.flush();
    }
}
