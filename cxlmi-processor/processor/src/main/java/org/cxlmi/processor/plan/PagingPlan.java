package org.cxlmi.processor.plan;

import java.util.Optional;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.StructSpec;
import org.cxlmi.spec.model.Unit;

/**
 * How a list, or a run of bytes, is read that takes several commands.
 *
 * @param start the field of the request that says where to start
 * @param limit the field of the request that says how much to return
 * @param elements the array of the response that holds what is read
 * @param size which other command says how much there is in all
 */
public record PagingPlan(
        PagingSpec spec,
        Optional<FieldPlan> start,
        Optional<FieldPlan> limit,
        FieldPlan elements,
        Optional<Size> size) {

    /**
     * The other command that says how many bytes there are in all.
     *
     * @param home the package of its class, if it is another one
     * @param command its class
     * @param list the list of its response whose elements have the size; absent if the response has it itself
     */
    public record Size(Optional<String> home, String command, Optional<String> list, PagingSpec.Size spec) {

        static Size of(Optional<String> home, String command, StructSpec response, PagingSpec.Size spec) {
            Optional<String> list = spec.by()
                    .map(by -> response.fields().stream()
                            .filter(field -> field.type() instanceof ArrayType array
                                    && array.element() instanceof ArrayType.ElementType.Of)
                            .map(field -> field.name())
                            .findFirst()
                            .orElseThrow());
            return new Size(home, command, list, spec);
        }
    }

    static PagingPlan of(PagingSpec spec, Optional<StructPlan> request, StructPlan response, Optional<Size> size) {
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
                                .orElseThrow()),
                size);
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
