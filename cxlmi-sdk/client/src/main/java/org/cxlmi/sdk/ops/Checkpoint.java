package org.cxlmi.sdk.ops;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxlmi.runtime.CxlTarget;

/**
 * Where an {@link Operation} was, as a line of text that a program can save, and go on from with {@link Job#resume}. It
 * is immutable.
 */
public final class Checkpoint {

    private static final String JOB = "job";
    private static final String TARGET = "target";

    private final SortedMap<String, String> values;

    private Checkpoint(SortedMap<String, String> values) {
        this.values = values;
    }

    static Checkpoint of(String job, CxlTarget target) {
        return new Checkpoint(new TreeMap<>(Map.of(JOB, job, TARGET, target.name())));
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @param text what {@link #toString} returned
     * @throws IllegalArgumentException if it is anything else
     */
    public static Checkpoint parse(String text) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String pair : text.strip().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1))) != null) {
                throw notOne(text);
            }
        }
        if (!values.containsKey(JOB) || !values.containsKey(TARGET)) {
            throw notOne(text);
        }
        return new Checkpoint(values);
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not the checkpoint of an operation");
    }

    /** The name of the job, for example {@code firmware update}. */
    public String job() {
        return text(JOB).orElseThrow();
    }

    /** The name of the component that the job was for. */
    public String target() {
        return text(TARGET).orElseThrow();
    }

    Checkpoint with(String key, Object value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(key, value.toString());
        return new Checkpoint(more);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * A number of the checkpoint; absent if it has none of this name.
     *
     * @throws IllegalArgumentException if it is no number from 0 on
     */
    OptionalLong number(String key) {
        String value = values.get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw notOne(toString());
        }
        return OptionalLong.of(Long.parseLong(value));
    }

    Checkpoint checkFor(String job, CxlTarget component) {
        if (!job().equals(job)) {
            throw new IllegalArgumentException("this is the checkpoint of a " + job() + ", not of a " + job);
        }
        if (!target().equals(component.name())) {
            throw new IllegalArgumentException(
                    "this is the checkpoint of an operation of " + target() + ", not of " + component.name());
        }
        return this;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    /** The checkpoint as one line, for example {@code job=firmware+update&offset=896&slot=2&target=mem0}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
