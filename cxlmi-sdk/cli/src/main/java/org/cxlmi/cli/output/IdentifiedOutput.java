package org.cxlmi.cli.output;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints results as JSON, one a line, each with the id of the request that it answers. It can be used from many threads. */
public final class IdentifiedOutput {

    private static final String ID = "id";

    private final StandardOutput out;

    public IdentifiedOutput(OutputStream out) {
        this.out = new StandardOutput(out);
    }

    /** Prints the result of a command. */
    public void add(Object id, Result result) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(ID, id);
        line.putAll(JsonOutput.envelope(result));
        print(line);
    }

    /** Prints the result of something else that went well. */
    public void done(Object id, Map<String, Object> response) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(ID, id);
        line.put("schema", JsonOutput.SCHEMA);
        line.put("ok", true);
        line.put("response", response);
        print(line);
    }

    /** Prints why a request was refused; the id is null if it is not known. */
    public void failed(@Nullable Object id, Throwable failure) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(ID, id);
        line.put("schema", JsonOutput.SCHEMA);
        line.put("ok", false);
        line.put("error", Failure.parts(failure));
        print(line);
    }

    private synchronized void print(Map<String, @Nullable Object> line) {
        out.write((JsonOutput.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
