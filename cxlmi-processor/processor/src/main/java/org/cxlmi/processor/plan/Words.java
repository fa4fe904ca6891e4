package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Effect;
import org.cxlmi.spec.model.Impact;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.Unit;

/** How facts of the spec read in documentation. */
public final class Words {

    private Words() {}

    /** The bits that a mask leaves: {@code bits 11:0, the others are reserved}. */
    public static String mask(long mask) {
        int high = Long.SIZE - 1 - Long.numberOfLeadingZeros(mask);
        return (high == 0 ? "bit 0" : "bits " + high + ":0") + ", the others are reserved";
    }

    /** A raw value: {@code 9}, {@code FFFFh}. */
    public static String hex(long value) {
        return value >= 0 && value < 10
                ? Long.toString(value)
                : Long.toHexString(value).toUpperCase(Locale.ROOT) + "h";
    }

    /** An opcode as tables of the CXL specification have it: {@code 0100h}. */
    public static String opcode(int opcode) {
        return String.format(Locale.ROOT, "%04Xh", opcode);
    }

    /** {@code since CXL 3.0, until CXL 3.2}; empty for what always was and is. */
    public static Optional<String> lifetime(Lifetime lifetime) {
        Optional<String> since = lifetime.since().map(revision -> "since CXL " + revision.text());
        Optional<String> until = lifetime.until().map(revision -> "until CXL " + revision.text());
        return since.isPresent() && until.isPresent()
                ? Optional.of(since.get() + ", " + until.get())
                : since.or(() -> until);
    }

    /** {@code in steps of 256 MiB}, {@code in ns}, {@code a number of records}. */
    public static Optional<String> unit(Unit unit) {
        return switch (unit) {
            case HEX -> Optional.empty();
            case BLOCKS_256_MIB, BLOCKS_128_BYTES, BLOCKS_64_BYTES -> Optional.of("in steps of " + unit.text());
            case BLOCKS, RECORDS, ERRORS, ENTRIES -> Optional.of("a number of " + unit.text());
            case PERCENT -> Optional.of("in percent");
            case NANOSECONDS_SINCE_EPOCH,
                    POWER_OF_TWO_BYTES,
                    BYTES,
                    CELSIUS,
                    NANOSECONDS,
                    MICROSECONDS,
                    MILLISECONDS,
                    SECONDS,
                    MINUTES,
                    HOURS -> Optional.of("in " + unit.text());
        };
    }

    /** Raw values that mean that there is nothing: {@code absent if 0 or FFFFh}; empty if there are none. */
    public static Optional<String> absent(List<Long> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of("absent if " + values.stream().map(Words::hex).collect(Collectors.joining(" or ")));
    }

    /** {@code Only reads}. */
    public static String impact(Impact impact) {
        return switch (impact) {
            case READS -> "Only reads";
            case CHANGES -> "Changes something";
            case DESTROYS_DATA -> "Destroys data";
            case RESETS -> "Resets something";
        };
    }

    /** {@code immediate log change}. */
    public static String effect(Effect effect) {
        return effect.specName().replace('-', ' ');
    }

    /**
     * {@code flags.ready is set and not state = IDLE}.
     *
     * @param code how to mark what is code
     */
    public static String conditions(List<Condition> conditions, UnaryOperator<String> code) {
        return conditions.stream()
                .map(condition -> condition.values().isEmpty()
                        ? code.apply(condition.operandText()) + (condition.negated() ? " is clear" : " is set")
                        : code.apply(condition.text()))
                .collect(Collectors.joining(" and "));
    }
}
