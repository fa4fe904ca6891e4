package org.cxlmi.libcxlmi.calls;

import java.util.Optional;

/**
 * A table of the functions of libcxlmi that carry out commands. {@link LibcxlmiCalls} generates a table from spec
 * files.
 */
@FunctionalInterface
public interface CallTable {

    /**
     * The call that carries out a command.
     *
     * @param opcode the command's opcode, 16 bits
     * @param command the command's name in the specification, because commands may share an opcode
     * @return absent if the library has no function for it
     */
    Optional<LibcxlmiCall> find(int opcode, String command);
}
