package org.cxlmi.processor.emit;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;

/**
 * The parameters of a facade method that takes the fields of a request one by one.
 *
 * <p>Only what the first revision of the command has becomes a parameter, so that a field which a later revision brings takes
 * no method away.
 */
final class Parameters {

    /** A method with more parameters than this would not be readable where it is called. */
    private static final int MOST = 3;

    /** A call with this many numbers does not show which is which. */
    private static final int TOO_MANY_NUMBERS = 3;

    private static final Set<TypeName> NUMBERS = Set.of(TypeName.INT, TypeName.LONG, Types.INT_ARRAY, Types.LONG_ARRAY);

    private final Types types;
    private final StructPlan request;

    private Parameters(Types types, StructPlan request) {
        this.types = types;
        this.request = request;
    }

    /**
     * One value of a request.
     *
     * @param name its name, which is that of the builder's setter too
     * @param range the part of the field that it is
     */
    record Parameter(TypeName type, String name, FieldPlan field, Optional<RangePlan> range) {

        boolean isArrayOfNumbers() {
            return type.equals(Types.INT_ARRAY) || type.equals(Types.LONG_ARRAY);
        }
    }

    /** The parameters, unless a call with them would not be readable, or some may be left out. */
    static Optional<List<Parameter>> of(Types types, StructPlan request) {
        Parameters parameters = new Parameters(types, request);
        List<Parameter> all = parameters.all();
        return all.size() <= MOST
                        && parameters.isComplete()
                        && all.stream().noneMatch(one -> one.type().equals(TypeName.BOOLEAN))
                        && all.stream()
                                        .filter(one -> NUMBERS.contains(one.type()))
                                        .count()
                                < TOO_MANY_NUMBERS
                ? Optional.of(all)
                : Optional.empty();
    }

    /** Whether a request with these values, and no others, can be built. */
    private boolean isComplete() {
        return request.fields().stream()
                .filter(FieldPlan::isSettable)
                .noneMatch(field -> isFirst(field) ? field.mayBeLeftOut() : !field.appended() && field.needsValue());
    }

    private boolean isFirst(FieldPlan field) {
        return !request.isLater(field.spec().lifetime());
    }

    private List<Parameter> all() {
        List<Parameter> parameters = new ArrayList<>();
        for (FieldPlan field : request.fields()) {
            if (!field.isSettable() || !isFirst(field)) {
                continue;
            }
            if (field.type() instanceof ValueType.InlineFlags flags) {
                flags.ranges().stream()
                        .filter(range -> !request.isLater(range.spec().lifetime()))
                        .forEach(range -> parameters.add(
                                new Parameter(types.of(range), range.name(), field, Optional.of(range))));
            } else if (field.isScaled()) {
                parameters.add(new Parameter(TypeName.LONG, field.name() + "Bytes", field, Optional.empty()));
            } else {
                TypeName type = field.isTimestamp() ? Types.INSTANT : types.of(field.type());
                parameters.add(new Parameter(type, field.name(), field, Optional.empty()));
            }
        }
        return parameters;
    }
}
