package golden.overlay;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Entry.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Entry extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 10;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 10;

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
     * Form.
     *
     * <p>{@code Form} at byte 0.
     */
    public Form form() {
        return Form.of(formCode());
    }

    /**
     * The code of {@link #form}.
     */
    public int formCode() {
        return Wire.u16(array, offset);
    }

    /**
     * Data.
     *
     * <p>{@code bytes[8]} at byte 2.
     */
    public byte[] data() {
        return WireBytes.copy(array, offset + 2, 8);
    }

    /**
     * {@link #data} as a read-only view.
     */
    public ByteBuffer dataBuffer() {
        return WireBytes.buffer(array, offset + 2, 8);
    }

    /**
     * {@link #data} as the struct that {@link #form} says; absent if it says none that this version knows.
     */
    public Optional<Struct> typedData() {
        return switch (form()) {
            case NUMBERS -> Optional.of(new Numbers(array, offset + 2));
            case NAMED, NAMED_AGAIN -> Optional.of(new Named(array, offset + 2));
            default -> Optional.empty();
        };
    }

    /**
     * {@link #data} as this struct, if {@link #form} is {@code NUMBERS}.
     */
    public Optional<Numbers> numbers() {
        return form() == Form.NUMBERS ? Optional.of(new Numbers(array, offset + 2))
                : Optional.empty();
    }

    /**
     * {@link #data} as this struct, if {@link #form} is {@code NAMED} or {@code NAMED_AGAIN}.
     */
    public Optional<Named> named() {
        return (form() == Form.NAMED || form() == Form.NAMED_AGAIN)
                ? Optional.of(new Named(array, offset + 2)) : Optional.empty();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Entry", MINIMUM_LENGTH, 10)
                .field("form", Layout.Kind.ENUM, 0, 2)
                .constants(Form.class)
                .field("data", Layout.Kind.BYTES, 2, 8)
                .overlaid(Numbers::structLayout, "form = NUMBERS")
                .overlaid(Named::structLayout, "form = NAMED or NAMED_AGAIN")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> form();
            case 1 -> typedData().<Object>map(typed -> typed).orElseGet(this::data);
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[10];

        private Builder() {
        }

        /**
         * Form.
         *
         * <p>{@code Form} at byte 0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder form(Form value) {
            Wire.putU16(fixed, 0, FieldRange.code("Entry", "form", value, 0xFFFF));
            return this;
        }

        /**
         * Sets {@link #form} by its code, which this version need not know.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder formCode(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("Entry", "form", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Data.
         *
         * <p>{@code bytes[8]} at byte 2.
         *
         * @param value exactly 8 bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder data(byte[] value) {
            WireBytes.put("Entry", "data", fixed, 2, 8, value);
            return this;
        }

        /**
         * Sets {@code data}, and {@code form} to what says so.
         */
        public Builder numbers(Numbers value) {
            form(Form.NUMBERS);
            WireBytes.putStruct(fixed, 2, value);
            return this;
        }

        /**
         * Sets {@code data}, and {@code form} to what says so.
         */
        public Builder named(Named value) {
            form(Form.NAMED);
            WireBytes.putStruct(fixed, 2, value);
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
