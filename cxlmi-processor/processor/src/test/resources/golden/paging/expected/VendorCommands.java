package golden.paging;

import java.util.List;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Generated;

/**
 * The commands of {@link Vendor} as values.
 */
@Generated("org.cxlmi.processor.emit.CatalogEmitter")
public final class VendorCommands {
    private VendorCommands() {
    }

    /**
     * All of them, in the order of the spec files; loads the classes of all.
     */
    public static List<Command<?, ?>> all() {
        return List.of(
                        GetLamps.COMMAND,
                        GetLampLog.COMMAND,
                        GetBrokenLamps.COMMAND,
                        GetLampFeatures.COMMAND);
    }
}
