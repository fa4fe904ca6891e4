package org.cxlmi.spec.model;

/** A run of elements whose number is found in the payload; bytes and text count single bytes. */
public record ArrayType(ElementType element, ArraySize size) implements FieldType {

    /** What an array consists of. */
    public sealed interface ElementType {

        /** Elements of an integer, UUID, enumeration or struct type. */
        record Of(FieldType type) implements ElementType {}

        /** Raw bytes. */
        record Bytes() implements ElementType {}

        /** ASCII text. */
        record Text() implements ElementType {}
    }
}
