package golden.conditions;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Request of {@link SetState}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetStateRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 26;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 26;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetStateRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetStateRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetStateRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new SetStateRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Purpose.
     *
     * <p>{@code Purpose} at byte 0.
     */
    public Purpose purpose() {
        return Purpose.of(purposeId());
    }

    /**
     * The UUID of {@link #purpose}.
     */
    public UUID purposeId() {
        return Wire.uuid(array, offset);
    }

    /**
     * State.
     *
     * <p>{@code State} at byte 16.
     */
    public State state() {
        return State.of(stateCode());
    }

    /**
     * The code of {@link #state}.
     */
    public int stateCode() {
        return Wire.u8(array, offset + 16);
    }

    /**
     * Passphrase.
     *
     * <p>{@code bytes[4]} at byte 18. Secret: never printed.
     */
    public byte[] passphrase() {
        return WireBytes.copy(array, offset + 18, 4);
    }

    /**
     * {@link #passphrase} as a read-only view.
     */
    public ByteBuffer passphraseBuffer() {
        return WireBytes.buffer(array, offset + 18, 4);
    }

    /**
     * Hint.
     *
     * <p>{@code text[4]} at byte 22. Secret: never printed.
     */
    public String hint() {
        return WireBytes.text(array, offset + 22, 4);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetStateRequest", MINIMUM_LENGTH, 26)
                .field("purpose", Layout.Kind.ENUM, 0, 16)
                .constants(Purpose.class)
                .field("state", Layout.Kind.ENUM, 16, 1)
                .constants(State.class)
                .field("reserved", Layout.Kind.RESERVED, 17, 1)
                .field("passphrase", Layout.Kind.BYTES, 18, 4)
                .secret()
                .field("hint", Layout.Kind.TEXT, 22, 4)
                .secret()
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> purpose();
            case 1 -> state();
            case 3 -> passphrase();
            case 4 -> hint();
            case 2 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[26];

        private Builder() {
            Wire.putUuid(fixed, 0, UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));
            Wire.putU8(fixed, 16, 1);
        }

        /**
         * Passphrase.
         *
         * <p>{@code bytes[4]} at byte 18. Secret: never printed.
         *
         * @param value exactly 4 bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder passphrase(byte[] value) {
            WireBytes.put("SetStateRequest", "passphrase", fixed, 18, 4, value);
            return this;
        }

        /**
         * Hint.
         *
         * <p>{@code text[4]} at byte 22. Secret: never printed.
         *
         * @param value at most 4 characters of printable ASCII
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder hint(String value) {
            WireBytes.putText("SetStateRequest", "hint", fixed, 22, 4, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetStateRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new SetStateRequest(payload);
        }
    }
}
