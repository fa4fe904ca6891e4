package org.cxlmi.spec.model;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.SourceRef;

/**
 * One field of a layout; reserved bytes are a field whose type is {@link ReservedType}.
 *
 * @param minimum smallest raw value that a builder accepts
 * @param maximum largest raw value that a builder accepts
 * @param absentValues raw values that mean that the field is not there
 * @param validIf the one-bit flag that says whether the field is valid: {@code flag} or {@code field.flag}
 * @param constant the value always written, in decimal or as UUID text
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
        List<Long> absentValues,
        Optional<String> validIf,
        Optional<String> constant) {}
