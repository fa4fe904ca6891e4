package org.cxlmi.spec.model;

import java.util.function.Function;

/** What the bytes of a field are. */
public sealed interface FieldType
        permits IntegerType,
                UuidType,
                FixedBytesType,
                FixedTextType,
                NamedType,
                InlineBitsType,
                ReservedType,
                ArrayType {

    /** Calls the case for this kind of type, and returns its result. */
    <R> R match(Cases<R> cases);

    /**
     * What to do for each kind of type. A new kind does not compile until every place has a case for it.
     *
     * @param <R> the result
     */
    record Cases<R>(
            Function<IntegerType, R> integer,
            Function<UuidType, R> uuid,
            Function<FixedBytesType, R> bytes,
            Function<FixedTextType, R> text,
            Function<NamedType, R> named,
            Function<InlineBitsType, R> inlineBits,
            Function<ReservedType, R> reserved,
            Function<ArrayType, R> array) {}
}
