package org.cxlmi.simulator.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.IdentifiedEnum;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.sdk.structs.AllStructs;
import org.cxlmi.sdk.structs.RandomBytes;
import org.cxlmi.sdk.structs.StructCase;

/** Requests of a command as no sound client sends them: every field below, at and above what it can be. */
final class HostilePayloads {

    private static final int RANDOM_PAYLOADS = 2;
    private static final long SEED = 5;
    private static final Map<Class<?>, StructCase> CASES =
            AllStructs.cases().stream().collect(Collectors.toMap(StructCase::type, Function.identity()));

    private static final long[] BYTES = LongStream.range(0, 1 << Byte.SIZE).toArray();
    private static final long[] NUMBERS = numbers();
    private static final long[] FEW_NUMBERS = {0, 1, 16, 1 << 16, Long.MAX_VALUE, Long.MIN_VALUE};

    private final Command<?, ?> command;
    private final Layout layout;

    private HostilePayloads(Command<?, ?> command) {
        this.command = command;
        this.layout = command.requestLayout();
    }

    /** Small numbers, and those around powers of two that are the limits of something. */
    private static long[] numbers() {
        LongStream limits = LongStream.of(6, 8, 16, 28, 32, 63)
                .flatMap(bit -> LongStream.of((1L << bit) - 1, 1L << bit, (1L << bit) + 1));
        return LongStream.concat(LongStream.range(-2, 10), limits).distinct().toArray();
    }

    /** Those of a command, the same ones always. */
    static List<byte[]> of(Command<?, ?> command) {
        HostilePayloads payloads = new HostilePayloads(command);
        List<byte[]> all = new ArrayList<>();
        for (byte[] base : payloads.bases()) {
            all.add(base);
            payloads.places(base).forEach(place -> place.values(base).forEach(all::add));
            all.add(Arrays.copyOf(base, Math.max(0, base.length - 1)));
            all.add(Arrays.copyOf(base, base.length + 1));
        }
        return all;
    }

    /** Zeros, ones, zeros with each known identifier, and some that are random but for their counts. */
    private List<byte[]> bases() {
        byte[] zeros = new byte[layout.fixedLength()];
        byte[] ones = zeros.clone();
        Arrays.fill(ones, (byte) 0xff);
        List<byte[]> bases = new ArrayList<>(List.of(zeros, ones));
        for (Layout.Field field : layout.fields()) {
            identifiers(field).forEach(identifier -> {
                byte[] identified = zeros.clone();
                Wire.putUuid(identified, field.offset(), identifier.id());
                bases.add(identified);
            });
        }
        if (!layout.fields().isEmpty()) {
            RandomBytes random = new RandomBytes(SEED);
            Stream.generate(() -> random.payload(CASES.get(command.requestType()), EmptyPayload.EMPTY))
                    .limit(RANDOM_PAYLOADS)
                    .forEach(bases::add);
        }
        return bases;
    }

    private static Stream<IdentifiedEnum> identifiers(Layout.Field field) {
        return field.constants().stream()
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .filter(IdentifiedEnum.class::isInstance)
                .map(IdentifiedEnum.class::cast)
                .filter(constant -> !constant.toString().equals("UNRECOGNIZED"));
    }

    /** Where a field is in a payload. */
    private record Place(int at, int length) {

        List<byte[]> values(byte[] base) {
            List<byte[]> values = new ArrayList<>();
            boolean thorough = Arrays.equals(base, new byte[base.length]);
            long[] numbers = thorough ? length == 1 ? BYTES : NUMBERS : FEW_NUMBERS;
            for (long number : numbers) {
                byte[] changed = base.clone();
                Wire.put(changed, at, Math.min(length, Long.BYTES), number);
                values.add(changed);
            }
            byte[] ones = base.clone();
            Arrays.fill(ones, at, at + length, (byte) 0xff);
            values.add(ones);
            return values;
        }
    }

    /** All fields, of arrays those of the first element. */
    private List<Place> places(byte[] payload) {
        List<Place> places = new ArrayList<>();
        try {
            addPlaces(StructBytes.of(command.requestReader().apply(payload)), 0, places);
        } catch (MalformedResponseException e) {
            // Of what contradicts itself, the fields whose place is always the same.
            layout.fields().stream()
                    .filter(field -> !field.isVarying() && !field.afterArray())
                    .forEach(field -> places.add(new Place(field.offset(), field.length())));
        }
        return places;
    }

    private static void addPlaces(StructBytes struct, int start, List<Place> places) {
        int at = start;
        for (FieldBytes bytes : struct.fields()) {
            Layout.Field field = bytes.field();
            if (!bytes.structs().isEmpty()) {
                addPlaces(StructBytes.of(bytes.structs().get(0)), at, places);
            } else if (bytes.length() > 0) {
                places.add(new Place(at, field.isVarying() ? Math.max(1, field.elementLength()) : bytes.length()));
            }
            at += bytes.length();
        }
    }
}
