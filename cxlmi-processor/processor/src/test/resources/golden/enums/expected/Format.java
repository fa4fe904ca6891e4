package golden.enums;

import java.util.UUID;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.IdentifiedEnum;

/**
 * A format.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum Format implements IdentifiedEnum {
    /**
     * Nothing special.
     */
    PLAIN(UUID.fromString("601dcbb3-9c06-4eab-b8af-4e9bfb5c9624"), "plain"),

    /**
     * A UUID that this version does not know.
     */
    UNRECOGNIZED(new UUID(0, 0), "unrecognized");

    private final UUID id;

    private final String label;

    Format(UUID id, String label) {
        this.id = id;
        this.label = label;
    }

    /**
     * The constant with this id, or {@link #UNRECOGNIZED}.
     */
    public static Format of(UUID id) {
        return IdentifiedEnum.find(values(), id, UNRECOGNIZED);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }
}
