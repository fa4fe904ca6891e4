package org.cxlmi.cli.request;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Layout;

/**
 * A value that a builder takes: a field, or some bits of a field.
 *
 * @param name the name in the spec
 * @param setter the builder's method for it
 * @param raw the builder's method for what no constant stands for: a code, a UUID, or nanoseconds
 * @param scaled the builder's method for the size in bytes, if the unit is another one
 * @param nested the members of the struct, or of the elements of an array, or of the bits
 */
record Member(
        String name,
        Layout.Field field,
        Optional<BitRange> range,
        Method setter,
        Optional<Method> raw,
        Optional<Method> scaled,
        Optional<Form> nested) {

    /** The name in kebab case. */
    String option() {
        return Kebab.ofCamel(name);
    }

    Class<?> type() {
        return setter.getParameterTypes()[0];
    }

    /** Whether it is a struct, which has options of its own for its fields. */
    boolean isStruct() {
        return field.kind() == Layout.Kind.STRUCT && range.isEmpty();
    }

    boolean isFlag() {
        return type() == boolean.class;
    }

    boolean isList() {
        return List.class.isAssignableFrom(type());
    }

    /** The number of bits of the number, or of each element. */
    int bits() {
        if (range.isPresent()) {
            BitRange bits = range.get();
            return bits.inPlace() ? bits.high() + 1 : bits.high() - bits.low() + 1;
        }
        int length = field.kind() == Layout.Kind.ARRAY ? field.elementLength() : field.length();
        return Math.min(length * Byte.SIZE, Long.SIZE - Long.numberOfLeadingZeros(field.mask()));
    }

    boolean isSigned() {
        return range.isEmpty() && field.elementKind().orElse(field.kind()) == Layout.Kind.SIGNED;
    }

    /** The unit for people; empty if there is none. */
    String unit() {
        String unit = range.map(BitRange::unit).orElse(field.unit());
        return unit.equals(BitRange.HEX) ? "" : unit;
    }
}
