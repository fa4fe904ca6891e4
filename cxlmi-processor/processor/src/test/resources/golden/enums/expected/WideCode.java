package golden.enums;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * Wide code.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum WideCode implements CodedEnum {
    /**
     * largest.
     */
    LARGEST(0xFFFFFF, "largest"),

    /**
     * A code that this version does not know.
     */
    UNRECOGNIZED(-1, "unrecognized");

    private final int code;

    private final String label;

    WideCode(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The constant with this code, or {@link #UNRECOGNIZED}.
     */
    public static WideCode of(int code) {
        return switch (code) {
            case 0xFFFFFF -> LARGEST;
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
