package org.cxlmi.sdk.structs;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cxlmi.runtime.wire.CodedEnum;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.IdentifiedEnum;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;

/** Bytes of structs as a component might send them: counts are right, all else is random. */
public final class RandomBytes {

    private static final String OF_REQUEST = "request.";
    private static final int SMALL = 6;
    private static final int LARGE = 40;
    private static final int ROOM = 0x4000;
    private static final int LARGE_ROOM = 0x40000;

    private final Random random;

    public RandomBytes(long seed) {
        this.random = new Random(seed);
    }

    /** A request that goes with a response; one without bytes if it takes none. */
    public Struct request(StructCase of) {
        return of.request().map(request -> request(of, request)).orElse(EmptyPayload.EMPTY);
    }

    private Struct request(StructCase of, StructCase request) {
        byte[] bytes = payload(request, EmptyPayload.EMPTY);
        for (Layout.Field field : request.layout().fields()) {
            boolean counts = request.layout().fields().stream()
                    .flatMap(array -> array.count().stream())
                    .anyMatch(count -> count.field().equals(field.name()));
            if (field.unit().equals("bytes") && field.length() > 1 && !counts) {
                // What may be asked for has room for any response.
                int room = field.length() > Short.BYTES ? LARGE_ROOM : ROOM;
                Wire.put(bytes, field.offset(), field.length(), room + random.nextInt(room));
            }
        }
        for (Layout.Field field : of.layout().fields()) {
            field.count()
                    .filter(count -> count.kind() == Layout.CountKind.REST)
                    .flatMap(count -> asked(request.layout(), count.atMost()))
                    .ifPresent(asked -> Wire.put(bytes, asked.offset(), asked.length(), random.nextInt(SMALL)));
        }
        return request.wrapper().wrap(bytes, EmptyPayload.EMPTY);
    }

    private static Optional<Layout.Field> asked(Layout request, String operand) {
        return request.fields().stream()
                .filter(field -> operand.equals(OF_REQUEST + field.name()))
                .findFirst();
    }

    /**
     * Bytes of one struct; a payload may end among what was appended to it, or hold more than is known of it, unless an array
     * has to end where its count says.
     */
    public byte[] payload(StructCase of, Struct request) {
        Layout layout = of.layout();
        byte[] bytes = struct(layout, request);
        if (!of.isPayload()) {
            return bytes;
        }
        int appended = layout.fixedLength() - layout.minimumLength();
        if (layout.fields().stream().anyMatch(Layout.Field::isVarying)) {
            return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, bytes.length - appended) : bytes;
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, bytes.length - random.nextInt(appended + 1));
            case 1 -> concat(bytes, some(1 + random.nextInt(SMALL)));
            default -> bytes;
        };
    }

    /** So many bytes of any value. */
    public byte[] some(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private byte[] struct(Layout layout, Struct request) {
        Map<String, Long> numbers = new HashMap<>();
        Map<Layout.Field, byte[]> arrays = new HashMap<>();
        for (Layout.Field field : layout.fields()) {
            if (field.isVarying()) {
                arrays.put(field, array(field, field.count().orElseThrow(), numbers, request));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Layout.Field field : layout.fields()) {
            Long number = numbers.get(field.name());
            if (number != null) {
                byte[] counter = new byte[field.length()];
                Wire.put(counter, 0, counter.length, number);
                bytes.writeBytes(counter);
            } else {
                bytes.writeBytes(field.isVarying() ? arrays.get(field) : fixed(field, request));
            }
        }
        return bytes.toByteArray();
    }

    private byte[] array(Layout.Field field, Layout.Count count, Map<String, Long> numbers, Struct request) {
        long number = random.nextInt(10) == 0 ? random.nextInt(LARGE) : random.nextInt(SMALL);
        if (!count.noneIf().isEmpty()) {
            // None of none is right whatever the request.
            number = 0;
        }
        if (count.kind() == Layout.CountKind.TOTAL) {
            numbers.put(count.field(), number);
            number = PayloadCheck.limitedCount(
                    number, operand(count.minus(), 0, numbers, request), operand(count.atMost(), -1, numbers, request));
        }
        if (count.kind() == Layout.CountKind.REST) {
            number = operand(count.atMost(), number, numbers, request);
        }
        byte[] bytes = elements(field, (int) number, request);
        if (count.kind() == Layout.CountKind.ELEMENTS) {
            numbers.put(count.field(), number);
        } else if (count.kind() == Layout.CountKind.ELEMENTS_OR_REST) {
            numbers.put(count.field(), number);
        } else if (count.kind() == Layout.CountKind.BYTES) {
            numbers.put(count.field(), (long) bytes.length);
        }
        return bytes;
    }

    private long operand(String name, long otherwise, Map<String, Long> numbers, Struct request) {
        if (name.isEmpty()) {
            return otherwise;
        }
        if (name.startsWith(OF_REQUEST)) {
            return StructBytes.of(request)
                    .field(name.substring(OF_REQUEST.length()))
                    .map(field -> Wire.unsigned(field.bytes(), 0, field.length()))
                    .orElse(otherwise);
        }
        return numbers.computeIfAbsent(name, unused -> (long) random.nextInt(SMALL));
    }

    private byte[] elements(Layout.Field field, int number, Struct request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < number; i++) {
            bytes.writeBytes(
                    field.kind() == Layout.Kind.ARRAY
                            ? value(field.elementKind().orElseThrow(), field, field.elementLength(), request)
                            : value(field.kind(), field, 1, request));
        }
        return bytes.toByteArray();
    }

    private byte[] fixed(Layout.Field field, Struct request) {
        return field.kind() == Layout.Kind.ARRAY
                ? elements(field, field.count().orElseThrow().number(), request)
                : value(field.kind(), field, field.length(), request);
    }

    private byte[] value(Layout.Kind kind, Layout.Field field, int length, Struct request) {
        return switch (kind) {
            case STRUCT -> struct(field.struct().orElseThrow(), request);
            case ENUM -> random.nextBoolean() ? constant(field, length) : number(length);
            case TEXT -> random.nextBoolean() ? text(length) : some(length);
            case UUID, BYTES -> some(length);
            case RESERVED -> random.nextBoolean() ? new byte[length] : some(length);
            default -> number(length);
        };
    }

    private byte[] number(int length) {
        byte[] bytes = random.nextBoolean() ? some(length) : new byte[length];
        if (random.nextBoolean()) {
            bytes[0] = (byte) random.nextInt(SMALL);
        } else if (random.nextInt(4) == 0) {
            Arrays.fill(bytes, (byte) 0xff);
        }
        return bytes;
    }

    private byte[] text(int length) {
        byte[] bytes = new byte[length];
        int characters = random.nextInt(length + 1);
        for (int i = 0; i < characters; i++) {
            bytes[i] = (byte) (' ' + random.nextInt('~' - ' ' + 1));
        }
        return bytes;
    }

    private byte[] constant(Layout.Field field, int length) {
        Object[] known = Stream.of(field.constants().orElseThrow().getEnumConstants())
                .filter(constant -> !constant.toString().equals("UNRECOGNIZED"))
                .toArray();
        Object constant = known[random.nextInt(known.length)];
        byte[] bytes = new byte[length];
        Optional.of(constant)
                .filter(IdentifiedEnum.class::isInstance)
                .ifPresentOrElse(
                        id -> Wire.putUuid(bytes, 0, ((IdentifiedEnum) id).id()),
                        () -> Wire.put(bytes, 0, length, ((CodedEnum) constant).code()));
        return bytes;
    }
}
