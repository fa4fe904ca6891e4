package org.cxlmi.spec.model;

import java.util.List;
import org.cxlmi.spec.SourceRef;

/** A named set of codes; {@code codeType} is an unsigned integer of at most 24 bits or {@link UuidType}. */
public record EnumSpec(SourceRef source, String name, String doc, FieldType codeType, List<EnumValue> values) {}
