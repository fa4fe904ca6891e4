package org.cxlmi.spec.model;

/** What the bytes of a field are. */
public sealed interface FieldType
        permits IntegerType,
                UuidType,
                FixedBytesType,
                FixedTextType,
                NamedType,
                InlineBitsType,
                ReservedType,
                ArrayType {}
