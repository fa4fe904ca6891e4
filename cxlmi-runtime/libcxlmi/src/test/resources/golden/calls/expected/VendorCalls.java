package golden.calls;

import java.util.Optional;
import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.runtime.Generated;

/**
 * The calls of libcxlmi that carry out the commands of spec files.
 */
@Generated("org.cxlmi.processor.emit.CallTableEmitter")
public final class VendorCalls implements CallTable {
    /**
     * Makes the table, which has no state.
     */
    public VendorCalls() {
    }

    @Override
    public Optional<LibcxlmiCall> find(int opcode, String command) {
        return switch (opcode) {
            case 0xC010 -> opcodeC010(command);
            case 0xC011 -> opcodeC011(command);
            case 0xC012 -> opcodeC012(command);
            case 0xC013 -> opcodeC013(command);
            case 0xC014 -> opcodeC014(command);
            case 0xC015 -> opcodeC015(command);
            case 0xC016 -> opcodeC016(command);
            case 0xC017 -> opcodeC017(command);
            case 0xC018 -> opcodeC018(command);
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC010(String command) {
        return switch (command) {
            case "Reset" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_reset", LibcxlmiCall.Shape.NONE, 0, 0)
                    .build());
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC011(String command) {
        return switch (command) {
            case "Get Regions" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_get_regions", LibcxlmiCall.Shape.IN_OUT, 2, 22)
                    .arrays(4080L)
                    .room(128)
                    .counted(16, 16, 0, 1)
                    .asked(1, 1, 16)
                    .appended(2)
                    .padded()
                    .multiplied(8, 0, 268435456L)
                    .multiplied(24, 16, 268435456L)
                    .build());
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC012(String command) {
        return switch (command) {
            case "Read Data" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_read_data", LibcxlmiCall.Shape.IN_BYTES_OUT, 8, 0)
                    .asked(4, 4, 1)
                    .openEnded()
                    .build());
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC013(String command) {
        return switch (command) {
            case "Get Ports" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_get_ports", LibcxlmiCall.Shape.OUT, 0, 1)
                    .arrays(130305L)
                    .build());
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC014(String command) {
        return switch (command) {
            case "Write Data" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_write_data", LibcxlmiCall.Shape.IN_SIZED, 4, 0)
                    .differs("its request lacks a byte")
                    .build());
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC015(String command) {
        return switch (command) {
            case "Set Policy" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_set_policy", LibcxlmiCall.Shape.IN, 2, 0)
                    .build());
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC016(String command) {
        return switch (command) {
            case "Exchange Keys" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_exchange_keys", LibcxlmiCall.Shape.IN, 2, 0)
                    .differs("it does not hand the response out")
                    .build());
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC017(String command) {
        return switch (command) {
            case "Read All" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_read_all", LibcxlmiCall.Shape.OUT, 0, 0)
                    .openEnded()
                    .differs("it does not tell how long the response is")
                    .build());
            default -> Optional.empty();
        };
    }

    private static Optional<LibcxlmiCall> opcodeC018(String command) {
        return switch (command) {
            case "Get Windows" -> Optional.of(LibcxlmiCall.define(
                            "cxlmi_cmd_get_windows", LibcxlmiCall.Shape.OUT, 0, 5)
                    .arrays(510L)
                    .differs("its structs have fields behind an array")
                    .build());
            default -> Optional.empty();
        };
    }
}
