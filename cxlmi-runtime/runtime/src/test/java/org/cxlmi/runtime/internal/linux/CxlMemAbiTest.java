package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CxlMemAbiTest {

    @Test
    void requests_areTheKernelsNumbers() {
        assertEquals(0x8008CE01L, CxlMemAbi.QUERY_COMMANDS);
        assertEquals(0xC030CE02L, CxlMemAbi.SEND_COMMAND);
    }

    @Test
    void sendCommand_isLaidOutAsTheCCompilerDoes() {
        SendCommand send = new SendCommand();

        assertEquals(send.size(), CxlMemAbi.SEND_SIZE);
        assertEquals(send.offset("id"), CxlMemAbi.SEND_ID);
        assertEquals(send.offset("opcode"), CxlMemAbi.SEND_RAW_OPCODE);
        assertEquals(send.offset("retval"), CxlMemAbi.SEND_RETVAL);
        assertEquals(send.offset("inSize"), CxlMemAbi.SEND_IN_SIZE);
        assertEquals(send.offset("inPayload"), CxlMemAbi.SEND_IN_PAYLOAD);
        assertEquals(send.offset("outSize"), CxlMemAbi.SEND_OUT_SIZE);
        assertEquals(send.offset("outPayload"), CxlMemAbi.SEND_OUT_PAYLOAD);
    }

    @Test
    void commandInfo_isLaidOutAsTheCCompilerDoes() {
        CommandInfo info = new CommandInfo();

        assertEquals(info.size(), CxlMemAbi.INFO_SIZE);
        assertEquals(info.offset("id"), CxlMemAbi.INFO_ID);
        assertEquals(info.offset("flags"), CxlMemAbi.INFO_FLAGS);
        assertEquals(info.offset("sizeIn"), CxlMemAbi.INFO_SIZE_IN);
        assertEquals(info.offset("sizeOut"), CxlMemAbi.INFO_SIZE_OUT);
    }

    @Test
    void kernelIds_haveDistinctOpcodes() {
        long distinct = IntStream.rangeClosed(1, 24)
                .map(KernelCommand::opcodeOf)
                .filter(opcode -> opcode >= 0)
                .distinct()
                .count();

        assertEquals(23, distinct);
        assertEquals(-1, KernelCommand.opcodeOf(0));
        assertEquals(-1, KernelCommand.opcodeOf(CxlMemAbi.RAW_ID));
        assertEquals(-1, KernelCommand.opcodeOf(25));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void libc_wrongUse_givesTheErrno() {
        Libc libc = JnaLibc.INSTANCE;
        try (Memory argument = new Memory(8)) {
            assertTrue(Errno.ENOENT.is(libc.open("/nonexistent/device", 2)));
            assertEquals(-9, libc.close(-1));
            int fd = libc.open("/dev/null", 2 | 0x80000);
            assertTrue(fd >= 0);
            assertTrue(Errno.ENOTTY.is(libc.ioctl(fd, CxlMemAbi.QUERY_COMMANDS, Pointer.nativeValue(argument))));
            assertEquals(0, libc.close(fd));
        }
    }

    @Test
    void errno_adviceIsASentenceForEach() {
        String bare = Arrays.stream(Errno.values())
                .filter(errno -> !Errno.adviceFor(errno.number()).endsWith(".")
                        || !Errno.adviceOnMctp(errno.number()).endsWith("."))
                .map(Errno::name)
                .collect(Collectors.joining());

        assertEquals("", bare);
    }

    /** {@code struct cxl_send_command} as declared in the kernel's header, for JNA to lay out by the C rules. */
    @FieldOrder({
        "id",
        "flags",
        "opcode",
        "rawReserved",
        "retval",
        "inSize",
        "inReserved",
        "inPayload",
        "outSize",
        "outReserved",
        "outPayload"
    })
    public static final class SendCommand extends Structure {
        public int id;
        public int flags;
        public short opcode;
        public short rawReserved;
        public int retval;
        public int inSize;
        public int inReserved;
        public long inPayload;
        public int outSize;
        public int outReserved;
        public long outPayload;

        int offset(String field) {
            return fieldOffset(field);
        }
    }

    /** {@code struct cxl_command_info} likewise. */
    @FieldOrder({"id", "flags", "sizeIn", "sizeOut"})
    public static final class CommandInfo extends Structure {
        public int id;
        public int flags;
        public int sizeIn;
        public int sizeOut;

        int offset(String field) {
            return fieldOffset(field);
        }
    }
}
