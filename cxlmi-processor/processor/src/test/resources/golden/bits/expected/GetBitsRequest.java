package golden.bits;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link GetBits}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetBitsRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 11;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 11;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetBitsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetBitsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetBitsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetBitsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * An address and a flag.
     *
     * <p>{@code u64} at byte 0.
     */
    public long address() {
        return Wire.u64(array, offset);
    }

    /**
     * Restart.
     *
     * <p>Bit 0 of {@link #address}.
     */
    public boolean restart() {
        return (address() & 1) != 0;
    }

    /**
     * A multiple of 64.
     *
     * <p>Bits 63:6 of {@link #address}; kept in place.
     */
    public long physicalAddress() {
        return address() & 0xFFFFFFFFFFFFFFC0L;
    }

    /**
     * State.
     *
     * <p>{@code StateFlags} at byte 8.
     */
    public StateFlags state() {
        return new StateFlags(Wire.u24(array, offset + 8));
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetBitsRequest", MINIMUM_LENGTH, 11)
                .field("address", Layout.Kind.BITS, 0, 8)
                .bits(
                        BitRange.flag("restart", 0),
                        BitRange.inPlace("physicalAddress", 63, 6, ""))
                .field("state", Layout.Kind.BITS, 8, 3)
                .bits(StateFlags.bitRanges())
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> address();
            case 1 -> state();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[11];

        private Builder() {
        }

        /**
         * An address and a flag.
         *
         * <p>{@code u64} at byte 0. This sets all its bits; its parts have setters of their own.
         *
         * @param value 64 bits, unsigned
         */
        public Builder address(long value) {
            Wire.putU64(fixed, 0, value);
            return this;
        }

        /**
         * Restart.
         *
         * <p>Bit 0.
         */
        public Builder restart(boolean value) {
            Wire.putU64(fixed, 0, FieldRange.withBit(Wire.u64(fixed, 0), 0, value));
            return this;
        }

        /**
         * A multiple of 64.
         *
         * <p>Bits 63:6.
         *
         * @param value 64 bits, a multiple of 64
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder physicalAddress(long value) {
            Wire.putU64(fixed, 0, FieldRange.withBitsInPlace(Wire.u64(fixed, 0),
                    63, 6, FieldRange.inPlace("GetBitsRequest", "physicalAddress", value, 63, 6)));
            return this;
        }

        /**
         * State.
         *
         * <p>{@code StateFlags} at byte 8.
         */
        public Builder state(StateFlags value) {
            Wire.putU24(fixed, 8, value.bits());
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetBitsRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new GetBitsRequest(payload);
        }
    }
}
