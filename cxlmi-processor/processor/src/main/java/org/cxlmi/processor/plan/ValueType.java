package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.model.IntegerType;

/** What a field or an array element is, with all names resolved. */
public sealed interface ValueType {

    /** Bytes on the wire; for arrays whose length varies 0, for elements that vary the least. */
    int length();

    /** The type as the spec writes it: {@code u16}, {@code EventRecord[eventRecordCount]}. */
    default String describe() {
        if (this instanceof Array array) {
            return array.elementText() + "[" + array.count().describe() + "]";
        } else if (this instanceof Bytes bytes) {
            return "bytes[" + bytes.length() + "]";
        } else if (this instanceof Text text) {
            return "text[" + text.length() + "]";
        } else if (this instanceof Reserved reserved) {
            return "reserved[" + reserved.length() + "]";
        } else if (this instanceof Nested nested) {
            return nested.struct().name();
        } else if (this instanceof Uuid) {
            return "uuid";
        } else if (this instanceof Code code) {
            return code.enumeration().name();
        } else if (this instanceof Identifier identifier) {
            return identifier.enumeration().name();
        } else if (this instanceof Flags flags) {
            return flags.bits().name();
        }
        return carrier(this).specName();
    }

    record IntegerValue(IntegerType type) implements ValueType {
        @Override
        public int length() {
            return type.size();
        }
    }

    record Uuid() implements ValueType {
        @Override
        public int length() {
            return 16;
        }
    }

    record Code(EnumPlan enumeration) implements ValueType {
        @Override
        public int length() {
            return enumeration.codeType().size();
        }
    }

    record Identifier(EnumPlan enumeration) implements ValueType {
        @Override
        public int length() {
            return 16;
        }
    }

    record Flags(BitsPlan bits) implements ValueType {
        @Override
        public int length() {
            return bits.spec().type().size();
        }
    }

    record InlineFlags(IntegerType type, List<RangePlan> ranges) implements ValueType {
        @Override
        public int length() {
            return type.size();
        }
    }

    record Bytes(int length) implements ValueType {}

    record Text(int length) implements ValueType {}

    record Reserved(int length) implements ValueType {}

    record Nested(StructPlan struct) implements ValueType {
        @Override
        public int length() {
            return struct.minimumLength();
        }
    }

    /** Elements one after the other; bytes and text are arrays of elements of one byte. */
    record Array(ValueType element, ArrayCount count) implements ValueType {
        @Override
        public int length() {
            return count instanceof ArrayCount.Fixed fixed ? fixed.count() * element.length() : 0;
        }

        /** The type of an element; raw bytes and text have no number of their own. */
        public String elementText() {
            return element.describe().replaceAll("\\[1\\]$", "");
        }

        /** Whether its elements differ in length. */
        public boolean isVariableStride() {
            return element instanceof Nested nested && !nested.struct().isFixed();
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
        if (type instanceof IntegerValue number) {
            return number.type();
        }
        if (type instanceof Code code) {
            return code.enumeration().codeType();
        }
        if (type instanceof Flags flags) {
            return flags.bits().spec().type();
        }
        if (type instanceof InlineFlags flags) {
            return flags.type();
        }
        throw new IllegalArgumentException(type + " is not an integer");
    }
}
