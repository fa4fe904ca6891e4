package golden.requestarray;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * Event log.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum EventLog implements CodedEnum {
    /**
     * informational.
     */
    INFORMATIONAL(0, "informational"),

    /**
     * warning.
     */
    WARNING(1, "warning"),

    /**
     * A code that this version does not know.
     */
    UNRECOGNIZED(-1, "unrecognized");

    private final int code;

    private final String label;

    EventLog(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The constant with this code, or {@link #UNRECOGNIZED}.
     */
    public static EventLog of(int code) {
        return switch (code) {
            case 0 -> INFORMATIONAL;
            case 1 -> WARNING;
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
