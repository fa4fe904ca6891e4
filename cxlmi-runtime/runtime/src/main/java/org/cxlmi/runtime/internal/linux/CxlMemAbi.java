package org.cxlmi.runtime.internal.linux;

/**
 * Numbers and offsets of the kernel's interface {@code linux/cxl_mem.h}, the same on x86-64 and arm64: both use the
 * generic ioctl encoding and align 64-bit values to eight bytes.
 */
final class CxlMemAbi {

    /** {@code struct cxl_mem_query_commands}: count, reserved word, then the list. */
    static final int QUERY_SIZE = 8;

    static final int QUERY_COUNT = 0;

    /** {@code struct cxl_command_info}. */
    static final int INFO_SIZE = 16;

    static final int INFO_ID = 0;
    static final int INFO_FLAGS = 4;
    static final int INFO_SIZE_IN = 8;
    static final int INFO_SIZE_OUT = 12;
    static final int FLAG_ENABLED = 1;
    static final int FLAG_EXCLUSIVE = 1 << 1;
    static final int VARIABLE_SIZE = -1;

    /** {@code struct cxl_send_command}. */
    static final int SEND_SIZE = 48;

    static final int SEND_ID = 0;
    static final int SEND_RAW_OPCODE = 8;
    static final int SEND_RETVAL = 12;
    static final int SEND_IN_SIZE = 16;
    static final int SEND_IN_PAYLOAD = 24;
    static final int SEND_OUT_SIZE = 32;
    static final int SEND_OUT_PAYLOAD = 40;

    static final int RAW_ID = 2;

    private static final int IOC_WRITE = 1;
    private static final int IOC_READ = 2;
    private static final int IOC_TYPE = 0xCE;

    static final long QUERY_COMMANDS = ioc(IOC_READ, 1, QUERY_SIZE);
    static final long SEND_COMMAND = ioc(IOC_READ | IOC_WRITE, 2, SEND_SIZE);

    private CxlMemAbi() {}

    /** Direction in bits 31:30, size in 29:16, type in 15:8, number in 7:0. */
    private static long ioc(int direction, int number, int size) {
        return (long) direction << 30 | (long) size << 16 | IOC_TYPE << 8 | number;
    }
}
