package org.cxlmi.spec.model;

/** A reference to an enumeration, a bits type or a struct by its name. */
public record NamedType(String name) implements FieldType {

    /** Stands in for a type that could not be read; a finding says why. */
    public static final NamedType UNREADABLE = new NamedType("");

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.named().apply(this);
    }
}
