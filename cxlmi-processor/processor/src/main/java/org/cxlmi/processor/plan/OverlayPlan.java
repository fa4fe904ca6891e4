package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.check.Accessors;
import org.cxlmi.spec.model.Condition;

/**
 * The structs that the bytes of a field are, by the constant that an earlier field has, or the one if conditions hold.
 *
 * @param accessor the method that returns whichever struct it is
 * @param by the earlier field, and its type
 * @param validIf what has to hold, where no field says it
 */
public record OverlayPlan(String accessor, Optional<By> by, List<Condition> validIf, List<Case> cases) {

    /** The method that tells whether it is any of the structs, if there is a condition. */
    public String validityName() {
        return Accessors.isValid(accessor);
    }

    /** The field that says which struct it is. */
    public record By(FieldPlan field, EnumPlan enumeration) {

        public String name() {
            return field.name();
        }
    }

    /**
     * One of the structs.
     *
     * @param accessor the method that returns it
     * @param constants the constants for which the bytes are this struct; none where conditions say it
     */
    public record Case(String accessor, StructPlan struct, List<String> constants) {}
}
