package golden.rest;

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
                        GetData.COMMAND,
                        GetEntries.COMMAND,
                        SetText.COMMAND);
    }

    @Override
    public List<String> names() {
        return List.of(
                        "GetData",
                        "GetEntries",
                        "SetText");
    }

    @Override
    public Optional<Command<?, ?>> find(String name) {
        return switch (name) {
            case "GetData" -> Optional.of(GetData.COMMAND);
            case "GetEntries" -> Optional.of(GetEntries.COMMAND);
            case "SetText" -> Optional.of(SetText.COMMAND);
            default -> Optional.empty();
        };
    }

    @Override
    public int codeVersion() {
        return 1;
    }
}
