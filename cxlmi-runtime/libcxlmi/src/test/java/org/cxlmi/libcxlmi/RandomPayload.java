package org.cxlmi.libcxlmi;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.EnumValue;
import org.cxlmi.spec.model.FieldSpec;

/** A payload with random values in all fields, zero in what is reserved, and counts that are true. */
final class RandomPayload {

    private static final int SMALL = 4;
    private static final int LARGEST_TOTAL = 12;

    private final Random random;
    private final Map<String, Long> given;
    private final ToIntFunction<FieldPlan> elements;
    private final Map<String, Long> values = new HashMap<>();
    private final Map<String, Long> requestValues;
    private final List<String> narrow;
    private final List<Place> places = new ArrayList<>();
    private final List<Place> cleared = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Where something is.
     *
     * @param path of the field, for example {@code regions.length}
     */
    record Place(String path, int start, int end) {}

    private RandomPayload(
            Random random,
            Map<String, Long> given,
            Map<String, Long> requestValues,
            List<String> narrow,
            ToIntFunction<FieldPlan> elements) {
        this.random = random;
        this.narrow = narrow;
        this.given = given;
        this.requestValues = requestValues;
        this.elements = elements;
    }

    /**
     * A request.
     *
     * @param given values of some of its fields
     * @param narrow names of fields whose values take half of their bits
     */
    static RandomPayload request(Random random, StructPlan struct, Map<String, Long> given, List<String> narrow) {
        RandomPayload payload = new RandomPayload(random, given, Map.of(), narrow, array -> random.nextInt(SMALL) + 1);
        payload.write(struct, "");
        return payload;
    }

    /**
     * A response.
     *
     * @param narrow paths of fields whose values take half of their bits
     * @param elements how many elements an array of it has, or has at most where the payload says how many
     */
    static RandomPayload response(
            Random random,
            StructPlan struct,
            RandomPayload request,
            List<String> narrow,
            ToIntFunction<FieldPlan> elements) {
        RandomPayload payload = new RandomPayload(random, Map.of(), request.values, narrow, elements);
        payload.write(struct, "");
        return payload;
    }

    static RandomPayload empty() {
        return new RandomPayload(new Random(0), Map.of(), Map.of(), List.of(), array -> 0);
    }

    byte[] bytes() {
        byte[] all = bytes.toByteArray();
        cleared.forEach(place -> Arrays.fill(all, place.start(), place.end(), (byte) 0));
        return all;
    }

    /** Makes a field of the payload itself zero. */
    void clear(String name) {
        places.stream().filter(place -> place.path().equals(name)).forEach(cleared::add);
    }

    /** The integers of the payload itself, by name. */
    Map<String, Long> values() {
        return values;
    }

    /** The fields that a byte at this position belongs to, innermost first; none behind the end. */
    Optional<String> fieldAt(int position) {
        return places.stream()
                .filter(place -> place.start() <= position && position < place.end())
                .map(Place::path)
                .findFirst();
    }

    private void write(StructPlan struct, String prefix) {
        Map<String, Long> counts = new HashMap<>();
        for (FieldPlan array : struct.arrays()) {
            count(array, counts);
        }
        for (FieldPlan field : struct.fields()) {
            int start = bytes.size();
            String path = prefix + (field.isReserved() ? "reserved" : field.name());
            if (field.type() instanceof ValueType.Array array) {
                int length = length(field, array, counts);
                for (int i = 0; i < length; i++) {
                    value(field.spec(), array.element(), path);
                }
            } else if (counts.containsKey(field.name())) {
                number(counts.get(field.name()), field.length());
                remember(prefix, field.name(), counts.get(field.name()));
            } else if (prefix.isEmpty() && given.containsKey(field.name())) {
                number(given.get(field.name()), field.length());
                remember(prefix, field.name(), given.get(field.name()));
            } else if (field.type() instanceof ValueType.IntegerValue number) {
                long value = integer(field.spec(), number) >>> (narrow.contains(path) ? field.length() * 4 : 0);
                number(value, field.length());
                remember(prefix, field.name(), value);
            } else {
                value(field.spec(), field.type(), path);
            }
            places.add(new Place(path, start, bytes.size()));
        }
    }

    private void remember(String prefix, String name, long value) {
        values.put(prefix + name, value);
    }

