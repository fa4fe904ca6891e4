package golden.requestconditions;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructList;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link ReadRegister}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ReadRegisterResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 5;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final boolean requestAccessRead;

    private final boolean requestMode5;

    private final boolean notRequestOptionsLevel3;

    private final boolean requestOptionsVerbose;

    private ReadRegisterResponse(byte[] payload, boolean requestAccessRead, boolean requestMode5,
            boolean notRequestOptionsLevel3, boolean requestOptionsVerbose) {
        super(payload, 0, payload.length);
        this.requestAccessRead = requestAccessRead;
        this.requestMode5 = requestMode5;
        this.notRequestOptionsLevel3 = notRequestOptionsLevel3;
        this.requestOptionsVerbose = requestOptionsVerbose;
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ReadRegisterResponse wrap(byte[] payload) {
        return wrap(payload, true, true, true, true);
    }

    /**
     * Views a payload as received, which has to fit what the request asks for; the array is not copied and must
     * not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ReadRegisterResponse wrap(byte[] payload, ReadRegisterRequest request) {
        return wrap(payload, request.access() == Access.READ, request.mode().isPresent()
                && request.mode().getAsInt() == 5, request.options().level().isPresent()
                && request.options().level().getAsInt() != 3, request.options().verbose());
    }

    private static ReadRegisterResponse wrap(byte[] payload, boolean requestAccessRead,
            boolean requestMode5, boolean notRequestOptionsLevel3, boolean requestOptionsVerbose) {
        PayloadCheck.minimumLength("ReadRegisterResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        PayloadCheck.rest("ReadRegisterResponse", "pairs", payload, 0, payload.length, 5,
                Pair.LENGTH);
        return new ReadRegisterResponse(payload, requestAccessRead, requestMode5,
                notRequestOptionsLevel3, requestOptionsVerbose);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Return data.
     *
     * <p>{@code u32} at byte 0. Valid only if {@code request.access = READ}.
     */
    public OptionalLong returnData() {
        return isValidReturnData() ? OptionalLong.of(returnDataRaw()) : OptionalLong.empty();
    }

    /**
     * {@link #returnData} as it is on the wire, whether it means something or not.
     */
    public long returnDataRaw() {
        return Wire.u32(array, offset);
    }

    private boolean isValidReturnData() {
        return requestAccessRead;
    }

    /**
     * Extra.
     *
     * <p>{@code u8} at byte 4. Valid only if {@code request.mode = 5} and {@code not request.options.level =
     * 3}.
     */
    public OptionalInt extra() {
        return isValidExtra() ? OptionalInt.of(extraRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #extra} as it is on the wire, whether it means something or not.
     */
    public int extraRaw() {
        return Wire.u8(array, offset + 4);
    }

    private boolean isValidExtra() {
        return requestMode5 && notRequestOptionsLevel3;
    }

    /**
     * Pairs.
     *
     * <p>{@code Pair[rest]} at byte 5.
     */
    public List<Pair> pairs() {
        return StructList.fixedStride(array, offset + 5, (byteLength() - 5) / Pair.LENGTH,
                Pair.LENGTH, (bytes, at) -> new Pair(bytes, at, requestOptionsVerbose));
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ReadRegisterResponse", MINIMUM_LENGTH, 5)
                .field("returnData", Layout.Kind.UNSIGNED, 0, 4)
                .validIf("request.access = READ")
                .field("extra", Layout.Kind.UNSIGNED, 4, 1)
                .validIf("request.mode = 5", "not request.options.level = 3")
                .field("pairs", Layout.Kind.ARRAY, 5, 0)
                .struct(Pair::structLayout)
                .elements(Layout.Kind.STRUCT, Pair.LENGTH)
                .count(Layout.Count.rest())
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> returnData();
            case 1 -> extra();
            case 2 -> pairs();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[5];

        private byte[] pairsBytes = new byte[0];

        private Builder() {
        }

        /**
         * Return data.
         *
         * <p>{@code u32} at byte 0. Valid only if {@code request.access = READ}.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder returnData(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("ReadRegisterResponse", "returnData",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Extra.
         *
         * <p>{@code u8} at byte 4. Valid only if {@code request.mode = 5} and {@code not request.options.level =
         * 3}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder extra(int value) {
            Wire.putU8(fixed, 4, FieldRange.check("ReadRegisterResponse", "extra", value, 0, 0xFF));
            return this;
        }

        /**
         * Pairs.
         *
         * <p>{@code Pair[rest]} at byte 5.
         */
        public Builder pairs(List<Pair> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            pairsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public ReadRegisterResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 5, pairsBytes);
            ReadRegisterResponse built = new ReadRegisterResponse(payload, true, true, true, true);
            FieldRange.valid("ReadRegisterResponse", "returnData",
                    WireBytes.isZero(fixed, 0, 4) || built.isValidReturnData(),
                    "request.access = READ");
            FieldRange.valid("ReadRegisterResponse", "extra",
                    WireBytes.isZero(fixed, 4, 1) || built.isValidExtra(),
                    "request.mode = 5 and not request.options.level = 3");
            return built;
        }
    }
}
