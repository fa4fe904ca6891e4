package org.cxlmi.spec.model;

import java.util.Optional;

/** How the size of an array is found. */
public sealed interface ArraySize {

    /** Always this many elements. */
    record Fixed(int count) implements ArraySize {}

    /** An earlier field of the same struct holds the number of elements. */
    record CountField(String field) implements ArraySize {}

    /** An earlier field of the same struct holds the number of bytes. */
    record ByteLengthField(String field) implements ArraySize {}

    /** Everything to the end of the payload. */
    record Rest() implements ArraySize {}

    /**
     * An earlier field less another value, but no more than a third; the operands other than {@code field} may be
     * {@code request.<field>}.
     */
    record LimitedCount(String field, Optional<String> minus, Optional<String> atMost) implements ArraySize {}
}
