package org.cxlmi.spec.model;

/** Raw bytes of a fixed length. */
public record FixedBytesType(int length) implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.bytes().apply(this);
    }
}
