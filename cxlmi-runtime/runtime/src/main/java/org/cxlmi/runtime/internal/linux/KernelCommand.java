package org.cxlmi.runtime.internal.linux;

import java.util.HashMap;
import java.util.Map;

/**
 * A command that the kernel lists for a device.
 *
 * @param id the kernel's own number, no opcode
 * @param sizeIn the request length that the kernel demands, or {@link CxlMemAbi#VARIABLE_SIZE}
 * @param sizeOut the room for a response that the kernel demands, or {@link CxlMemAbi#VARIABLE_SIZE}
 */
record KernelCommand(int id, int opcode, int sizeIn, int sizeOut, boolean exclusive) {

    /** {@code CXL_MBOX_OP_SANITIZE}, which the kernel follows to its end itself. */
    static final int SANITIZE = 0x4400;

    private static final int SET_PARTITION_INFO = 0x4101;

    /**
     * Kernel ids to opcodes: {@code CXL_CMDS} of {@code linux/cxl_mem.h} and {@code enum cxl_opcode} of
     * {@code drivers/cxl/cxlmem.h}. They are the kernel's interface, and nothing of the CXL specification.
     */
    private static final Map<Integer, Integer> OPCODES = new HashMap<>();

    static {
        OPCODES.put(1, 0x4000);
        OPCODES.put(3, 0x0400);
        OPCODES.put(4, 0x0200);
        OPCODES.put(5, 0x4100);
        OPCODES.put(6, 0x4102);
        OPCODES.put(7, 0x4200);
        OPCODES.put(8, 0x0401);
        OPCODES.put(9, SET_PARTITION_INFO);
        OPCODES.put(10, 0x4103);
        OPCODES.put(11, 0x4201);
        OPCODES.put(12, 0x4202);
        OPCODES.put(13, 0x4203);
        OPCODES.put(14, 0x4204);
        OPCODES.put(15, 0x4300);
        OPCODES.put(16, 0x4301);
        OPCODES.put(17, 0x4302);
        OPCODES.put(18, 0x4303);
        OPCODES.put(19, 0x4304);
        OPCODES.put(20, 0x4305);
        OPCODES.put(21, 0x0300);
        OPCODES.put(22, 0x0402);
        OPCODES.put(23, 0x0403);
        OPCODES.put(24, 0x0405);
    }

    /** The opcode behind a kernel id, or -1 where this version does not know it. */
    static int opcodeOf(int id) {
        return OPCODES.getOrDefault(id, -1);
    }

    /** The length to hand to the kernel for a payload of this length, or -1 if the kernel takes no such payload. */
    int lengthFor(int payloadLength) {
        if (sizeIn == CxlMemAbi.VARIABLE_SIZE || sizeIn == payloadLength) {
            return payloadLength;
        }
        // The kernel demands ten bytes where the specification, and its own structure, have nine.
        return opcode == SET_PARTITION_INFO && sizeIn == payloadLength + 1 ? sizeIn : -1;
    }

    /** Whether the kernel is content with this room for a response, in bytes. */
    boolean acceptsRoom(int room) {
        return sizeOut == CxlMemAbi.VARIABLE_SIZE || Integer.compareUnsigned(sizeOut, room) <= 0;
    }
}
