package golden.facade;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * Kind.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum Kind implements CodedEnum {
    /**
     * one.
     */
    ONE(1, "one"),

    /**
     * A code that this version does not know.
     */
    UNRECOGNIZED(-1, "unrecognized");

    private final int code;

    private final String label;

    Kind(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The constant with this code, or {@link #UNRECOGNIZED}.
     */
    public static Kind of(int code) {
        return switch (code) {
            case 1 -> ONE;
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
