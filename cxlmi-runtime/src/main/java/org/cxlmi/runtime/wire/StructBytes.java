package org.cxlmi.runtime.wire;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A struct taken apart into the bytes of its fields; with them whatever has to be kept can be written down. */
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

    /** Takes a struct apart. */
    public static StructBytes of(Struct struct) {
        return new StructBytes(struct.layout(), struct.bytes()).split(struct);
    }

    /**
     * Takes apart the bytes of a struct that has the same length always.
     *
     * @param bytes not copied; must not be changed afterwards
     * @throws IllegalArgumentException if its length may differ, or is not the number of bytes
     */
    public static StructBytes of(Layout layout, byte[] bytes) {
        if (!layout.isFixed() || layout.fixedLength() != bytes.length) {
            throw new IllegalArgumentException(layout.name() + " is not always " + bytes.length + " bytes long");
        }
        return new StructBytes(layout, bytes).split(null);
    }

    public Layout layout() {
        return layout;
    }

    /** The fields that are there, reserved ones too, one right after the other. */
    public List<FieldBytes> fields() {
        return List.copyOf(fields);
    }

    /** The field of a name, if there is one. */
    public Optional<FieldBytes> field(String name) {
        return fields.stream()
                .filter(field -> field.field().name().equals(name))
                .findFirst();
    }

    /** What follows the fields. */
    public byte[] tail() {
        return Arrays.copyOfRange(bytes, end, bytes.length);
    }

    private StructBytes split(@Nullable Struct struct) {
        for (int i = 0; i < layout.fields().size(); i++) {
            Layout.Field field = layout.fields().get(i);
            int start = field.offset() + moved;
            List<Struct> elements = List.of();
            int length = field.length();
            if (struct != null && field.isVarying()) {
                Object value = struct.fieldValue(i);
                elements = differInLength(field) ? structs(value) : elements;
                length = length(field, value, start, elements);
                moved += length;
            }
            if (start + length > bytes.length) {
                return this;
            }
            end = start + length;
            fields.add(new FieldBytes(field, Arrays.copyOfRange(bytes, start, end), elements));
        }
        return this;
    }

    private static boolean differInLength(Layout.Field field) {
        return field.struct().filter(layout -> !layout.isFixed()).isPresent();
    }

    private static List<Struct> structs(Object value) {
        return ((List<?>) value).stream().map(Struct.class::cast).toList();
    }

    private int length(Layout.Field field, Object value, int start, List<Struct> elements) {
        if (differInLength(field)) {
            return elements.stream().mapToInt(Struct::byteLength).sum();
        }
        int stride = Math.max(1, field.elementLength());
        Layout.Count count = field.count().orElseThrow();
        return switch (count.kind()) {
            case FIXED -> field.length();
            case ELEMENTS -> Math.toIntExact(number(count.field()) * stride);
            case BYTES -> Math.toIntExact(number(count.field()));
            case ELEMENTS_OR_REST, TOTAL -> size(value) * stride;
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
