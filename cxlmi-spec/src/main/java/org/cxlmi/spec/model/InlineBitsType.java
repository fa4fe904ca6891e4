package org.cxlmi.spec.model;

import java.util.List;

/** An integer whose bits are described where it is used, and become accessors of the enclosing struct. */
public record InlineBitsType(IntegerType type, List<BitRange> ranges) implements FieldType {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.inlineBits().apply(this);
    }
}
