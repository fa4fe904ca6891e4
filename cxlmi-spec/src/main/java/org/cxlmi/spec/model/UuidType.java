package org.cxlmi.spec.model;

/** 16 bytes in the order of the UUID's text. */
public enum UuidType implements FieldType {
    UUID;

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.uuid().apply(this);
    }
}
