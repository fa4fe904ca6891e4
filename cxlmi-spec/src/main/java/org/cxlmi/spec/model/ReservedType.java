package org.cxlmi.spec.model;

/** Bytes that are sent as zero and not looked at when received. */
public record ReservedType(int length) implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.reserved().apply(this);
    }
}
