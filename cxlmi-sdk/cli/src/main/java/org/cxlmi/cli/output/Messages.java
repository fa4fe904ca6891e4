package org.cxlmi.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.runtime.wire.PlainText;

/** Messages on standard error, as text, or with JSON output as one JSON object a line. */
public final class Messages {

    private final OutputStream err;
    private final boolean json;
    private final boolean verbose;

    /**
     * Makes messages.
     *
     * @param verbose whether a failure is followed by its stack trace
     */
    public Messages(OutputStream err, OutputFormat format, boolean verbose) {
        this.err = err;
        this.json = format.isJson();
        this.verbose = verbose;
    }

    /** Prints something to know that is no failure. */
    public void note(String text) {
        print("note", Optional.empty(), Map.of("message", text), text);
    }

    /** Prints a failure that is not about a certain target. */
    public void error(Throwable failure) {
        error(Optional.empty(), failure);
    }

    /** Prints that a target fails, although the command goes on. */
    public void failing(String target, Throwable failure) {
        error(Optional.of(target), failure);
    }

    /** Prints the failure of a target. */
    void error(Optional<String> target, Throwable failure) {
        String message = Failure.message(failure);
        print(
                "error",
                target,
                Failure.parts(failure),
                target.map(name -> withTarget(name, message)).orElse(message));
        if (verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            write(trace.toString(), StandardCharsets.UTF_8.name());
        }
    }

    /** The message, which names its target once. The SDK knows it by a shorter name. */
    private static String withTarget(String target, String message) {
        if (message.startsWith(target.replaceFirst("^mctp:(\\d+)[,:](\\d+).*", "mctp $1:$2"))) {
            return message;
        }
        int hash = target.indexOf('#');
        boolean isAboutFile = hash >= 0 && message.startsWith(target.substring(0, hash) + ": ");
        if (isAboutFile) {
            return message;
        }
        String component = target.substring(hash + 1) + ": ";
        return target + ": " + (message.startsWith(component) ? message.substring(component.length()) : message);
    }

    private void print(String level, Optional<String> target, Map<String, Object> parts, String text) {
        if (json) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("schema", JsonOutput.SCHEMA);
            message.put("level", level);
            target.ifPresent(name -> message.put("target", name));
            message.putAll(parts);
            write(JsonOutput.line(message) + "\n", StandardCharsets.UTF_8.name());
        } else {
            write(
                    "cxlmi: " + Escaped.forOutput(text) + "\n",
                    PlainText.standardOutput().name());
        }
    }

    /** Nobody can be told if a message cannot be written. */
    private synchronized void write(String text, String charset) {
        try {
            err.write(text.getBytes(charset));
            err.flush();
        } catch (IOException e) {
            return;
        }
    }
}
