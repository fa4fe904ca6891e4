package golden.facade;

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
}
