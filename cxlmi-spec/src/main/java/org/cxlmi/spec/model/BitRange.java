package org.cxlmi.spec.model;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.SourceRef;

/**
 * One flag, small number or enumerated value within an integer.
 *
 * @param high highest bit, from 0
 * @param low lowest bit, from 0
 * @param enumName name of the enumeration that the bits hold a code of
 * @param inPlace whether the value is masked only, and keeps its position within the integer
 * @param absentValues values that mean "not there", in the form in which the accessor would return them
 * @param validIf what has to hold, of other bits of the same integer, for these to mean something
 */
public record BitRange(
        SourceRef source,
        int high,
        int low,
        String name,
        String doc,
        Optional<String> enumName,
        Optional<Unit> unit,
        boolean inPlace,
        List<Long> absentValues,
        List<Condition> validIf,
        Lifetime lifetime) {

    public BitRange {
        absentValues = List.copyOf(absentValues);
        validIf = List.copyOf(validIf);
    }

    public boolean isFlag() {
        return high == low;
    }

    /** These bits, where they stand within the integer. */
    public long mask() {
        return -1L >>> Math.max(0, Long.SIZE - 1 - high + low) << low;
    }

    /** Whether they can have a value, as the accessor gives it. */
    public boolean holds(long value) {
        return (value & ~(inPlace ? mask() : mask() >>> low)) == 0;
    }
}
