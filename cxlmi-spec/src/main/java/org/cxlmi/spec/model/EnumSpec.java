package org.cxlmi.spec.model;

import java.util.List;
import org.cxlmi.spec.SourceRef;

/**
 * A named set of codes.
 *
 * @param codeType an unsigned integer of at most 24 bits, or {@link UuidType}
 * @param complete whether all constants could be read; findings say of those that are missing
 */
public record EnumSpec(
        SourceRef source, String name, String doc, FieldType codeType, List<EnumValue> values, boolean complete) {}
