package golden.text;

import java.util.UUID;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Text.
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
     * Set name.
     *
     * <p>See {@link SetName}.
     */
    public SetNameResponse setName(UUID owner, String name, byte[] key) {
        return setName(SetNameRequest.builder()
                .owner(owner)
                .name(name)
                .key(key)
                .build());
    }

    /**
     * Set name.
     *
     * <p>See {@link SetName}.
     */
    public SetNameResponse setName(Consumer<SetNameRequest.Builder> request) {
        SetNameRequest.Builder builder = SetNameRequest.builder();
        request.accept(builder);
        return setName(builder.build());
    }

    /**
     * Set name.
     *
     * <p>See {@link SetName}.
     */
    public SetNameResponse setName(SetNameRequest request) {
        return SetName.send(target, request);
    }
}
