package org.cxlmi.spec.model;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.SourceRef;

/**
 * One field of a layout; reserved bytes are a field whose type is {@link ReservedType}.
 *
 * @param minimum smallest raw value that a builder accepts
 * @param maximum largest raw value that a builder accepts; the mask, if nothing less is said
 * @param mask the bits of the integer that are its value, from bit 0 on; the others are reserved
 * @param absentValues raw values that mean that the field is not there; a timestamp always has 0, "never set"
 * @param validIf what has to hold for the field to mean something, all of it
 * @param constant the value always written, in decimal, as UUID text or as the name of an enumeration's constant
 * @param secret whether its content is never shown
 * @param overlay what the bytes are, depending on other fields
 */
public record FieldSpec(
        SourceRef source,
        String name,
        String doc,
        Optional<String> cName,
        FieldType type,
        Optional<Unit> unit,
        Lifetime lifetime,
        Optional<Long> minimum,
        Optional<Long> maximum,
        Optional<Long> mask,
        List<Long> absentValues,
        List<Condition> validIf,
        Optional<String> constant,
        boolean secret,
        Optional<Overlay> overlay) {}
