package org.cxlmi.tools.reference;

import java.util.Locale;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;

/** Numbers of bytes for people. */
final class Lengths {

    private Lengths() {}

    /** An offset as tables of the CXL specification have it: {@code 0Ah}. */
    static String offset(int offset) {
        return String.format(Locale.ROOT, "%02Xh", offset);
    }

    /** {@code 12 bytes}, {@code 12 to 16 bytes}, {@code 12 bytes and more}. */
    static String of(StructPlan struct) {
        if (struct.isFixed()) {
            return bytes(struct.fixedLength());
        } else if (!struct.arrays().isEmpty()) {
            return bytes(struct.minimumLength()) + " and more";
        }
        return struct.minimumLength() + " to " + bytes(struct.fixedLength());
    }

    /** The same in a few characters: {@code 12}, {@code 12–16}, {@code 12+}. */
    static String brief(StructPlan struct) {
        if (struct.isFixed()) {
            return Integer.toString(struct.fixedLength());
        }
        return struct.minimumLength() + (struct.arrays().isEmpty() ? "–" + struct.fixedLength() : "+");
    }

    static String of(FieldPlan field) {
        return field.isVaryingArray() ? brief(field) + " bytes" : bytes(field.length());
    }

    /** {@code 12}, {@code 128 × n}, or {@code ≥ 5 × n} where the elements differ. */
    static String brief(FieldPlan field) {
        if (!field.isVaryingArray()) {
            return Integer.toString(field.length());
        }
        ValueType.Array array = field.array();
        int stride = array.element().length();
        return (array.isVariableStride() ? "≥ " : "") + (stride == 1 ? "n" : stride + " × n");
    }

    private static String bytes(int count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }
}
