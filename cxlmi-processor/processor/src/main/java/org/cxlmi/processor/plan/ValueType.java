package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cxlmi.spec.model.IntegerType;

/** What a field or an array element is, with all names resolved. */
public sealed interface ValueType {

    /** Bytes on the wire; for arrays whose length varies 0, for elements that vary the least. */
    int length();

    /** Calls the case for this kind of type, and returns its result. */
    <R> R match(Cases<R> cases);

    /**
     * What to do for each kind of type. A new kind does not compile until every place has a case for it.
     *
     * @param <R> the result
     */
    record Cases<R>(
            Function<IntegerValue, R> integer,
            Function<Uuid, R> uuid,
            Function<Code, R> code,
            Function<Identifier, R> identifier,
            Function<Flags, R> flags,
            Function<InlineFlags, R> inlineFlags,
            Function<Bytes, R> bytes,
            Function<Text, R> text,
            Function<Reserved, R> reserved,
            Function<Nested, R> nested,
            Function<Array, R> array) {}

    /** The type as the spec writes it: {@code u16}, {@code EventRecord[eventRecordCount]}. */
    default String describe() {
        return match(new Cases<>(
                integer -> integer.type().specName(),
                uuid -> "uuid",
                code -> code.enumeration().name(),
                identifier -> identifier.enumeration().name(),
                flags -> flags.bits().name(),
                inlineFlags -> inlineFlags.type().specName(),
                bytes -> "bytes[" + bytes.length() + "]",
                text -> "text[" + text.length() + "]",
                reserved -> "reserved[" + reserved.length() + "]",
                nested -> nested.struct().name(),
                array -> array.elementText() + "[" + array.count().describe() + "]"));
    }

    record IntegerValue(IntegerType type) implements ValueType {
        @Override
        public int length() {
            return type.size();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.integer().apply(this);
        }
    }

    record Uuid() implements ValueType {
        @Override
        public int length() {
            return 16;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.uuid().apply(this);
        }
    }

    record Code(EnumPlan enumeration) implements ValueType {
        @Override
        public int length() {
            return enumeration.codeType().size();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.code().apply(this);
        }
    }

    record Identifier(EnumPlan enumeration) implements ValueType {
        @Override
        public int length() {
            return 16;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.identifier().apply(this);
        }
    }

    record Flags(BitsPlan bits) implements ValueType {
        @Override
        public int length() {
            return bits.spec().type().size();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.flags().apply(this);
        }
    }

    record InlineFlags(IntegerType type, List<RangePlan> ranges) implements ValueType {
        @Override
        public int length() {
            return type.size();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.inlineFlags().apply(this);
        }
    }

    record Bytes(int length) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bytes().apply(this);
        }
    }

    record Text(int length) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.text().apply(this);
        }
    }

    record Reserved(int length) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reserved().apply(this);
        }
    }

    record Nested(StructPlan struct) implements ValueType {
        @Override
        public int length() {
            return struct.minimumLength();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.nested().apply(this);
        }
    }

    /** Elements one after the other; bytes and text are arrays of elements of one byte. */
    record Array(ValueType element, ArrayCount count) implements ValueType {
        @Override
        public int length() {
            return count instanceof ArrayCount.Fixed fixed ? fixed.count() * element.length() : 0;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.array().apply(this);
        }

        /** The type of an element; raw bytes and text have no number of their own. */
        public String elementText() {
            return element.describe().replaceAll("\\[1\\]$", "");
        }

        /** Whether its elements differ in length. */
        public boolean isVariableStride() {
            return element instanceof Nested nested && !nested.struct().isFixed();
        }

        /** Whether it is a run of bytes or text, which has no elements of its own. */
        public boolean isRun() {
            return element instanceof Bytes || element instanceof Text;
        }
    }

    /** The enumeration that a type is. */
    static Optional<EnumPlan> enumeration(ValueType type) {
        if (type instanceof Code code) {
            return Optional.of(code.enumeration());
        }
        return type instanceof Identifier identifier ? Optional.of(identifier.enumeration()) : Optional.empty();
    }

    /** The integer on the wire, for what is one. */
    static IntegerType carrier(ValueType type) {
        return type.match(new Cases<>(
                IntegerValue::type,
                uuid -> noInteger(type),
                code -> code.enumeration().codeType(),
                identifier -> noInteger(type),
                flags -> flags.bits().spec().type(),
                InlineFlags::type,
                bytes -> noInteger(type),
                text -> noInteger(type),
                reserved -> noInteger(type),
                nested -> noInteger(type),
                array -> noInteger(type)));
    }

    private static IntegerType noInteger(ValueType type) {
        throw new IllegalArgumentException(type + " is not an integer");
    }
}
