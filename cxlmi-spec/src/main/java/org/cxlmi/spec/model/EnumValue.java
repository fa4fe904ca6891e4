package org.cxlmi.spec.model;

import org.cxlmi.spec.SourceRef;

/**
 * One constant of an enumeration.
 *
 * @param code the number in decimal, or the UUID text
 * @param label text for people; empty to derive it from the name
 */
public record EnumValue(SourceRef source, String name, String code, String doc, String label, Lifetime lifetime) {}
