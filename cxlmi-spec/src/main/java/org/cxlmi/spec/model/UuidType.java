package org.cxlmi.spec.model;

/** 16 bytes in the order of the UUID's text. */
public enum UuidType implements FieldType {
    UUID
}
