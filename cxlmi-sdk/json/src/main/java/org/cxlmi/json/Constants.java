package org.cxlmi.json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.CodedEnum;
import org.cxlmi.runtime.wire.IdentifiedEnum;
import org.cxlmi.runtime.wire.Wire;

/** Converts between constants of enumerations and their bytes; the constant for unknown codes is not among them. */
final class Constants {

    private static final int UUID_LENGTH = 16;
    private static final UUID NO_ID = new UUID(0, 0);

    private Constants() {}

    /** The name of the constant with these bytes. */
    static Optional<String> name(Class<?> type, byte[] bytes) {
        boolean identified = IdentifiedEnum.class.isAssignableFrom(type);
        Object wire = identified ? Wire.uuid(bytes, 0) : (Object) Wire.unsigned(bytes, 0, bytes.length);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> isKnown(constant) && wire(constant).equals(wire))
                .map(Constants::name)
                .findFirst();
    }

    /** The bytes of the constant with this name. */
    static Optional<byte[]> bytes(Class<?> type, String name, int length) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> isKnown(constant) && name(constant).equals(name))
                .map(constant -> bytes(wire(constant), length))
                .findFirst();
    }

    /** The names of all constants, for messages. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(Constants::isKnown)
                .map(Constants::name)
                .toList();
    }

    /** The enumeration of a range of bits that holds codes. */
    static Optional<Class<?>> of(BitRange range) {
        return Optional.ofNullable(range.codes()).map(codes -> ((Enum<?>) codes.apply(0)).getDeclaringClass());
    }

    private static boolean isKnown(Object constant) {
        return constant instanceof CodedEnum coded ? coded.code() >= 0 : !NO_ID.equals(wire(constant));
    }

    private static Object wire(Object constant) {
        return constant instanceof CodedEnum coded ? (Object) (long) coded.code() : ((IdentifiedEnum) constant).id();
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name();
    }

    private static byte[] bytes(Object wire, int length) {
        return wire instanceof UUID id ? ofUuid(id) : ofNumber((long) wire, length);
    }

    /** The bytes of a UUID. */
    static byte[] ofUuid(UUID id) {
        byte[] bytes = new byte[UUID_LENGTH];
        Wire.putUuid(bytes, 0, id);
        return bytes;
    }

    /** The bytes of an integer that fits. */
    static byte[] ofNumber(long number, int length) {
        byte[] bytes = new byte[length];
        Wire.put(bytes, 0, length, number);
        return bytes;
    }
}
