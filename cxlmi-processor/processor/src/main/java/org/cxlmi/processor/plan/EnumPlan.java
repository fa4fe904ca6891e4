package org.cxlmi.processor.plan;

import java.util.Locale;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.EnumValue;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.UuidType;

/** An enumeration to generate. */
public record EnumPlan(String name, EnumSpec spec) {

    /** Whether its constants are UUIDs rather than numbers. */
    public boolean isIdentified() {
        return spec.codeType() == UuidType.UUID;
    }

    /** The integer that holds a code; only for enumerations of numbers. */
    public IntegerType codeType() {
        return (IntegerType) spec.codeType();
    }

    /** Text of a constant for people. */
    public static String label(EnumValue value) {
        return value.label().isEmpty() ? value.name().toLowerCase(Locale.ROOT).replace('_', ' ') : value.label();
    }
}
