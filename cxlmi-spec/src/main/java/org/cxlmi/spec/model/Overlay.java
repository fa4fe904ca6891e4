package org.cxlmi.spec.model;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.SourceRef;

/**
 * What the bytes of a field are, depending on other fields: one of several structs by an enumeration, or one struct if
 * conditions hold.
 *
 * @param by the enumeration, an earlier field
 * @param validIf what has to hold, where no enumeration says it
 */
public record Overlay(SourceRef source, Optional<String> by, List<Condition> validIf, List<Case> cases) {

    public Overlay {
        validIf = List.copyOf(validIf);
        cases = List.copyOf(cases);
    }

    /**
     * One struct that the bytes may be.
     *
     * @param constant what the enumeration has then; empty where there is none
     */
    public record Case(SourceRef source, String constant, String struct) {}
}
