package org.cxlmi.processor.plan;

import java.util.Optional;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.Unit;

/**
 * How a list, or a run of bytes, is read that takes several commands.
 *
 * @param start the field of the request that says where to start
 * @param limit the field of the request that says how much to return
 * @param elements the array of the response that holds what is read
 */
public record PagingPlan(PagingSpec spec, Optional<FieldPlan> start, Optional<FieldPlan> limit, FieldPlan elements) {

    static PagingPlan of(PagingSpec spec, Optional<StructPlan> request, StructPlan response) {
        return new PagingPlan(
                spec,
                spec.start().map(name -> request.orElseThrow().field(name)),
                spec.limit().map(name -> request.orElseThrow().field(name)),
                spec.elements()
                        .map(response::field)
                        .orElseGet(() -> response.fields().stream()
                                .filter(field -> field.type() instanceof ValueType.Array array
                                        && !(array.element() instanceof ValueType.Text))
                                .findFirst()
                                .orElseThrow()));
    }

    /** Whether a field counts bytes. */
    public static boolean isInBytes(FieldPlan field) {
        return field.spec().unit().equals(Optional.of(Unit.BYTES));
    }

    /** Whether the limit is one of the whole payload, because it counts bytes where the start counts elements. */
    public boolean limitsPayload() {
        return limit.filter(PagingPlan::isInBytes).isPresent()
                && start.filter(PagingPlan::isInBytes).isEmpty();
    }
}
