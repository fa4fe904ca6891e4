package golden.facade;

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
                        Ping.COMMAND,
                        ReadValue.COMMAND,
                        StoreValue.COMMAND,
                        WriteThree.COMMAND,
                        WriteFour.COMMAND,
                        WriteOptional.COMMAND,
                        WriteConstant.COMMAND,
                        WriteNumbers.COMMAND,
                        WriteTwo.COMMAND,
                        WriteFlag.COMMAND,
                        WriteParts.COMMAND,
                        WriteLater.COMMAND,
                        AnswerLater.COMMAND,
                        AskLater.COMMAND);
    }

    @Override
    public List<String> names() {
        return List.of(
                        "Ping",
                        "ReadValue",
                        "StoreValue",
                        "WriteThree",
                        "WriteFour",
                        "WriteOptional",
                        "WriteConstant",
                        "WriteNumbers",
                        "WriteTwo",
                        "WriteFlag",
                        "WriteParts",
                        "WriteLater",
                        "AnswerLater",
                        "AskLater");
    }

    @Override
    public Optional<Command<?, ?>> find(String name) {
        return switch (name) {
            case "Ping" -> Optional.of(Ping.COMMAND);
            case "ReadValue" -> Optional.of(ReadValue.COMMAND);
            case "StoreValue" -> Optional.of(StoreValue.COMMAND);
            case "WriteThree" -> Optional.of(WriteThree.COMMAND);
            case "WriteFour" -> Optional.of(WriteFour.COMMAND);
            case "WriteOptional" -> Optional.of(WriteOptional.COMMAND);
            case "WriteConstant" -> Optional.of(WriteConstant.COMMAND);
            case "WriteNumbers" -> Optional.of(WriteNumbers.COMMAND);
            case "WriteTwo" -> Optional.of(WriteTwo.COMMAND);
            case "WriteFlag" -> Optional.of(WriteFlag.COMMAND);
            case "WriteParts" -> Optional.of(WriteParts.COMMAND);
            case "WriteLater" -> Optional.of(WriteLater.COMMAND);
            case "AnswerLater" -> Optional.of(AnswerLater.COMMAND);
            case "AskLater" -> Optional.of(AskLater.COMMAND);
            default -> Optional.empty();
        };
    }

    @Override
    public int codeVersion() {
        return 1;
    }
}
