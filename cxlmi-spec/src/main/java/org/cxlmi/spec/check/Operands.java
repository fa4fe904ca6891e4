package org.cxlmi.spec.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** The operands that {@code valid-if} may name in a struct or in bits, by name. */
final class Operands {

    private Operands() {}

    /**
     * One operand.
     *
     * @param carrier the field, or the range of bits, that it is or is a part of
     * @param type the enumeration that it holds a code of
     * @param minimum smallest number that it can be, as 64 bits
     * @param maximum largest number that it can be, as 64 bits
     */
    record Operand(String carrier, Kind kind, Optional<EnumSpec> type, boolean signed, long minimum, long maximum) {

        boolean holds(long value) {
            return signed
                    ? value >= minimum && value <= maximum
                    : Long.compareUnsigned(value, minimum) >= 0 && Long.compareUnsigned(value, maximum) <= 0;
        }
    }

    /** What is asked of an operand. */
    enum Kind {
        FLAG,
        CODE,
        NUMBER
    }

    /** All operands that a struct has, in the order of its fields. */
    static Map<String, Operand> of(SpecSet specs, Placed placed) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        placed.struct().fields().forEach(field -> operands.putAll(of(specs, placed.file(), field)));
        return operands;
    }

    /** Whether a struct may have an operand in a field, or in bits, that could not be read. */
    static boolean mayHave(SpecSet specs, Placed placed, String operand) {
        int dot = operand.indexOf('.');
        String name = dot < 0 ? operand : operand.substring(0, dot);
        return placed.struct().fields().stream()
                .anyMatch(field ->
                        Types.isUnreadable(field) || (field.name().equals(name) && placed.isUnknown(specs, field)));
    }

    private static Map<String, Operand> of(SpecSet specs, SpecFile from, FieldSpec field) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        if (field.type() instanceof InlineBitsType inline) {
            inline.ranges().forEach(range -> operands.put(range.name(), operand(specs, from, field.name(), range)));
        } else if (field.type() instanceof IntegerType integer) {
            operands.put(field.name(), number(field, integer));
        } else if (field.type() instanceof NamedType named) {
            specs.enumNamed(from, named.name())
                    .ifPresent(type -> operands.put(
                            field.name(), new Operand(field.name(), Kind.CODE, Optional.of(type), false, 0, 0)));
            Optional<SpecFile> declaring = specs.declaring(from, named.name());
            specs.bitsNamed(from, named.name())
                    .map(BitsSpec::ranges)
                    .orElse(List.of())
                    .forEach(range -> operands.put(
                            field.name() + "." + range.name(),
                            operand(specs, declaring.orElse(from), field.name(), range)));
        }
        return operands;
    }

    /** All operands that bits have; each is its own carrier. */
    static Map<String, Operand> of(SpecSet specs, SpecFile from, List<BitRange> ranges) {
        Map<String, Operand> operands = new LinkedHashMap<>();
        ranges.forEach(range -> operands.put(range.name(), operand(specs, from, range.name(), range)));
        return operands;
    }

    private static Operand number(FieldSpec field, IntegerType type) {
        return new Operand(
                field.name(),
                Kind.NUMBER,
                Optional.empty(),
                type.signed(),
                Types.minimum(type),
                field.mask().orElse(Types.maximum(type)));
    }

    private static Operand operand(SpecSet specs, SpecFile from, String carrier, BitRange range) {
        Optional<EnumSpec> type = range.enumName().flatMap(name -> specs.enumNamed(from, name));
        if (range.enumName().isPresent()) {
            return new Operand(carrier, Kind.CODE, type, false, 0, 0);
        }
        long maximum = range.inPlace() ? range.mask() : range.mask() >>> range.low();
        return new Operand(carrier, range.isFlag() ? Kind.FLAG : Kind.NUMBER, Optional.empty(), false, 0, maximum);
    }
}
