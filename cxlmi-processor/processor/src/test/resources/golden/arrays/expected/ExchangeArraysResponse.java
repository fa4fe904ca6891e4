package golden.arrays;

import java.util.List;
import java.util.UUID;
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
 * Response of {@link ExchangeArrays}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ExchangeArraysResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 15;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private ExchangeArraysResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ExchangeArraysResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("ExchangeArraysResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int colorsEnd = PayloadCheck.array("ExchangeArraysResponse", "colors",
                payload, 0, payload.length, 11, Wire.u8(payload, 6), 1);
        int serialsEnd = PayloadCheck.array("ExchangeArraysResponse", "serials",
                payload, 0, payload.length, colorsEnd, Wire.u32(payload, 7), 8);
        PayloadCheck.following("ExchangeArraysResponse", "idCount", payload, 0, payload.length,
                serialsEnd, 2);
        int idsEnd = PayloadCheck.array("ExchangeArraysResponse", "ids", payload, 0, payload.length,
                serialsEnd + 2, Wire.u8(payload, serialsEnd), 16);
        int formatsEnd = PayloadCheck.array("ExchangeArraysResponse", "formats",
                payload, 0, payload.length, idsEnd, Wire.u8(payload, serialsEnd + 1), 16);
        PayloadCheck.following("ExchangeArraysResponse", "offsetCount", payload, 0, payload.length,
                formatsEnd, 2);
        int offsetsEnd = PayloadCheck.array("ExchangeArraysResponse", "offsets",
                payload, 0, payload.length, formatsEnd + 2, Wire.u16(payload, formatsEnd), 1);
        PayloadCheck.noneLeft("ExchangeArraysResponse", "offsets", payload, 0, payload.length,
                offsetsEnd);
        return new ExchangeArraysResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Always three.
     *
     * <p>{@code u16[3]} at byte 0.
     */
    public int[] lanes() {
        return WireArrays.ints(array, offset, 3, 2, Wire::u16);
    }

    /**
     * Color count.
     *
     * <p>{@code u8} at byte 6.
     */
    public int colorCount() {
        return Wire.u8(array, offset + 6);
    }

    /**
     * Serial count.
     *
     * <p>{@code u32} at byte 7.
     */
    public long serialCount() {
        return Wire.u32(array, offset + 7);
    }

    /**
     * Colors.
     *
     * <p>{@code Color[colorCount]} at byte 11.
     */
    public List<Color> colors() {
        return StructList.fixedStride(array, offset + 11, colorCount(), 1,
                (bytes, at) -> Color.of(Wire.u8(bytes, at)));
    }

    /**
     * Serials.
     *
     * <p>{@code u64[serialCount]} after {@code colors}.
     */
    public long[] serials() {
        return WireArrays.longs(array, offset + colorsEnd(), (int) serialCount(), 8, Wire::u64);
    }

    /**
     * Id count.
     *
     * <p>{@code u8} after {@code serials}.
     */
    public int idCount() {
        return Wire.u8(array, offset + serialsEnd());
    }

    /**
     * Format count.
     *
     * <p>{@code u8} 1 bytes after {@code serials}.
     */
    public int formatCount() {
        return Wire.u8(array, offset + serialsEnd() + 1);
    }

    /**
     * Ids.
     *
     * <p>{@code uuid[idCount]} 2 bytes after {@code serials}.
     */
    public List<UUID> ids() {
        return StructList.fixedStride(array, offset + serialsEnd() + 2, idCount(), 16, Wire::uuid);
    }

    /**
     * Formats.
     *
     * <p>{@code Format[formatCount]} after {@code ids}.
     */
    public List<Format> formats() {
        return StructList.fixedStride(array, offset + idsEnd(), formatCount(), 16,
                (bytes, at) -> Format.of(Wire.uuid(bytes, at)));
    }

    /**
     * Offset count.
     *
     * <p>{@code u16} after {@code formats}.
     */
    public int offsetCount() {
        return Wire.u16(array, offset + formatsEnd());
    }

    /**
     * Offsets.
     *
     * <p>{@code i8[offsetCount]} 2 bytes after {@code formats}.
     */
    public int[] offsets() {
        return WireArrays.ints(array, offset + formatsEnd() + 2, offsetCount(), 1, Wire::i8);
    }

    private int colorsEnd() {
        return 11 + colorCount();
    }

    private int serialsEnd() {
        return colorsEnd() + (int) serialCount() * 8;
    }

    private int idsEnd() {
        return serialsEnd() + 2 + idCount() * 16;
    }

    private int formatsEnd() {
        return idsEnd() + formatCount() * 16;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ExchangeArraysResponse", MINIMUM_LENGTH, 15)
                .field("lanes", Layout.Kind.ARRAY, 0, 6)
                .elements(Layout.Kind.UNSIGNED, 2)
                .count(Layout.Count.fixed(3))
                .field("colorCount", Layout.Kind.UNSIGNED, 6, 1)
                .field("serialCount", Layout.Kind.UNSIGNED, 7, 4)
                .field("colors", Layout.Kind.ARRAY, 11, 0)
                .constants(Color.class)
                .elements(Layout.Kind.ENUM, 1)
                .count(Layout.Count.elements("colorCount"))
                .fieldAfterArray("serials", Layout.Kind.ARRAY, 11, 0)
                .elements(Layout.Kind.UNSIGNED, 8)
                .count(Layout.Count.elements("serialCount"))
                .fieldAfterArray("idCount", Layout.Kind.UNSIGNED, 11, 1)
                .fieldAfterArray("formatCount", Layout.Kind.UNSIGNED, 12, 1)
                .fieldAfterArray("ids", Layout.Kind.ARRAY, 13, 0)
                .elements(Layout.Kind.UUID, 16)
                .count(Layout.Count.elements("idCount"))
                .fieldAfterArray("formats", Layout.Kind.ARRAY, 13, 0)
                .constants(Format.class)
                .elements(Layout.Kind.ENUM, 16)
                .count(Layout.Count.elements("formatCount"))
                .fieldAfterArray("offsetCount", Layout.Kind.UNSIGNED, 13, 2)
                .fieldAfterArray("offsets", Layout.Kind.ARRAY, 15, 0)
                .elements(Layout.Kind.SIGNED, 1)
                .count(Layout.Count.elements("offsetCount"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> lanes();
            case 1 -> colorCount();
            case 2 -> serialCount();
            case 3 -> colors();
            case 4 -> serials();
            case 5 -> idCount();
            case 6 -> formatCount();
            case 7 -> ids();
            case 8 -> formats();
            case 9 -> offsetCount();
            case 10 -> offsets();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[15];

        private byte[] colorsBytes = new byte[0];

        private byte[] serialsBytes = new byte[0];

        private byte[] idsBytes = new byte[0];

        private byte[] formatsBytes = new byte[0];

        private byte[] offsetsBytes = new byte[0];

        private Builder() {
        }

        /**
         * Always three.
         *
         * <p>{@code u16[3]} at byte 0.
         *
         * @param values exactly 3 of them, each 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lanes(int... values) {
            byte[] encoded = WireArrays.encode("ExchangeArraysResponse", "lanes", 2, 0, 0xFFFF,
                    Wire::putU16, values);
            WireBytes.put("ExchangeArraysResponse", "lanes", fixed, 0, 6, encoded);
            return this;
        }

        /**
         * Colors.
         *
         * <p>{@code Color[colorCount]} at byte 11. Sets {@code colorCount} too.
         *
         * @param values at most 255 of them, none {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder colors(List<Color> values) {
            byte[] encoded = WireArrays.encode(1, Wire::putU8, values,
                    value -> FieldRange.code("ExchangeArraysResponse", "colors", value, 0xFF));
            Wire.putU8(fixed, 6, FieldRange.count("ExchangeArraysResponse", "colors",
                    encoded.length, 0xFF));
            colorsBytes = encoded;
            return this;
        }

        /**
         * Serials.
         *
         * <p>{@code u64[serialCount]} after {@code colors}. Sets {@code serialCount} too.
         *
         * @param values each 64 bits, unsigned
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder serials(long... values) {
            byte[] encoded = WireArrays.encode(Wire::putU64, values);
            Wire.putU32(fixed, 7, FieldRange.count("ExchangeArraysResponse", "serials",
                    encoded.length / 8, 0xFFFFFFFFL));
            serialsBytes = encoded;
            return this;
        }

        /**
         * Ids.
         *
         * <p>{@code uuid[idCount]} 2 bytes after {@code serials}. Sets {@code idCount} too.
         *
         * @param values at most 255 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder ids(List<UUID> values) {
            byte[] encoded = WireArrays.encodeUuids(values);
            Wire.putU8(fixed, 11, FieldRange.count("ExchangeArraysResponse", "ids",
                    encoded.length / 16, 0xFF));
            idsBytes = encoded;
            return this;
        }

        /**
         * Formats.
         *
         * <p>{@code Format[formatCount]} after {@code ids}. Sets {@code formatCount} too.
         *
         * @param values at most 255 of them, none {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder formats(List<Format> values) {
            byte[] encoded = WireArrays.encodeUuids(values.stream()
                    .map(value -> FieldRange.id("ExchangeArraysResponse", "formats", value))
                    .toList());
            Wire.putU8(fixed, 12, FieldRange.count("ExchangeArraysResponse", "formats",
                    encoded.length / 16, 0xFF));
            formatsBytes = encoded;
            return this;
        }

        /**
         * Offsets.
         *
         * <p>{@code i8[offsetCount]} 2 bytes after {@code formats}. Sets {@code offsetCount} too.
         *
         * @param values at most 65535 of them, each 8 bits, signed
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder offsets(int... values) {
            byte[] encoded = WireArrays.encode("ExchangeArraysResponse", "offsets", 1, -128, 0x7F,
                    Wire::putU8, values);
            Wire.putU16(fixed, 13, FieldRange.count("ExchangeArraysResponse", "offsets",
                    encoded.length, 0xFFFF));
            offsetsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public ExchangeArraysResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 15, offsetsBytes);
            payload = WireBytes.insert(payload, payload.length, 13, formatsBytes);
            payload = WireBytes.insert(payload, payload.length, 13, idsBytes);
            payload = WireBytes.insert(payload, payload.length, 11, serialsBytes);
            payload = WireBytes.insert(payload, payload.length, 11, colorsBytes);
            return new ExchangeArraysResponse(payload);
        }
    }
}
