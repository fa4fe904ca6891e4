package org.cxlmi.processor.plan;

import java.util.Optional;

/**
 * One method that reads a field.
 *
 * @param conditional whether it returns an optional
 * @param range the part of an integer that it reads
 */
public record Accessor(String name, Form form, boolean conditional, Optional<RangePlan> range) {

    /** What the method returns. */
    public enum Form {
        /** The field's own type. */
        VALUE,
        /** The field's own type where {@link #VALUE} may be absent. */
        RAW,
        /** The number of an enumeration's constant. */
        CODE,
        /** The UUID of an enumeration's constant. */
        ID,
        /** Nanoseconds where {@link #VALUE} is an instant. */
        NANOS,
        /** A scaled number in bytes. */
        SCALED,
        /** A read-only buffer. */
        BUFFER,
        /** A part of an integer. */
        RANGE,
        /** The number of an enumeration's constant in a part of an integer. */
        RANGE_CODE,
        /** A scaled part of an integer in bytes. */
        RANGE_SCALED
    }
}
