package golden.bits;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * Level.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum Level implements CodedEnum {
    /**
     * low.
     */
    LOW(0, "low"),

    /**
     * high.
     */
    HIGH(1, "high"),

    /**
     * A code that this version does not know.
     */
    UNRECOGNIZED(-1, "unrecognized");

    private final int code;

    private final String label;

    Level(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The constant with this code, or {@link #UNRECOGNIZED}.
     */
    public static Level of(int code) {
        return switch (code) {
            case 0 -> LOW;
            case 1 -> HIGH;
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
