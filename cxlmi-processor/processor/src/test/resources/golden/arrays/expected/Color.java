package golden.arrays;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * Color.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum Color implements CodedEnum {
    /**
     * red.
     */
    RED(0, "red"),

    /**
     * blue.
     */
    BLUE(1, "blue"),

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
            case 1 -> BLUE;
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
