package org.cxlmi.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxlmi.spec.model.CCall;

/** Works out how libcxlmi's structs become payloads. */
final class CallPlanner {

    private final CCall call;
    private final Optional<StructPlan> request;
    private final Optional<PagingPlan> paging;
    private final Optional<StructPlan> response;
    private final Optional<StructPlan> ignored;
    private final List<FieldPlan> arrays;

    private CallPlanner(
            CCall call, Optional<StructPlan> request, Optional<StructPlan> response, Optional<PagingPlan> paging) {
        this.call = call;
        this.request = request;
        this.paging = paging;
        // Where the function has no room for a response, there is none, whatever the component sends.
        this.response = response.filter(struct -> call.shape().hasResponse());
        this.ignored = response.filter(struct -> !call.shape().hasResponse());
        this.arrays = this.response.map(StructPlan::arrays).orElse(List.of());
    }

    static CallPlan plan(
            CCall call, Optional<StructPlan> request, Optional<StructPlan> response, Optional<PagingPlan> paging) {
        return new CallPlanner(call, request, response, paging).plan();
    }

    private CallPlan plan() {
        return new CallPlan(
                call,
                request.map(StructPlan::fixedLength).orElse(0),
                response.map(StructPlan::fixedLength).orElse(0),
                response.map(CallPlanner::longestArrays).orElse(0L),
                room(),
                counted(),
                asked(),
                isOpenEnded(),
                response.map(StructPlan::appended).orElse(List.of()),
                multiplied(),
                difference());
    }

    /** Whatever the count fields hold. */
    private static long longestArrays(StructPlan struct) {
        return struct.arrays().stream()
                .mapToLong(array -> longest(array.array()))
                .reduce(0, CallPlanner::saturatedSum);
    }

    private static long longest(ValueType.Array array) {
        return array.count()
                .match(new ArrayCount.Cases<>(
                        // Their bytes are among those of the fixed fields.
                        fixed -> 0L,
                        counted -> longest(array, largest(counted.field())),
                        byteLength -> largest(byteLength.field()),
                        // The end of the payload bounds them.
                        rest -> 0L,
                        limited -> longest(array, largest(limited.field()))));
    }

    private static long longest(ValueType.Array array, long count) {
        long element = array.element() instanceof ValueType.Nested nested
                ? saturatedSum(nested.struct().fixedLength(), longestArrays(nested.struct()))
                : array.element().length();
        return Math.multiplyHigh(count, element) == 0 && count * element >= 0 ? count * element : Long.MAX_VALUE;
    }

    private static long largest(FieldPlan counter) {
        int bits = ValueType.carrier(counter.type()).size() * Byte.SIZE;
        return bits == Long.SIZE ? Long.MAX_VALUE : (1L << bits) - 1;
    }

    private static long saturatedSum(long first, long second) {
        return first > Long.MAX_VALUE - second ? Long.MAX_VALUE : first + second;
    }

    private OptionalLong room() {
        return call.room().isPresent() && arrays.size() == 1
                ? OptionalLong.of((long) call.room().getAsInt()
                        * arrays.get(0).array().element().length())
                : OptionalLong.empty();
    }

    private Optional<FieldPlan> counted() {
        return arrays.stream()
                .filter(array -> arrays.size() == 1
                        && array.array().count() instanceof ArrayCount.Counted
                        && !array.array().isVariableStride())
                .filter(array -> followed().isEmpty() || hasKnownPlaces(array))
                .findFirst();
    }

    /** The array that fields follow. */
    private Optional<FieldPlan> followed() {
        return arrays.stream()
                .filter(array -> response.orElseThrow().isAnchor(array))
                .findFirst();
    }

    /** What the spec says, or else what cannot work. */
    private Optional<String> difference() {
        if (call.differs().isPresent()) {
            return call.differs();
        } else if (followed().filter(array -> !hasKnownPlaces(array)).isPresent()) {
            return Optional.of("its structs have fields behind an array");
        } else if (ignored.filter(struct -> struct.minimumLength() > 0).isPresent()) {
            return Optional.of("it does not hand the response out");
        } else if (isOpenEnded() && asked().isEmpty() && room().isEmpty() && call.shape() != CCall.CallShape.VENDOR) {
            return Optional.of("it does not tell how long the response is");
        }
        return Optional.empty();
    }

    private boolean isOpenEnded() {
        return arrays.stream().anyMatch(array -> array.array().count() instanceof ArrayCount.Rest);
    }

    private boolean hasKnownPlaces(FieldPlan array) {
        return arrays.size() == 1 && call.room().isPresent() && array.array().count() instanceof ArrayCount.Counted;
    }

    /** The request field that paging names as limit, if it bounds the array. */
    private Optional<CallPlan.Asked> asked() {
        if (arrays.size() != 1 || arrays.get(0).array().isVariableStride()) {
            return Optional.empty();
        }
        int stride = arrays.get(0).array().element().length();
        return paging.flatMap(PagingPlan::limit)
                .map(field -> new CallPlan.Asked(field, PagingPlan.isInBytes(field) ? 1 : stride));
    }

    private List<CallPlan.Multiplied> multiplied() {
        List<CallPlan.Multiplied> multiplied = new ArrayList<>();
        for (String path : call.inBytes()) {
            int dot = path.indexOf('.');
            StructPlan top = response.orElseThrow();
            if (dot < 0) {
                multiplied.add(multiplied(top.field(path), 0, 0));
            } else {
                FieldPlan array = top.field(path.substring(0, dot));
                StructPlan element = ((ValueType.Nested) array.array().element()).struct();
                multiplied.add(
                        multiplied(element.field(path.substring(dot + 1)), array.offset(), element.fixedLength()));
            }
        }
        return multiplied;
    }

    private static CallPlan.Multiplied multiplied(FieldPlan field, int start, int stride) {
        long factor = field.spec().unit().orElseThrow().bytesPerStep();
        return new CallPlan.Multiplied(start + field.offset(), stride, factor);
    }
}
