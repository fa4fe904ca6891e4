package golden.libcxlmi;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Units;
import org.cxlmi.runtime.wire.Wire;

/**
 * Region.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Region extends Struct {
    /**
     * Bytes that it takes at least.
     */
    public static final int MINIMUM_LENGTH = 16;

    /**
     * Bytes that it takes.
     */
    public static final int LENGTH = 16;

    /**
     * Its fields, for printing and documentation.
     */
    public static final Layout LAYOUT = Layout.define(
            "Region", "", MINIMUM_LENGTH, 16)
            .field("base", Layout.Kind.UNSIGNED, "u64", 0, 8)
            .unit("bytes")
            .field("length", Layout.Kind.UNSIGNED, "u64", 8, 8)
            .unit("256 MiB")
            .build();

    Region(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Region wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Region", bytes, 0, bytes.length, LENGTH);
        return new Region(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Region wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Region", array, offset, LENGTH);
        return new Region(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Base.
     *
     * <p>{@code u64} at byte 0; in bytes.
     */
    public long base() {
        return Wire.u64(array, offset);
    }

    /**
     * Length.
     *
     * <p>{@code u64} at byte 8; in steps of 256 MiB.
     */
    public long length() {
        return Wire.u64(array, offset + 8);
    }

    /**
     * {@link #length} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public long lengthBytes() {
        return Units.bytes(this, "length", length(), 0x10000000);
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> base();
            case 1 -> length();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one; counts follow from the arrays set.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[16];

        private Builder() {
        }

        /**
         * Base.
         *
         * <p>{@code u64} at byte 0; in bytes.
         */
        public Builder base(long value) {
            Wire.putU64(fixed, 0, value);
            return this;
        }

        /**
         * Length.
         *
         * <p>{@code u64} at byte 8; in steps of 256 MiB.
         */
        public Builder length(long value) {
            Wire.putU64(fixed, 8, value);
            return this;
        }

        /**
         * Sets the same in bytes.
         *
         * @throws IllegalArgumentException if no whole number stands for it
         */
        public Builder lengthBytes(long value) {
            Wire.putU64(fixed, 8, Units.steps("Region", "length", value,
                    0x10000000, 0, 0xFFFFFFFFFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Region build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Region(payload, 0);
        }
    }
}
