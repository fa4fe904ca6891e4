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
    private static final int LONGEST_SHOWN = 200;

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
            if (equals <= 0
                    || values.put(decoded(pair.substring(0, equals), text), decoded(pair.substring(equals + 1), text))
                            != null) {
                throw notOne(text);
            }
        }
        if (!values.containsKey(JOB) || !values.containsKey(TARGET)) {
            throw notOne(text);
        }
        return new Checkpoint(values);
    }

    private static IllegalArgumentException notOne(String text) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return new IllegalArgumentException("\"" + shown + "\" is not the checkpoint of an operation");
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

    Checkpoint without(String key) {
        SortedMap<String, String> fewer = new TreeMap<>(values);
        fewer.remove(key);
        return new Checkpoint(fewer);
    }

    boolean isSameAs(Checkpoint other) {
        return values.equals(other.values);
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

    /**
     * Checks that a job that begins with another checkpoint can go on from this one.
     *
     * @throws IllegalArgumentException if this is the checkpoint of another job, component, or request
     */
    Checkpoint checkGoesOnFrom(Checkpoint first) {
        if (!job().equals(first.job())) {
            throw new IllegalArgumentException(
                    "this is the checkpoint of the job \"" + job() + "\", not of \"" + first.job() + "\"");
        }
        if (!target().equals(first.target())) {
            throw new IllegalArgumentException(
                    "this is the checkpoint of an operation of " + target() + ", not of " + first.target());
        }
        first.values.forEach((key, value) -> {
            if (!value.equals(values.get(key))) {
                throw new IllegalArgumentException(
                        "this is the checkpoint of the job \"" + job() + "\" with another " + key);
            }
        });
        return this;
    }

    private static String decoded(String value, String text) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notOne(text).getMessage(), e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The checkpoint as one line, for example {@code job=firmware+update&offset=896&slot=2&target=mem0}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(encoded(key))
                .append('=')
                .append(encoded(value)));
        return text.toString();
    }
}
