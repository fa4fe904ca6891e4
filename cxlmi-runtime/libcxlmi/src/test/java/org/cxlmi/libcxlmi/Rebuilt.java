package org.cxlmi.libcxlmi;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.processor.Golden;
import org.cxlmi.processor.plan.Accessor;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;

/** Makes a generated struct anew with its builder, field by field, of what the accessors of another one say. */
final class Rebuilt {

    private Rebuilt() {}

    static Object of(StructPlan plan, Object struct) {
        Object builder = Golden.call(struct.getClass(), "builder");
        for (FieldPlan field : plan.fields()) {
            if (field.isSettable() && isValid(field, struct)) {
                Accessor accessor = wire(field);
                Object value = Golden.call(struct, accessor.name());
                String setter = accessor.form() == Accessor.Form.RAW ? field.name() : accessor.name();
                unwrapped(value).ifPresent(present -> Golden.call(builder, setter, present));
            }
        }
        return Golden.call(builder, "build");
    }

    /** Whether a field means something; others are not to be set. */
    static boolean isValid(FieldPlan field, Object struct) {
        if (!field.isConditional()) {
            return true;
        }
        try {
            Method validity = struct.getClass().getDeclaredMethod(field.validityName());
            validity.setAccessible(true);
            return (boolean) validity.invoke(struct);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The accessor that says what is on the wire, known or not. */
    private static Accessor wire(FieldPlan field) {
        return field.accessors().stream()
                .filter(accessor -> accessor.form() == Accessor.Form.CODE
                        || accessor.form() == Accessor.Form.ID
                        || accessor.form() == Accessor.Form.NANOS
                        || accessor.form() == Accessor.Form.RAW)
                .findFirst()
                .orElse(field.accessors().get(0));
    }

    private static Optional<Object> unwrapped(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(present -> present);
        } else if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
        } else if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty();
        }
        return Optional.of(value);
    }
}
