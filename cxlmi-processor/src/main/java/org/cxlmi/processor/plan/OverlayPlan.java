package org.cxlmi.processor.plan;

import java.util.List;

/**
 * The structs that the bytes of a field are, by the constant that an earlier field has.
 *
 * @param accessor the method that returns whichever struct it is
 * @param by the earlier field
 * @param enumeration the type of it
 */
public record OverlayPlan(String accessor, FieldPlan by, EnumPlan enumeration, List<Case> cases) {

    /**
     * One of the structs.
     *
     * @param accessor the method that returns it
     * @param constants the constants for which the bytes are this struct
     */
    public record Case(String accessor, StructPlan struct, List<String> constants) {}
}
