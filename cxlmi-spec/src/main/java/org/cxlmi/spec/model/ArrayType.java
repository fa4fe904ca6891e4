package org.cxlmi.spec.model;

import java.util.function.Function;

/** A run of elements whose number is found in the payload; bytes and text count single bytes. */
public record ArrayType(ElementType element, ArraySize size) implements FieldType {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.array().apply(this);
    }

    /** What an array consists of. */
    public sealed interface ElementType {

        /** Calls the function for this kind of element, and returns its result. */
        <R> R match(Function<Of, R> of, Function<Bytes, R> bytes, Function<Text, R> text);

        /** Elements of an integer, UUID, enumeration or struct type. */
        record Of(FieldType type) implements ElementType {
            @Override
            public <R> R match(Function<Of, R> of, Function<Bytes, R> bytes, Function<Text, R> text) {
                return of.apply(this);
            }
        }

        /** Raw bytes. */
        record Bytes() implements ElementType {
            @Override
            public <R> R match(Function<Of, R> of, Function<Bytes, R> bytes, Function<Text, R> text) {
                return bytes.apply(this);
            }
        }

        /** ASCII text. */
        record Text() implements ElementType {
            @Override
            public <R> R match(Function<Of, R> of, Function<Bytes, R> bytes, Function<Text, R> text) {
                return text.apply(this);
            }
        }
    }
}
