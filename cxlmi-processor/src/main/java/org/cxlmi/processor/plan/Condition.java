package org.cxlmi.processor.plan;

import java.util.Optional;

/**
 * The flag that says whether a field is valid.
 *
 * @param field the field that the flag is a part of
 * @param accessor the struct's accessor to ask
 * @param flag the flag to ask of what that accessor returns; empty where the accessor is the flag itself
 */
public record Condition(FieldPlan field, String accessor, Optional<String> flag) {}
