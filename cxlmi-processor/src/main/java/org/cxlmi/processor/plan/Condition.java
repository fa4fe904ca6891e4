package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;

/**
 * What says whether a field is valid: a flag, or an enumeration with the constants that it has to have.
 *
 * @param field the field that is asked, or that the flag or enumeration is a part of
 * @param accessor the struct's accessor to ask
 * @param part what to ask of the bits that the accessor returns; empty where the accessor says it itself
 * @param enumeration the enumeration, where it is one
 * @param constants the constants of it that make the field valid
 */
public record Condition(
        FieldPlan field,
        String accessor,
        Optional<String> part,
        Optional<EnumPlan> enumeration,
        List<String> constants) {}
