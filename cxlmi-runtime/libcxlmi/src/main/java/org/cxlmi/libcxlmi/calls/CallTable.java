package org.cxlmi.libcxlmi.calls;

import java.util.Optional;

/** The calls of libcxlmi that carry out commands. {@link LibcxlmiCalls} generates one from spec files. */
@FunctionalInterface
public interface CallTable {

    /**
     * The call that carries out a command.
     *
     * @param opcode of the command, 16 bits
     * @param command its name in the specification, for commands may share an opcode
     * @return absent if the library has no function for it
     */
    Optional<LibcxlmiCall> find(int opcode, String command);
}
