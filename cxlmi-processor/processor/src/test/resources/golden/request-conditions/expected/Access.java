package golden.requestconditions;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.CodedEnum;

/**
 * Access.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum Access implements CodedEnum {
    /**
     * read.
     */
    READ(0, "read"),

    /**
     * write.
     */
    WRITE(1, "write"),

    /**
     * A code that this version does not know.
     */
    UNRECOGNIZED(-1, "unrecognized");

    private final int code;

    private final String label;

    Access(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * The constant with this code, or {@link #UNRECOGNIZED}.
     */
    public static Access of(int code) {
        return switch (code) {
            case 0 -> READ;
            case 1 -> WRITE;
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
