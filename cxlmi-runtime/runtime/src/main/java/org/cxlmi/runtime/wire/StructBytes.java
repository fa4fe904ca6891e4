package org.cxlmi.runtime.wire;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The bytes of a struct, split into its fields. Use it to write a struct without losing any bytes. */
public final class StructBytes {

    private final Layout layout;
    private final byte[] bytes;
    private final List<FieldBytes> fields = new ArrayList<>();
    private int moved;
    private int end;

    private StructBytes(Layout layout, byte[] bytes) {
        this.layout = layout;
        this.bytes = bytes;
    }

    /** Splits a struct into its fields. */
    public static StructBytes of(Struct struct) {
        return new StructBytes(struct.layout(), struct.bytes()).split(struct);
    }

    public Layout layout() {
        return layout;
    }

    /** All fields that are present, also reserved ones, without gaps between them. */
    public List<FieldBytes> fields() {
        return List.copyOf(fields);
    }

    /** The field with this name, if there is one. */
    public Optional<FieldBytes> field(String name) {
        return fields.stream()
                .filter(field -> field.field().name().equals(name))
                .findFirst();
    }

    /** The bytes after the last field. */
    public byte[] tail() {
        return Arrays.copyOfRange(bytes, end, bytes.length);
    }

    private StructBytes split(Struct struct) {
        for (int i = 0; i < layout.fields().size(); i++) {
            Layout.Field field = layout.fields().get(i);
            boolean reserved = field.kind() == Layout.Kind.RESERVED;
            Optional<Object> value = reserved ? Optional.empty() : present(struct.fieldValue(i));
            List<Struct> structs = value.map(StructBytes::structs).orElse(List.of());
            int start = field.offset() + moved;
            int length = field.length();
            if (field.isVarying()) {
                length = length(field, value, start, structs);
                moved += length;
            }
            if (start + length > bytes.length) {
                return this;
            }
            end = start + length;
            boolean absent = !reserved && value.isEmpty();
            byte[] own = Arrays.copyOfRange(bytes, start, end);
            Supplier<String> text = () -> StructText.fieldText(field, own, value);
            fields.add(new FieldBytes(field, own, absent, structs, text));
        }
        return this;
    }

    /** The value of a main accessor, without its optional. */
    static Optional<Object> present(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Object.class::cast);
        } else if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
        } else if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty();
        }
        return Optional.of(value);
    }

    private static List<Struct> structs(Object value) {
        if (value instanceof Struct struct) {
            return List.of(struct);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Struct.class::isInstance)
                        .map(Struct.class::cast)
                        .toList()
                : List.of();
    }

    private static boolean differInLength(Layout.Field field) {
        return field.struct().filter(layout -> !layout.isFixed()).isPresent();
    }

    private int length(Layout.Field field, Optional<Object> value, int start, List<Struct> elements) {
        if (differInLength(field)) {
            return elements.stream().mapToInt(Struct::byteLength).sum();
        }
        int stride = Math.max(1, field.elementLength());
        Layout.Count count = field.count().orElseThrow();
        return switch (count.kind()) {
            case FIXED -> field.length();
            case ELEMENTS -> Math.toIntExact(number(count.field()) * stride);
            case BYTES -> Math.toIntExact(number(count.field()));
            case ELEMENTS_OR_REST, TOTAL -> value.map(StructBytes::size).orElse(0) * stride;
            case REST -> bytes.length - start;
        };
    }

    private long number(String name) {
        return field(name).orElseThrow().number();
    }

    private static int size(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        return Array.getLength(value);
    }
}
