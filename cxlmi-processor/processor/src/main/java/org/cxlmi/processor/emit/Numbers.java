package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.spec.model.IntegerType;

/** Integers in generated code: how they are read and written, and their literals. */
final class Numbers {

    private static final int LARGEST_DECIMAL = 9;

    private Numbers() {}

    /** {@code Wire.u16(array, offset + 4)}. */
    static CodeBlock read(IntegerType type, String array, String at) {
        return CodeBlock.of("$T.$L($L, $L)", Types.WIRE, type.specName(), array, at);
    }

    /** The name of the method of {@code Wire} that writes it; the sign makes no difference to the bytes. */
    static String writer(IntegerType type) {
        return "putU" + type.size() * Byte.SIZE;
    }

    /** A literal; numbers above 9 in hex. */
    static String literal(long value) {
        if (value >= 0 && value <= LARGEST_DECIMAL) {
            return Long.toString(value);
        }
        if (value < 0 && value >= Integer.MIN_VALUE) {
            return Long.toString(value);
        }
        String hex = Long.toHexString(value).toUpperCase(Locale.ROOT);
        String even = hex.length() % 2 == 0 ? hex : "0" + hex;
        return "0x" + even + (value > Integer.MAX_VALUE || value < 0 ? "L" : "");
    }

    /** A literal that stands for the bits of an unsigned number. */
    static String bitsLiteral(long value) {
        return value < 0 ? "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT) + "L" : literal(value);
    }

    /** {@code pidRaw() & 0x0FFF}: the bits of a field that are its value. */
    static CodeBlock masked(FieldPlan field, CodeBlock wire) {
        return field.spec()
                .mask()
                .map(mask -> CodeBlock.of("$L & $L", wire, literal(mask)))
                .orElse(wire);
    }

    static long minimum(IntegerType type) {
        return type.signed() ? -1L << (type.size() * Byte.SIZE - 1) : 0;
    }

    /** The smallest value that a builder accepts for an integer field. */
    static long minimum(FieldPlan field, IntegerType type) {
        return field.spec().minimum().orElse(minimum(type));
    }

    /** The largest value that a builder accepts for an integer field; for 64 unsigned bits it may be all of them. */
    static long maximum(FieldPlan field, IntegerType type) {
        return field.spec().maximum().orElse(maximum(type));
    }

    /** The largest value; for 64 unsigned bits all of them. */
    static long maximum(IntegerType type) {
        int bits = type.size() * Byte.SIZE - (type.signed() ? 1 : 0);
        return -1L >>> (Long.SIZE - bits);
    }

    /**
     * The value of a part of an integer as boolean or number.
     *
     * @param isLong whether the integer is a {@code long}
     */
    static CodeBlock range(RangePlan range, CodeBlock integer, boolean isLong) {
        if (range.isFlag()) {
            return CodeBlock.of(
                    "($L & $L) != 0", integer, bitsLiteral(1L << range.spec().low()));
        }
        long mask = range.maximum();
        int low = range.spec().low();
        CodeBlock number;
        if (range.spec().inPlace()) {
            number = CodeBlock.of("$L & $L", integer, bitsLiteral(mask << low));
        } else if (low == 0) {
            number = CodeBlock.of("$L & $L", integer, bitsLiteral(mask));
        } else {
            number = CodeBlock.of("$L $L $L & $L", integer, isLong ? ">>>" : ">>", low, bitsLiteral(mask));
        }
        return isLong && range.fitsInt() ? CodeBlock.of("(int) ($L)", number) : number;
    }
}
