package golden.paging;

import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.runtime.Generated;

/**
 * The commands of {@link Vendor} as values.
 */
@Generated("org.cxlmi.processor.emit.CatalogEmitter")
public final class VendorCommands implements CommandCatalog {
    /**
     * For {@link java.util.ServiceLoader}.
     */
    public VendorCommands() {
    }

    /**
     * All of them, in the order of the spec files; loads the classes of all.
     */
    public static List<Command<?, ?>> all() {
        return List.of(
                        GetLamps.COMMAND,
                        GetLampLog.COMMAND,
                        GetBrokenLamps.COMMAND,
                        GetLampFeatures.COMMAND,
                        GetLampSizes.COMMAND,
                        GetLampDump.COMMAND);
    }

    @Override
    public List<String> names() {
        return List.of(
                        "GetLamps",
                        "GetLampLog",
                        "GetBrokenLamps",
                        "GetLampFeatures",
                        "GetLampSizes",
                        "GetLampDump");
    }

    @Override
    public Optional<Command<?, ?>> find(String name) {
        return switch (name) {
            case "GetLamps" -> Optional.of(GetLamps.COMMAND);
            case "GetLampLog" -> Optional.of(GetLampLog.COMMAND);
            case "GetBrokenLamps" -> Optional.of(GetBrokenLamps.COMMAND);
            case "GetLampFeatures" -> Optional.of(GetLampFeatures.COMMAND);
            case "GetLampSizes" -> Optional.of(GetLampSizes.COMMAND);
            case "GetLampDump" -> Optional.of(GetLampDump.COMMAND);
            default -> Optional.empty();
        };
    }

    @Override
    public int codeVersion() {
        return 1;
    }
}
