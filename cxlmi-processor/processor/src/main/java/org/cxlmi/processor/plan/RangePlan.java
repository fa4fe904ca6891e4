package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.IntegerType;

/**
 * A flag, number or code within an integer.
 *
 * @param carrier the integer that it is a part of
 * @param enumeration the enumeration that it holds a code of
 */
public record RangePlan(BitRange spec, IntegerType carrier, Optional<EnumPlan> enumeration) {

    /** The most bits that a value may have to be an {@code int} that is never negative. */
    private static final int INT_BITS = Integer.SIZE - 1;

    public String name() {
        return spec.name();
    }

    /** Whether it means something only with some values of other bits, or of its own. */
    public boolean isConditional() {
        return !spec.validIf().isEmpty() || !spec.absentValues().isEmpty();
    }

    /** A value of these bits, as the accessor gives it, where it stands within the integer. */
    public long inPlace(long value) {
        return spec.inPlace() ? value : value << spec.low();
    }

    /** Its bits within the integer: {@code bit 3} or {@code bits 7:4}. */
    public String place() {
        return spec.high() == spec.low() ? "bit " + spec.low() : "bits " + spec.high() + ":" + spec.low();
    }

    /** What its bits are, where they stand within the integer, when nobody sets it. */
    public long initial() {
        return spec.absentValues().stream().findFirst().map(this::inPlace).orElse(0L);
    }

    /** What all ranges of an integer are when nobody sets them. */
    static long initial(List<RangePlan> ranges) {
        return ranges.stream().mapToLong(RangePlan::initial).reduce(0, (bits, more) -> bits | more);
    }

    /** Whether its value is a boolean. */
    public boolean isFlag() {
        return spec.isFlag() && enumeration.isEmpty();
    }

    /** Whether its value is an {@code int}, otherwise it is a {@code long}. */
    public boolean fitsInt() {
        return (spec.inPlace() ? spec.high() + 1 : spec.high() - spec.low() + 1) <= INT_BITS;
    }

    /** The largest value, without its position. */
    public long maximum() {
        return -1L >>> (Long.SIZE - 1 - spec.high() + spec.low());
    }
}
