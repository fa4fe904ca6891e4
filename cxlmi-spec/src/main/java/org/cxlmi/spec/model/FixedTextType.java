package org.cxlmi.spec.model;

/** ASCII text in a fixed number of bytes, padded with zero bytes. */
public record FixedTextType(int length) implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.text().apply(this);
    }
}
