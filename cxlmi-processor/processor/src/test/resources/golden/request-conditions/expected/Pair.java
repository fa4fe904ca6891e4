package golden.requestconditions;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Pair.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Pair extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final boolean requestOptionsVerbose;

    Pair(byte[] array, int offset, boolean requestOptionsVerbose) {
        super(array, offset, LENGTH);
        this.requestOptionsVerbose = requestOptionsVerbose;
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Pair wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Pair", bytes, 0, bytes.length, LENGTH);
        return new Pair(bytes, 0, true);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Pair wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Pair", array, offset, LENGTH);
        return new Pair(array, offset, true);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on that stand in another struct, of which these
     * conditions hold or not.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Pair wrap(byte[] array, int offset, boolean requestOptionsVerbose) {
        PayloadCheck.lengthFrom("Pair", array, offset, LENGTH);
        return new Pair(array, offset, requestOptionsVerbose);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * First.
     *
     * <p>{@code Sample} at byte 0.
     */
    public Sample first() {
        return new Sample(array, offset, requestOptionsVerbose);
    }

    /**
     * Second.
     *
     * <p>{@code Sample} at byte 2.
     */
    public Sample second() {
        return new Sample(array, offset + 2, requestOptionsVerbose);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Pair", MINIMUM_LENGTH, 4)
                .field("first", Layout.Kind.STRUCT, 0, 2)
                .struct(Sample::structLayout)
                .field("second", Layout.Kind.STRUCT, 2, 2)
                .struct(Sample::structLayout)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> first();
            case 1 -> second();
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
         * First.
         *
         * <p>{@code Sample} at byte 0.
         */
        public Builder first(Sample value) {
            WireBytes.putStruct(fixed, 0, value);
            return this;
        }

        /**
         * Second.
         *
         * <p>{@code Sample} at byte 2.
         */
        public Builder second(Sample value) {
            WireBytes.putStruct(fixed, 2, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Pair build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Pair(payload, 0, true);
        }
    }
}
