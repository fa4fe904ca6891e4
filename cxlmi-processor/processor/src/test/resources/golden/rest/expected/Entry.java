package golden.rest;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Entry.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Entry extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Entry(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Entry wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Entry", bytes, 0, bytes.length, LENGTH);
        return new Entry(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Entry wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Entry", array, offset, LENGTH);
        return new Entry(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opcode.
     *
     * <p>{@code u16} at byte 0.
     */
    public int opcode() {
        return Wire.u16(array, offset);
    }

    /**
     * Effect.
     *
     * <p>{@code u16} at byte 2.
     */
    public int effect() {
        return Wire.u16(array, offset + 2);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Entry", MINIMUM_LENGTH, 4)
                .field("opcode", Layout.Kind.UNSIGNED, 0, 2)
                .field("effect", Layout.Kind.UNSIGNED, 2, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> opcode();
            case 1 -> effect();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private Builder() {
        }

        /**
         * Opcode.
         *
         * <p>{@code u16} at byte 0.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder opcode(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("Entry", "opcode", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Effect.
         *
         * <p>{@code u16} at byte 2.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder effect(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("Entry", "effect", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Entry build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Entry(payload, 0);
        }
    }
}
