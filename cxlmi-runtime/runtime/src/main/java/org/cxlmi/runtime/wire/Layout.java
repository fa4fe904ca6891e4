package org.cxlmi.runtime.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a generated struct. Printing and JSON use it for all structs.
 *
 * @param name the struct's name in the spec
 * @param minimumLength the bytes of the first revision, without the elements of arrays
 * @param fixedLength the bytes of all known fields, without the elements of arrays
 */
public record Layout(String name, int minimumLength, int fixedLength, List<Field> fields) {

    @ForGeneratedCode
    public Layout {
        fields = List.copyOf(fields);
    }

    /** Starts a layout without fields. */
    @ForGeneratedCode
    public static Builder define(String name, int minimumLength, int fixedLength) {
        return new Builder(name, minimumLength, fixedLength);
    }

    /** Whether a field of this struct or of a struct within it must not be shown. */
    public boolean hasSecret() {
        return fields.stream()
                .anyMatch(field -> field.isSecret()
                        || field.struct().filter(Layout::hasSecret).isPresent());
    }

    /** Whether the struct always has the same length. */
    public boolean isFixed() {
        return minimumLength == fixedLength && fields.stream().noneMatch(Field::isVarying);
    }

    /** Whether a later revision appended a field, so that it may be missing. */
    public boolean isAppended(Field field) {
        return !field.isVarying() && field.offset() >= minimumLength;
    }

    /** How a field is read and printed. */
    public enum Kind {
        UNSIGNED,
        SIGNED,
        UUID,
        TEXT,
        BYTES,
        ENUM,
        BITS,
        STRUCT,
        ARRAY,
        RESERVED
    }

    /** The kind of value that gives the length of an array, or of a run of bytes or text. */
    public enum CountKind {
        /** A number of elements that never changes. */
        FIXED,
        /** A field that holds the number of elements. */
        ELEMENTS,
        /** The same; but if the field is zero, as in a revision without the field, the elements fill the rest. */
        ELEMENTS_OR_REST,
        /** A field that holds the length in bytes. */
        BYTES,
        /** A field that holds a total; only a part of it may be present. */
        TOTAL,
        /** All that is left of the payload. */
        REST
    }

    /** The length of an array.
     *
     * @param field the name of the field that says it, or empty
     * @param number the number of elements, or 0 if it is not fixed
     * @param minus the field that says how many elements of a total are left out; a field of the request begins with
     *     {@code request.}; or empty
     * @param atMost the field that says how many elements of a total there are at most, in the same form; or empty
     * @param noneIf conditions on the request, as the spec file writes them; if all hold, there are no elements
     */
    public record Count(CountKind kind, String field, int number, String minus, String atMost, List<String> noneIf) {

        @ForGeneratedCode
        public Count {
            noneIf = List.copyOf(noneIf);
        }

        private Count(CountKind kind, String field, int number, String minus, String atMost) {
            this(kind, field, number, minus, atMost, List.of());
        }

        @ForGeneratedCode
        public static Count fixed(int number) {
            return new Count(CountKind.FIXED, "", number, "", "");
        }

        @ForGeneratedCode
        public static Count elements(String field) {
            return new Count(CountKind.ELEMENTS, field, 0, "", "");
        }

        @ForGeneratedCode
        public static Count elementsOrRest(String field) {
            return new Count(CountKind.ELEMENTS_OR_REST, field, 0, "", "");
        }

        @ForGeneratedCode
        public static Count bytes(String field) {
            return new Count(CountKind.BYTES, field, 0, "", "");
        }

        @ForGeneratedCode
        public static Count total(String field, String minus, String atMost) {
            return new Count(CountKind.TOTAL, field, 0, minus, atMost);
        }

        /** The same, but with no elements if all of these conditions on the request hold. */
        @ForGeneratedCode
        public Count noneIf(String... conditions) {
            return new Count(kind, field, number, minus, atMost, List.of(conditions));
        }

        @ForGeneratedCode
        public static Count rest() {
            return rest("");
        }

        /**
         * All that is left. In a response it is as much as the request asks for.
         *
         * @param asked the field of the request that says how much
         */
        @ForGeneratedCode
        public static Count rest(String asked) {
            return new Count(CountKind.REST, "", 0, "", asked);
        }
    }

    /**
     * Bytes that are a struct under some conditions.
     *
     * @param validIf the conditions, which must all hold, as the spec file writes them: {@code form = NUMBERS}
     */
    public record Overlaid(Supplier<Layout> layout, List<String> validIf) {

        @ForGeneratedCode
        public Overlaid {
            validIf = List.copyOf(validIf);
        }
    }

    /** One field, or the elements of an array. */
    public static final class Field {

        private final String name;
        private final Kind kind;
        private final int offset;
        private final boolean afterArray;
        private final int length;
        private String unit = "";
        private boolean secret;
        private boolean hex;
        private long mask = -1;
        private List<BitRange> bits = List.of();
        private @Nullable Class<? extends Enum<?>> constants;
        private @Nullable Supplier<Layout> struct;
        private @Nullable Kind elementKind;
        private int elementLength;
        private @Nullable Count count;
        private List<String> validIf = List.of();
        private final List<Overlaid> overlaid = new ArrayList<>();

