package org.cxlmi.simulator.core;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/**
 * One map of a saved state; every mistake in it is an {@link IllegalArgumentException} that names the place. What is part
 * of a larger state keeps its place there, also if it is handed over as a map.
 */
public final class SavedState extends AbstractMap<String, Object> {

    /** The latest moment in a saved state; the nanoseconds between any two moments then fit into 64 bits. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final int LONGEST_QUOTE = 100;

    private final String path;
    private final Map<?, ?> values;

    private SavedState(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(path, "a map", value);
        }
        this.path = path;
        this.values = map;
    }

    public static SavedState of(Map<String, ?> state) {
        return state instanceof SavedState part ? part : new SavedState("state", state);
    }

    /** Bytes as they are saved. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Structs as they are saved. */
    public static List<String> hex(Iterable<? extends Struct> structs) {
        List<String> texts = new ArrayList<>();
        structs.forEach(struct -> texts.add(hex(struct.bytes())));
        return texts;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(String.valueOf(key), value));
        return entries.entrySet();
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    public SavedState map(String key) {
        return new SavedState(at(key), values.get(key));
    }

    public List<SavedState> maps(String key) {
        return list(key, SavedState::new);
    }

    public boolean flag(String key) {
        Object value = values.get(key);
        if (!(value instanceof Boolean flag)) {
            throw wrong(at(key), "true or false", value);
        }
        return flag;
    }

    String text(String key) {
        return text(at(key), values.get(key));
    }

    private static String text(String at, @Nullable Object value) {
        if (!(value instanceof String text)) {
            throw wrong(at, "a text", value);
        }
        return text;
    }

    public List<String> texts(String key) {
        return list(key, SavedState::text);
    }

    /** The constant of an enumeration with the name given. */
    public <E extends Enum<E>> E constant(String key, Class<E> type) {
        String name = text(key);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at(key) + " is no " + type.getSimpleName() + ": " + name, e);
        }
    }

    /** In its usual form; absent if the key is. */
    public Optional<UUID> uuid(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        String text = text(key);
        try {
            UUID uuid = UUID.fromString(text);
            check(uuid.toString().equals(text), key, "a UUID in its usual form");
            return Optional.of(uuid);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at(key) + " is no UUID: " + text, e);
        }
    }

    public long number(String key, long minimum, long maximum) {
        return number(at(key), values.get(key), minimum, maximum);
    }

    private static long number(String at, @Nullable Object value, long minimum, long maximum) {
        long number;
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            number = ((Number) value).longValue();
        } else if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            number = big.longValue();
        } else {
            throw wrong(at, "a whole number", value);
        }
        if (number < minimum || number > maximum) {
            throw wrong(at, "from " + minimum + " to " + maximum, value);
        }
        return number;
    }

    /** Any 64 bits. */
    public long number(String key) {
        return number(key, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public int integer(String key, int minimum, int maximum) {
        return (int) number(key, minimum, maximum);
    }

    public List<Integer> integers(String key, int minimum, int maximum) {
        return list(key, (at, value) -> (int) number(at, value, minimum, maximum));
    }

    public Instant instant(String key) {
        String text = text(key);
        try {
            Instant instant = Instant.parse(text);
            check(!instant.isBefore(Instant.EPOCH) && instant.isBefore(LATEST), key, "between 1970 and " + LATEST);
            return instant;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(at(key) + " is not an instant: " + text, e);
        }
    }

    public byte[] bytes(String key) {
        return bytes(at(key), text(key));
    }

    private static byte[] bytes(String at, String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at + " is not hex: " + e.getMessage(), e);
        }
    }

    public byte[] bytes(String key, int length) {
        byte[] bytes = bytes(key);
        if (bytes.length != length) {
            throw wrong(at(key), length + " bytes", bytes.length + " bytes");
        }
        return bytes;
    }

    /** A struct that may be of any length that its layout allows. */
    public <S extends Struct> S struct(String key, Function<byte[], S> reader) {
        return struct(at(key), values.get(key), reader);
    }

    /** A struct that is as long as the one that it replaces. */
    public <S extends Struct> S struct(String key, S replaced, Function<byte[], S> reader) {
        S struct = struct(key, reader);
        check(struct.byteLength() == replaced.byteLength(), key, replaced.byteLength() + " bytes in hex");
        return struct;
    }

    /** Structs of one length. */
    public <S extends Struct> List<S> structs(String key, int length, Function<byte[], S> reader) {
        List<S> structs = list(key, (at, value) -> struct(at, value, reader));
        check(structs.stream().allMatch(struct -> struct.byteLength() == length), key, length + " bytes in hex each");
        return structs;
    }

    private static <S extends Struct> S struct(String at, @Nullable Object value, Function<byte[], S> reader) {
        byte[] bytes = bytes(at, text(at, value));
        try {
            return reader.apply(bytes);
        } catch (MalformedResponseException e) {
            throw new IllegalArgumentException(at + " does not fit its layout: " + e.getMessage(), e);
        }
    }

    private <T> List<T> list(String key, Element<T> element) {
        if (!(values.get(key) instanceof List<?> list)) {
            throw wrong(at(key), "a list", values.get(key));
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            read.add(element.read(at(key) + "[" + i + "]", list.get(i)));
        }
        return read;
    }

    private interface Element<T> {
        T read(String at, @Nullable Object value);
    }

    /** Complains about a value that is of the right kind but cannot be. */
    public void check(boolean right, String key, String expected) {
        if (!right) {
            throw wrong(key, expected);
        }
    }

    public IllegalArgumentException wrong(String key, String expected) {
        return wrong(at(key), expected, values.get(key));
    }

    private String at(String key) {
        return path + "." + key;
    }

    private static IllegalArgumentException wrong(String at, String expected, @Nullable Object found) {
        return new IllegalArgumentException(at + " should be " + expected + ", is " + shortened(String.valueOf(found)));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