    /** Chooses the value of the field that counts an array. */
    private void count(FieldPlan field, Map<String, Long> counts) {
        ArrayCount count = field.array().count();
        if (count instanceof ArrayCount.Counted counted) {
            long least = counted.field().spec().minimum().orElse(0L);
            counts.put(counted.field().name(), Math.max(least, random.nextInt(elements.applyAsInt(field) + 1)));
        } else if (count instanceof ArrayCount.ByteLength length) {
            int stride = field.array().element().length();
            counts.put(length.field().name(), (long) random.nextInt(elements.applyAsInt(field) + 1) * stride);
        } else if (count instanceof ArrayCount.Limited limited) {
            counts.put(limited.field().name(), (long) random.nextInt(LARGEST_TOTAL));
        }
    }

    private int length(FieldPlan field, ValueType.Array array, Map<String, Long> counts) {
        if (array.count() instanceof ArrayCount.Fixed fixed) {
            return fixed.count();
        } else if (array.count() instanceof ArrayCount.Counted counted) {
            return counts.get(counted.field().name()).intValue();
        } else if (array.count() instanceof ArrayCount.ByteLength length) {
            return counts.get(length.field().name()).intValue()
                    / array.element().length();
        } else if (array.count() instanceof ArrayCount.Limited limited) {
            long total = counts.get(limited.field().name());
            long left = Math.max(0, total - limited.minus().map(this::operand).orElse(0L));
            return (int) Math.min(left, limited.atMost().map(this::operand).orElse(left));
        }
        return elements.applyAsInt(field);
    }

    private long operand(ArrayCount.Operand operand) {
        return operand instanceof ArrayCount.Operand.OfRequest request
                ? requestValues.get(request.field())
                : values.get(((ArrayCount.Operand.OfField) operand).field().name());
    }

    private void value(FieldSpec spec, ValueType type, String path) {
        if (type instanceof ValueType.IntegerValue number) {
            number(integer(spec, number), type.length());
        } else if (type instanceof ValueType.Code code) {
            number(Long.parseLong(value(spec, code.enumeration()).code()), type.length());
        } else if (type instanceof ValueType.Identifier identifier) {
            uuid(UUID.fromString(value(spec, identifier.enumeration()).code()));
        } else if (type instanceof ValueType.Uuid) {
            uuid(spec.constant().map(UUID::fromString).orElseGet(() -> new UUID(random.nextLong(), random.nextLong())));
        } else if (type instanceof ValueType.Flags flags) {
            number(flags(flags.bits().ranges()), type.length());
        } else if (type instanceof ValueType.InlineFlags flags) {
            number(flags(flags.ranges()), type.length());
        } else if (type instanceof ValueType.Nested nested) {
            write(nested.struct(), path + ".");
        } else if (type instanceof ValueType.Reserved) {
            bytes.writeBytes(new byte[type.length()]);
        } else {
            // Letters, so that it is text too.
            for (int i = 0; i < type.length(); i++) {
                bytes.write('a' + random.nextInt(26));
            }
        }
    }

    private long integer(FieldSpec spec, ValueType.IntegerValue number) {
        if (spec.constant().isPresent()) {
            return Long.parseUnsignedLong(spec.constant().get());
        }
        int bits = number.length() * Byte.SIZE;
        long any = random.nextLong() >>> (Long.SIZE - bits);
        long value = random.nextBoolean() ? any : random.nextInt(SMALL);
        if (spec.maximum().isPresent() || spec.minimum().isPresent()) {
            long least = spec.minimum().orElse(0L);
            long most = spec.maximum().orElseGet(() -> bits == Long.SIZE ? Long.MAX_VALUE : (1L << bits) - 1);
            return least + Long.remainderUnsigned(value, Math.max(1, most - least + 1));
        }
        return value;
    }

    private long flags(List<RangePlan> ranges) {
        long flags = 0;
        for (RangePlan range : ranges) {
            long value = range.enumeration().map(this::code).orElseGet(random::nextLong) & range.maximum();
            flags |= value << range.spec().low();
        }
        return flags;
    }

    private long code(EnumPlan enumeration) {
        return Long.parseLong(value(enumeration).code());
    }

    private EnumValue value(FieldSpec spec, EnumPlan enumeration) {
        return enumeration.spec().values().stream()
                .filter(constant -> spec.constant().equals(Optional.of(constant.name())))
                .findFirst()
                .orElseGet(() -> value(enumeration));
    }

    private EnumValue value(EnumPlan enumeration) {
        List<EnumValue> all = enumeration.spec().values();
        return all.get(random.nextInt(all.size()));
    }

    private void uuid(UUID uuid) {
        for (long half : new long[] {uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()}) {
            number(Long.reverseBytes(half), Long.BYTES);
        }
    }

    private void number(long value, int width) {
        for (int i = 0; i < width; i++) {
            bytes.write((int) (value >>> (i * Byte.SIZE)));
        }
    }
}
