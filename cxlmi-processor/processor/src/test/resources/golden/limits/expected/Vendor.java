package golden.limits;

import java.util.List;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Limits.
 */
@Generated("org.cxlmi.processor.emit.FacadeEmitter")
public final class Vendor {
    private final CxlTarget target;

    private Vendor(CxlTarget target) {
        this.target = target;
    }

    /**
     * Commands to this component; costs nothing and needs no closing.
     */
    public static Vendor of(CxlTarget target) {
        return new Vendor(target);
    }

    /**
     * Set entries.
     *
     * <p>See {@link SetEntries}.
     */
    public SetEntriesResponse setEntries(long[] values, List<Entry> entries) {
        return setEntries(SetEntriesRequest.builder()
                .values(values)
                .entries(entries)
                .build());
    }

    /**
     * Set entries.
     *
     * <p>See {@link SetEntries}.
     */
    public SetEntriesResponse setEntries(Consumer<SetEntriesRequest.Builder> request) {
        SetEntriesRequest.Builder builder = SetEntriesRequest.builder();
        request.accept(builder);
        return setEntries(builder.build());
    }

    /**
     * Set entries.
     *
     * <p>See {@link SetEntries}.
     */
    public SetEntriesResponse setEntries(SetEntriesRequest request) {
        return SetEntries.send(target, request);
    }
}
