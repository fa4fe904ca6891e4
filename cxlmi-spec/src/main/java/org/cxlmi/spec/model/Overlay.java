package org.cxlmi.spec.model;

import java.util.List;
import org.cxlmi.spec.SourceRef;

/**
 * What the bytes of a field are, depending on an earlier field.
 *
 * @param by the earlier field, an enumeration
 */
public record Overlay(SourceRef source, String by, List<Case> cases) {

    public Overlay {
        cases = List.copyOf(cases);
    }

    /** The struct that the bytes are where the field has this constant. */
    public record Case(SourceRef source, String constant, String struct) {}
}
