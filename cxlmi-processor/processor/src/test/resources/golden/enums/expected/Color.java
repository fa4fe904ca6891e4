package golden.enums;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * A color.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum Color implements CodedEnum {
    /**
     * red.
     */
    RED(0, "red"),

    /**
     * Bluer than blue.
     */
    DARK_BLUE(0x10, "dark blue"),

    /**
     * IR.
     *
     * <p>Since CXL 3.1.
     */
    INFRARED(0xFF, "IR"),

    /**
     * A code that this version does not know.
     */
    UNRECOGNIZED(-1, "unrecognized");

    private final int code;

    private final String label;

    Color(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The constant with this code, or {@link #UNRECOGNIZED}.
     */
    public static Color of(int code) {
        return switch (code) {
            case 0 -> RED;
            case 0x10 -> DARK_BLUE;
            case 0xFF -> INFRARED;
            default -> UNRECOGNIZED;
        };
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
