package golden.conditions;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * State.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum State implements CodedEnum {
    /**
     * idle.
     */
    IDLE(0, "idle"),

    /**
     * busy.
     */
    BUSY(1, "busy"),

    /**
     * broken.
     */
    BROKEN(2, "broken"),

    /**
     * A code that this version does not know.
     */
    UNRECOGNIZED(-1, "unrecognized");

    private final int code;

    private final String label;

    State(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The constant with this code, or {@link #UNRECOGNIZED}.
     */
    public static State of(int code) {
        return switch (code) {
            case 0 -> IDLE;
            case 1 -> BUSY;
            case 2 -> BROKEN;
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
