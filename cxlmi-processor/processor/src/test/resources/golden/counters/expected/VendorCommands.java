package golden.counters;

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
                        GetConfiguration.COMMAND,
                        GetTwoArrays.COMMAND,
                        GetRegions.COMMAND,
                        ReadArea.COMMAND,
                        GetValues.COMMAND);
    }

    @Override
    public List<String> names() {
        return List.of(
                        "GetConfiguration",
                        "GetTwoArrays",
                        "GetRegions",
                        "ReadArea",
                        "GetValues");
    }

    @Override
    public Optional<Command<?, ?>> find(String name) {
        return switch (name) {
            case "GetConfiguration" -> Optional.of(GetConfiguration.COMMAND);
            case "GetTwoArrays" -> Optional.of(GetTwoArrays.COMMAND);
            case "GetRegions" -> Optional.of(GetRegions.COMMAND);
            case "ReadArea" -> Optional.of(ReadArea.COMMAND);
            case "GetValues" -> Optional.of(GetValues.COMMAND);
            default -> Optional.empty();
        };
    }

    @Override
    public int codeVersion() {
        return 1;
    }
}
