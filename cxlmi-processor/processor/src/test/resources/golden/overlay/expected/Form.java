package golden.overlay;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * Form.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum Form implements CodedEnum {
    /**
     * numbers.
     */
    NUMBERS(1, "numbers"),

    /**
     * named.
     */
    NAMED(2, "named"),

    /**
     * named again.
     */
    NAMED_AGAIN(3, "named again"),

    /**
     * empty.
     */
    EMPTY(4, "empty"),

    /**
     * A code that this version does not know.
     */
    UNRECOGNIZED(-1, "unrecognized");

    private final int code;

    private final String label;

    Form(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The constant with this code, or {@link #UNRECOGNIZED}.
     */
    public static Form of(int code) {
        return switch (code) {
            case 1 -> NUMBERS;
            case 2 -> NAMED;
            case 3 -> NAMED_AGAIN;
            case 4 -> EMPTY;
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
