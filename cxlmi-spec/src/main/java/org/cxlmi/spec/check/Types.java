package org.cxlmi.spec.check;

import java.util.Optional;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** Questions that many rules ask of types. */
final class Types {

    private Types() {}

    /** The name that a type, or the element type of an array, refers to. */
    static Optional<String> name(FieldType type) {
        FieldType named = element(type).orElse(type);
        return named instanceof NamedType found && !found.equals(NamedType.UNREADABLE)
                ? Optional.of(found.name())
                : Optional.empty();
    }

    /** The element type of an array of anything but bytes and text. */
    static Optional<FieldType> element(FieldType type) {
        return type instanceof ArrayType array && array.element() instanceof ArrayType.ElementType.Of of
                ? Optional.of(of.type())
                : Optional.empty();
    }

    /** The integer that a field consists of, whatever its bits mean. */
    static Optional<IntegerType> plainInteger(FieldType type) {
        if (type instanceof InlineBitsType inline) {
            return Optional.of(inline.type());
        }
        return type instanceof IntegerType integer ? Optional.of(integer) : Optional.empty();
    }

    /** The integer on the wire, for enumerations and declared bits too. */
    static Optional<IntegerType> integer(SpecSet specs, SpecFile from, FieldType type) {
        if (type instanceof NamedType named) {
            return specs.enumNamed(from, named.name())
                    .map(EnumSpec::codeType)
                    .flatMap(Types::plainInteger)
                    .or(() -> specs.bitsNamed(from, named.name()).map(bits -> bits.type()));
        }
        return plainInteger(type);
    }

    /** Whether it is an array whose length is found in the payload. */
    static boolean varies(FieldSpec field) {
        return field.type() instanceof ArrayType array && !(array.size() instanceof ArraySize.Fixed);
    }

    /** Whether it takes the rest of the payload. */
    static boolean isRest(FieldSpec field) {
        return field.type() instanceof ArrayType array && array.size() instanceof ArraySize.Rest;
    }

    /** Whether the type of a field could not be read, or is not known. A finding says so. */
    static boolean isUnknown(SpecSet specs, SpecFile from, FieldSpec field) {
        return isUnreadable(field)
                || name(field.type())
                        .filter(name -> isUnknown(specs, from, name))
                        .isPresent();
    }

    private static boolean isUnknown(SpecSet specs, SpecFile from, String name) {
        return specs.declaring(from, name).isEmpty()
                || specs.enumNamed(from, name)
                        .filter(type -> type.codeType() instanceof NamedType)
                        .isPresent()
                || specs.bitsNamed(from, name).filter(bits -> !bits.complete()).isPresent();
    }

    static boolean isUnreadable(FieldSpec field) {
        return field.type().equals(NamedType.UNREADABLE)
                || element(field.type()).filter(NamedType.UNREADABLE::equals).isPresent();
    }

    /** Smallest raw value, as 64 bits. */
    static long minimum(IntegerType type) {
        return type.signed() ? -1L << (8 * type.size() - 1) : 0;
    }

    /** Largest raw value, as 64 bits. */
    static long maximum(IntegerType type) {
        int bits = 8 * type.size() - (type.signed() ? 1 : 0);
        return bits == 64 ? -1 : (1L << bits) - 1;
    }

    /** Order of raw values. */
    static int compare(IntegerType type, long a, long b) {
        return type.signed() ? Long.compare(a, b) : Long.compareUnsigned(a, b);
    }

    static boolean holds(IntegerType type, long value) {
        return compare(type, value, minimum(type)) >= 0 && compare(type, value, maximum(type)) <= 0;
    }

    /** A raw value in digits. */
    static String text(IntegerType type, long value) {
        return type.signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }
}
