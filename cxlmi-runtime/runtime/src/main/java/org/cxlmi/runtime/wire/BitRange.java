package org.cxlmi.runtime.wire;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A range of bits in an integer: a flag, a small number or a code of an enumeration.
 *
 * @param name accessor and spec name
 * @param high highest bit, from 0
 * @param low lowest bit, from 0
 * @param inPlace whether the value keeps its position within the integer
 * @param unit the unit for people, {@link #HEX}, or empty
 * @param codes the constant of a code where the bits hold one, otherwise null
 * @param conditions what other bits of the integer have to be for this range to mean something
 */
public record BitRange(
        String name,
        int high,
        int low,
        boolean inPlace,
        String unit,
        @Nullable IntFunction<? extends CodedEnum> codes,
        List<BitCondition> conditions) {

    @ForGeneratedCode
    public BitRange {
        conditions = List.copyOf(conditions);
    }

    /** In place of a unit: people write the number in hexadecimal. */
    public static final String HEX = "hex";

    /** One bit. */
    @ForGeneratedCode
    public static BitRange flag(String name, int bit) {
        return new BitRange(name, bit, bit, false, "", null, List.of());
    }

    /** A number. */
    @ForGeneratedCode
    public static BitRange number(String name, int high, int low, String unit) {
        return new BitRange(name, high, low, false, unit, null, List.of());
    }

    /** A number that people write in hexadecimal. */
    @ForGeneratedCode
    public static BitRange hex(String name, int high, int low) {
        return new BitRange(name, high, low, false, HEX, null, List.of());
    }

    /** A number whose low bits are used for something else and read as zero. */
    @ForGeneratedCode
    public static BitRange inPlace(String name, int high, int low, String unit) {
        return new BitRange(name, high, low, true, unit, null, List.of());
    }

    /** A code of an enumeration. */
    @ForGeneratedCode
    public static BitRange code(String name, int high, int low, IntFunction<? extends CodedEnum> codes) {
        return new BitRange(name, high, low, false, "", codes, List.of());
    }

    /** The same range, which means something only if all of these conditions hold. */
    @ForGeneratedCode
    public BitRange validIf(BitCondition... all) {
        return new BitRange(name, high, low, inPlace, unit, codes, List.of(all));
    }

    /** Whether the range means something in this integer. */
    public boolean isValidIn(long bits) {
        return conditions.stream().allMatch(condition -> condition.holdsIn(bits));
    }

    public boolean isFlag() {
        return high == low && codes == null;
    }

    /** The bits of this range, at their position in the integer. */
    public long mask() {
        return -1L >>> (Long.SIZE - 1 - high + low) << low;
    }

    /** The value of this range within the integer. */
    public long valueIn(long bits) {
        return inPlace ? bits & mask() : (bits & mask()) >>> low;
    }
}