        private Field(String name, Kind kind, int offset, boolean afterArray, int length) {
            this.name = name;
            this.kind = kind;
            this.offset = offset;
            this.afterArray = afterArray;
            this.length = length;
        }

        /** The name of the field in the spec, and of its accessor. */
        public String name() {
            return name;
        }

        public Kind kind() {
            return kind;
        }

        /** The byte offset in the struct, as if all arrays before the field were empty. */
        public int offset() {
            return offset;
        }

        /** Whether the offset depends on the length of arrays before the field. */
        public boolean afterArray() {
            return afterArray;
        }

        /** The length in bytes; 0 for an array of variable length. */
        public int length() {
            return length;
        }

        /** Whether the length depends on the payload. */
        public boolean isVarying() {
            return count != null && count.kind() != CountKind.FIXED;
        }

        /** The unit for people, or empty. */
        public String unit() {
            return unit;
        }

        /** Whether the field is a secret, which is never shown. */
        public boolean isSecret() {
            return secret;
        }

        /** Whether people write the value in hexadecimal, such as an address or an identifier. */
        public boolean isHex() {
            return hex;
        }

        /** The bits of an integer that are its value; the others are reserved. All bits, if the spec has no mask. */
        public long mask() {
            return mask;
        }

        /** The ranges of bits, if the field consists of bits. */
        public List<BitRange> bits() {
            return bits;
        }

        /** The enumeration of the field or of its elements: a {@link CodedEnum} or an {@link IdentifiedEnum}. */
        public Optional<Class<? extends Enum<?>>> constants() {
            return Optional.ofNullable(constants);
        }

        /** The struct of the field or of its elements. */
        public Optional<Layout> struct() {
            return Optional.ofNullable(struct).map(Supplier::get);
        }

        /** The kind of the elements, if the field is an array. */
        public Optional<Kind> elementKind() {
            return Optional.ofNullable(elementKind);
        }

        /** The bytes of each element, or of the shortest one if they differ; 0 if the field is not an array. */
        public int elementLength() {
            return elementLength;
        }

        /** The length of an array, or of a run of bytes or text, that is not part of the fixed fields. */
        public Optional<Count> count() {
            return Optional.ofNullable(count);
        }

        /**
         * The conditions that must all hold for the field to mean something, as in the spec file:
         * {@code not state = BUSY}. A prefix {@code parent.} or {@code payload.} names the struct that contains this
         * one.
         */
        public List<String> validIf() {
            return validIf;
        }

        /** The structs that its bytes may be. */
        public List<Overlaid> overlaid() {
            return List.copyOf(overlaid);
        }
    }

    /** Collects fields in their order. The calls after {@link #field} describe that field further. */
    @ForGeneratedCode
    public static final class Builder {

        private final String name;
        private final int minimumLength;
        private final int fixedLength;
        private final List<Field> fields = new ArrayList<>();

        private Builder(String name, int minimumLength, int fixedLength) {
            this.name = name;
            this.minimumLength = minimumLength;
            this.fixedLength = fixedLength;
        }

        /** Adds a field with the same offset in all payloads. */
        public Builder field(String fieldName, Kind kind, int offset, int length) {
            fields.add(new Field(fieldName, kind, offset, false, length));
            return this;
        }

        /** Adds a field whose offset depends on the length of arrays before it. */
        public Builder fieldAfterArray(String fieldName, Kind kind, int offset, int length) {
            fields.add(new Field(fieldName, kind, offset, true, length));
            return this;
        }

        public Builder unit(String unit) {
            last().unit = unit;
            return this;
        }

        /** The content is never shown. */
        public Builder secret() {
            last().secret = true;
            return this;
        }

        /** People write it in hexadecimal. */
        public Builder hex() {
            last().hex = true;
            return this;
        }

        /** Only these bits are the value; the others are reserved. */
        public Builder mask(long mask) {
            last().mask = mask;
            return this;
        }

        public Builder bits(BitRange... bits) {
            return bits(List.of(bits));
        }

        public Builder bits(List<BitRange> bits) {
            last().bits = bits;
            return this;
        }

        /** The enumeration of a field or of the elements of an array. */
        public Builder constants(Class<? extends Enum<?>> constants) {
            last().constants = constants;
            return this;
        }

        /** Sets the struct of a field or of the elements of an array. It is fetched only when it is needed. */
        public Builder struct(Supplier<Layout> struct) {
            last().struct = struct;
            return this;
        }

        /** Sets the kind of an array's elements, and the length of each in bytes. */
        public Builder elements(Kind kind, int length) {
            last().elementKind = kind;
            last().elementLength = length;
            return this;
        }

        public Builder count(Count count) {
            last().count = count;
            return this;
        }

        /** The conditions that must all hold for it to mean something. */
        public Builder validIf(String... validIf) {
            last().validIf = List.of(validIf);
            return this;
        }

        /** A struct that the bytes may be; called only when it is needed. */
        public Builder overlaid(Supplier<Layout> layout, String... validIf) {
            last().overlaid.add(new Overlaid(layout, List.of(validIf)));
            return this;
        }

        public Layout build() {
            return new Layout(name, minimumLength, fixedLength, fields);
        }

        private Field last() {
            return fields.get(fields.size() - 1);
        }
    }
}
