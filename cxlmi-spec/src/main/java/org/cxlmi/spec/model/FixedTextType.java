package org.cxlmi.spec.model;

/** ASCII text in a fixed number of bytes, padded with zero bytes. */
public record FixedTextType(int length) implements FieldType {}
