package org.cxlmi.sdk.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.CodedEnum;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;

/** Finds values in a struct that the specification does not allow, although the struct can be read. */
final class StructCheck {

    private final List<Mistake> mistakes = new ArrayList<>();

    private StructCheck() {}

    /**
     * A value that the specification does not allow.
     *
     * @param kind {@link CheckKind#RESERVED}, {@link CheckKind#VALUES} or {@link CheckKind#RESPONSE}
     * @param place the field
     */
    record Mistake(CheckKind kind, String place, String expected, String found) {}

    static List<Mistake> of(Struct struct) {
        StructCheck check = new StructCheck();
        check.checkLength(struct);
        check.check("", struct);
        return check.mistakes;
    }

    private void checkLength(Struct struct) {
        Layout layout = struct.layout();
        byte[] tail = StructBytes.of(struct).tail();
        if (tail.length == 0) {
            return;
        }
        boolean isCut = struct.byteLength() < layout.fixedLength();
        mistakes.add(new Mistake(
                CheckKind.RESPONSE,
                "",
                isCut
                        ? "an end between two fields"
                        : "at most " + (struct.byteLength() - tail.length) + " bytes, as many as are known",
                struct.byteLength() + " bytes"));
    }

    private void check(String path, Struct struct) {
        int offset = 0;
        for (FieldBytes field : StructBytes.of(struct).fields()) {
            check(path, offset, field);
            offset += field.length();
        }
    }

    private void check(String path, int offset, FieldBytes field) {
        Layout.Field layout = field.field();
        if (layout.isSecret()) {
            return;
        }
        if (layout.kind() == Layout.Kind.RESERVED) {
            checkZero(path, offset, field.bytes());
            return;
        }
        String name = path + layout.name();
        if (!field.structs().isEmpty()) {
            boolean isArray = layout.kind() == Layout.Kind.ARRAY;
            for (int i = 0; i < field.structs().size(); i++) {
                check(name + (isArray ? "[" + i + "]." : "."), field.structs().get(i));
            }
            return;
        }
        if (!field.isAbsent()) {
            checkElements(name, layout, field.bytes());
        }
    }

    private void checkZero(String path, int offset, byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                String struct = path.isEmpty() ? "" : " of " + path.substring(0, path.length() - 1);
                String where = bytes.length == 1
                        ? "reserved byte " + offset
                        : "reserved bytes " + offset + " to " + (offset + bytes.length - 1);
                mistakes.add(new Mistake(CheckKind.RESERVED, where + struct, "0", HexText.of(bytes)));
                return;
            }
        }
    }

    private void checkElements(String name, Layout.Field layout, byte[] bytes) {
        if (layout.kind() != Layout.Kind.ARRAY) {
            checkValue(name, layout, layout.kind(), bytes);
            return;
        }
        Layout.Kind kind = layout.elementKind().orElse(Layout.Kind.BYTES);
        int length = Math.max(1, layout.elementLength());
        for (int i = 0; (i + 1) * length <= bytes.length; i++) {
            checkValue(name + "[" + i + "]", layout, kind, Arrays.copyOfRange(bytes, i * length, (i + 1) * length));
        }
    }

    private void checkValue(String name, Layout.Field layout, Layout.Kind kind, byte[] bytes) {
        if (bytes.length > Long.BYTES) {
            return;
        }
        long value = Wire.unsigned(bytes, 0, bytes.length);
        long all = bytes.length == Long.BYTES ? -1 : (1L << (Byte.SIZE * bytes.length)) - 1;
        if (kind == Layout.Kind.ENUM) {
            checkCode(name, layout, value, bytes.length);
        } else if (!layout.bits().isEmpty()) {
            checkBits(name, layout.bits(), value, all, bytes.length);
        } else {
            checkUnused(name, value & all & ~layout.mask(), value, bytes.length);
        }
    }

    private void checkCode(String name, Layout.Field layout, long value, int length) {
        boolean isKnown = layout.constants()
                .map(type -> Arrays.stream(type.getEnumConstants())
                        .anyMatch(constant -> !(constant instanceof CodedEnum coded) || coded.code() == value))
                .orElse(true);
        if (!isKnown) {
            mistakes.add(unknownCode(name, value, length));
        }
    }

    private void checkBits(String name, List<BitRange> ranges, long value, long all, int length) {
        long known = ranges.stream().mapToLong(BitRange::mask).reduce(0, (a, b) -> a | b);
        checkUnused(name, value & all & ~known, value, length);
        for (BitRange range : ranges) {
            if (range.codes() != null && range.isValidIn(value)) {
                long code = range.valueIn(value);
                // Without a constant for 0, that says nothing, such as the speed of a link that is down.
                if (code != 0 && range.codes().apply((int) code).code() < 0) {
                    mistakes.add(unknownCode(name + "." + range.name(), code, 1));
                }
            }
        }
    }

    private void checkUnused(String name, long unused, long value, int length) {
        if (unused != 0) {
            mistakes.add(new Mistake(
                    CheckKind.RESERVED, name, "0 in the reserved bits " + hex(unused, length), hex(value, length)));
        }
    }

    private static Mistake unknownCode(String name, long value, int length) {
        return new Mistake(CheckKind.VALUES, name, "a value of the specification", hex(value, length));
    }

    private static String hex(long value, int length) {
        return String.format(Locale.ROOT, "0x%0" + 2 * length + "x", value);
    }
}
