package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxlmi.spec.model.CCall;

/**
 * How libcxlmi carries out a command; see {@code LibcxlmiCall}, which it becomes. Lengths are in bytes.
 *
 * @param arrayLength the most that the arrays of the response can take
 * @param roomLength how much of them libcxlmi has room for
 * @param counted the array, if a field counts its elements and they are where that says
 * @param asked the field of the request that says how much is wanted
 * @param openEnded whether only the end of the payload bounds the array
 * @param appended the fields of the response that later revisions appended
 * @param difference why libcxlmi cannot be used for it, a clause
 */
public record CallPlan(
        CCall spec,
        int requestLength,
        int responseLength,
        long arrayLength,
        OptionalLong roomLength,
        Optional<FieldPlan> counted,
        Optional<Asked> asked,
        boolean openEnded,
        List<FieldPlan> appended,
        List<Multiplied> multiplied,
        Optional<String> difference) {

    /**
     * What is wanted of a response.
     *
     * @param unit bytes of the response for each one wanted
     */
    public record Asked(FieldPlan field, int unit) {}

    /**
     * A field that libcxlmi multiplies.
     *
     * @param position in the response; for a field of elements, that of the first one in the response
     * @param stride of the elements, or 0
     */
    public record Multiplied(int position, int stride, long factor) {}
}
