package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StructBytesTest {

    /** A count, a reserved byte, numbers, and what a later revision appended. */
    private static final Layout NUMBERS = Layout.define("Numbers", 2, 5)
            .field("count", Layout.Kind.UNSIGNED, 0, 1)
            .field("reserved", Layout.Kind.RESERVED, 1, 1)
            .field("numbers", Layout.Kind.ARRAY, 2, 0)
            .elements(Layout.Kind.UNSIGNED, 2)
            .count(Layout.Count.elements("count"))
            .fieldAfterArray("added", Layout.Kind.UNSIGNED, 2, 1)
            .fieldAfterArray("addedLater", Layout.Kind.UNSIGNED, 3, 2)
            .build();

    private static final class Bare extends Struct {

        private final Layout layout;
        private final List<Object> values;

        Bare(Layout layout, byte[] bytes, Object... values) {
            super(bytes, 0, bytes.length);
            this.layout = layout;
            this.values = List.of(values);
        }

        @Override
        public Layout layout() {
            return layout;
        }

        @Override
        protected Object fieldValue(int index) {
            return values.get(index);
        }
    }

    private static Struct numbers(byte[] bytes) {
        return new Bare(NUMBERS, bytes, 2, 0, new int[2], 0, 0);
    }

    private static String text(StructBytes split) {
        StringBuilder text = new StringBuilder();
        for (FieldBytes field : split.fields()) {
            text.append(field.field().name())
                    .append(' ')
                    .append(Hex.text(field.bytes()))
                    .append(", ");
        }
        return text.append("tail ").append(Hex.text(split.tail())).toString();
    }

    @Test
    void fields_behindAnArray_moveWithIt() {
        assertEquals(
                "count 02, reserved 07, numbers 01000200, added 05, addedLater 0600, tail 0809",
                text(StructBytes.of(numbers(Hex.bytes("02 07 0100 0200 05 0600 0809")))));
    }

    @Test
    void fields_thatWereNotSent_areMissing() {
        assertEquals(
                "count 02, reserved 00, numbers 01000200, added 05, tail 06",
                text(StructBytes.of(numbers(Hex.bytes("02 00 0100 0200 05 06")))));
        assertEquals(
                "count 02, reserved 00, numbers 01000200, tail ",
                text(StructBytes.of(numbers(Hex.bytes("02 00 0100 0200")))));
    }

    @Test
    void elements_ofVaryingLength_areKept() {
        Layout outer = Layout.define("Outer", 1, 1)
                .field("count", Layout.Kind.UNSIGNED, 0, 1)
                .field("all", Layout.Kind.ARRAY, 1, 0)
                .struct(() -> NUMBERS)
                .elements(Layout.Kind.STRUCT, 2)
                .count(Layout.Count.elements("count"))
                .build();
        Struct first = numbers(Hex.bytes("02 00 0100 0200"));
        Struct second = new Bare(NUMBERS, Hex.bytes("00 00"), 0, 0, new int[0], 0, 0);
        StructBytes split = StructBytes.of(
                new Bare(outer, Hex.bytes("02" + "02 00 0100 0200" + "00 00"), 2, List.of(first, second)));
        assertEquals("count 02, all 0200010002000000, tail ", text(split));
        assertEquals(List.of(first, second), split.field("all").orElseThrow().structs());
    }

    @Test
    void field_whoseAccessorIsEmpty_isAbsentWithItsBytes() {
        Layout pair = Layout.define("Pair", 3, 3)
                .field("first", Layout.Kind.UNSIGNED, 0, 1)
                .field("second", Layout.Kind.UNSIGNED, 1, 2)
                .build();
        StructBytes split =
                StructBytes.of(new Bare(pair, Hex.bytes("01 0203"), OptionalInt.empty(), OptionalInt.of(7)));
        assertEquals("first 01, second 0203, tail ", text(split));
        assertEquals(
                List.of(true, false),
                split.fields().stream().map(FieldBytes::isAbsent).toList());
    }

    @Test
    void emptyPayload_withBytes_hasATailOnly() {
        assertArrayEquals(
                Hex.bytes("01 02"),
                StructBytes.of(EmptyPayload.wrap(Hex.bytes("01 02"))).tail());
    }

    @Test
    void hashCode_ofTheSameBytes_isTheSame() {
        Struct one = numbers(Hex.bytes("01 02"));

        assertEquals(31 * (31 + 1) + 2, one.hashCode());
        assertEquals(one, numbers(Hex.bytes("01 02")));
        assertEquals(one.hashCode(), numbers(Hex.bytes("01 02")).hashCode());
    }

    @Test
    void length_ofEachField_isThatOfItsBytes() {
        assertEquals(
                List.of(1, 1, 4, 1, 2),
                StructBytes.of(numbers(Hex.bytes("02 07 0100 0200 05 0600"))).fields().stream()
                        .map(FieldBytes::length)
                        .toList());
    }
}
