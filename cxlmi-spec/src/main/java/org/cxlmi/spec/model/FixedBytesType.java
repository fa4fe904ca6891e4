package org.cxlmi.spec.model;

/** Raw bytes of a fixed length. */
public record FixedBytesType(int length) implements FieldType {}
