package golden.facade;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Request of {@link WriteTwo}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteTwoRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WriteTwoRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteTwoRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteTwoRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        int addressesEnd = PayloadCheck.array("WriteTwoRequest", "addresses",
                payload, 0, payload.length, 2, Wire.u8(payload, 1), 8);
        PayloadCheck.noneLeft("WriteTwoRequest", "addresses", payload, 0, payload.length,
                addressesEnd);
        return new WriteTwoRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How much of it.
     *
     * <p>{@code u8} at byte 0; in percent.
     */
    public int level() {
        return Wire.u8(array, offset);
    }

    /**
     * Count.
     *
     * <p>{@code u8} at byte 1.
     */
    public int count() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Where.
     *
     * <p>{@code u64[count]} at byte 2.
     */
    public long[] addresses() {
        return WireArrays.longs(array, offset + 2, count(), 8, Wire::u64);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WriteTwoRequest", MINIMUM_LENGTH, 2)
                .field("level", Layout.Kind.UNSIGNED, 0, 1)
                .unit("%")
                .field("count", Layout.Kind.UNSIGNED, 1, 1)
                .field("addresses", Layout.Kind.ARRAY, 2, 0)
                .hex()
                .elements(Layout.Kind.UNSIGNED, 8)
                .count(Layout.Count.elements("count"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> level();
            case 1 -> count();
            case 2 -> addresses();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[2];

        private byte[] addressesBytes = new byte[0];

        private boolean levelIsSet;

        private Builder() {
        }

        /**
         * How much of it.
         *
         * <p>{@code u8} at byte 0. It has to be set.
         *
         * @param value from 1 to 100, in percent
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder level(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("WriteTwoRequest", "level", value, 1, 0x64));
            levelIsSet = true;
            return this;
        }

        /**
         * Where.
         *
         * <p>{@code u64[count]} at byte 2. Sets {@code count} too.
         *
         * @param values at most 255 of them, each 64 bits, unsigned
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder addresses(long... values) {
            byte[] encoded = WireArrays.encode(Wire::putU64, values);
            Wire.putU8(fixed, 1, FieldRange.count("WriteTwoRequest", "addresses",
                    encoded.length / 8, 0xFF));
            addressesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public WriteTwoRequest build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 2, addressesBytes);
            WriteTwoRequest built = new WriteTwoRequest(payload);
            FieldRange.given("WriteTwoRequest", "level", levelIsSet, "from 1 to 100");
            return built;
        }
    }
}
