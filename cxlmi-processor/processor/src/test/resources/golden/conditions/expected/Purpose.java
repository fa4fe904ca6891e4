package golden.conditions;

import java.util.UUID;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.IdentifiedEnum;

/**
 * Purpose.
 */
@Generated("org.cxlmi.processor.emit.EnumEmitter")
public enum Purpose implements IdentifiedEnum {
    /**
     * test.
     */
    TEST(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), "test"),

    /**
     * A UUID that this version does not know.
     */
    UNRECOGNIZED(new UUID(0, 0), "unrecognized");

    private final UUID id;

    private final String label;

    Purpose(UUID id, String label) {
        this.id = id;
        this.label = label;
    }

    /**
     * The constant with this id, or {@link #UNRECOGNIZED}.
     */
    public static Purpose of(UUID id) {
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
