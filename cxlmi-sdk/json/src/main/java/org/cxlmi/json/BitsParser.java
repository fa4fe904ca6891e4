package org.cxlmi.json;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxlmi.runtime.wire.BitCondition;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Layout;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads integers that consist of flags and small numbers. Ranges that are missing or null are zero. */
final class BitsParser {

    private final JsonParser in;
    private final String struct;
    private final ValueParser values;

    BitsParser(JsonParser in, String struct, ValueParser values) {
        this.in = in;
        this.struct = struct;
        this.values = values;
    }

    /** Reads the object at the current token. */
    long bits(Layout.Field field) {
        if (!in.isExpectedStartObjectToken()) {
            throw Mismatch.found(in, struct, field.name(), "an object of bits");
        }
        Set<String> names = new HashSet<>();
        long bits = 0;
        long named = 0;
        long unknown = 0;
        Set<BitRange> absent = new HashSet<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            String place = field.name() + "." + name;
            if (!names.add(name)) {
                throw Mismatch.of(in, struct, place, "is there twice");
            }
            if (name.equals(Keys.UNKNOWN_BITS)) {
                unknown = values.bits(place, field.length());
            } else if (!isInBytes(field, name)) {
                BitRange range = range(field, name, place);
                if (in.currentToken() == JsonToken.VALUE_NULL) {
                    absent.add(range);
                } else {
                    named |= range.mask();
                    bits |= range(range, place);
                }
            }
        }
        if ((unknown & named) != 0) {
            throw Mismatch.of(in, struct, field.name() + "." + Keys.UNKNOWN_BITS, "holds bits that also have a name");
        }
        checkValidity(field, names, absent, bits | unknown);
        return bits | unknown;
    }

    private boolean isInBytes(Layout.Field field, String key) {
        return field.bits().stream().anyMatch(range -> values.isInBytes(key, range.name(), range.unit()));
    }

    private void checkValidity(Layout.Field field, Set<String> names, Set<BitRange> absent, long bits) {
        for (BitRange range : field.bits()) {
            boolean valid = range.isValidIn(bits);
            String place = field.name() + "." + range.name();
            if (absent.contains(range) && valid) {
                throw Mismatch.of(in, struct, place, "is null, but it is valid");
            }
            if (names.contains(range.name()) && !absent.contains(range) && !valid) {
                String conditions =
                        range.conditions().stream().map(BitCondition::text).collect(Collectors.joining(" and "));
                throw Mismatch.of(in, struct, place, "is there, but is valid only if " + conditions + "; write null");
            }
        }
    }

    private BitRange range(Layout.Field field, String name, String place) {
        return field.bits().stream()
                .filter(range -> range.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Mismatch.of(in, struct, place, "there are no such bits"));
    }

    /** The bits of a range, at their position in the integer. */
    private long range(BitRange range, String place) {
        int width = range.high() - range.low() + 1;
        Optional<Class<?>> type = Constants.of(range);
        if (type.isPresent()) {
            return values.code(type.get(), place, width) << range.low();
        }
        if (range.isFlag()) {
            return flag(place) ? range.mask() : 0;
        }
        if (!range.inPlace()) {
            return values.number(place, BigInteger.ZERO, BigInteger.ONE.shiftLeft(width))
                            .longValue()
                    << range.low();
        }
        long value = values.number(place, BigInteger.ZERO, BigInteger.ONE.shiftLeft(range.high() + 1))
                .longValue();
        if ((value & ~range.mask()) != 0) {
            throw Mismatch.found(in, struct, place, "a multiple of " + (1L << range.low()));
        }
        return value;
    }

    private boolean flag(String place) {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw Mismatch.found(in, struct, place, "true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }
}
