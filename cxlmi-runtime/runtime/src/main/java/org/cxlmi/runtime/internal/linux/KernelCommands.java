package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cxlmi.runtime.error.TransportException;
import org.jspecify.annotations.Nullable;

/** What the kernel lets through for a device, as it says when asked. */
final class KernelCommands {

    /** Far above what any kernel lists, low enough to be harmless. */
    private static final int MAXIMUM_COUNT = 1024;

    private final Map<Integer, KernelCommand> byOpcode = new HashMap<>();
    private final Set<Integer> notEnabled = new HashSet<>();
    private final boolean raw;

    private KernelCommands(boolean raw) {
        this.raw = raw;
    }

    /** Asks for the number of commands first, then for that many. */
    static KernelCommands query(Libc libc, DeviceFile device, int fd) {
        int count;
        try (Memory head = new Memory(CxlMemAbi.QUERY_SIZE)) {
            head.clear();
            query(libc, device, fd, head);
            count = head.getInt(CxlMemAbi.QUERY_COUNT);
        }
        if (count < 1 || count > MAXIMUM_COUNT) {
            throw new TransportException(
                    device.name(),
                    "ioctl QUERY_COMMANDS",
                    "The kernel claims to list " + Integer.toUnsignedString(count) + " commands.",
                    null);
        }
        int listSize = count * CxlMemAbi.INFO_SIZE;
        try (Memory list = new Memory(CxlMemAbi.QUERY_SIZE + listSize)) {
            list.clear();
            list.setInt(CxlMemAbi.QUERY_COUNT, count);
            query(libc, device, fd, list);
            return read(list.getByteBuffer(CxlMemAbi.QUERY_SIZE, listSize).order(ByteOrder.nativeOrder()), count);
        }
    }

    private static void query(Libc libc, DeviceFile device, int fd, Memory argument) {
        int result = libc.ioctl(fd, CxlMemAbi.QUERY_COMMANDS, Pointer.nativeValue(argument));
        if (result < 0) {
            throw device.failure("ioctl QUERY_COMMANDS", -result);
        }
    }

    /** Reads {@code struct cxl_command_info} for each command listed. */
    private static KernelCommands read(ByteBuffer list, int count) {
        boolean raw = false;
        boolean flagsReported = false;
        for (int at = 0; at < count * CxlMemAbi.INFO_SIZE; at += CxlMemAbi.INFO_SIZE) {
            raw |= list.getInt(at + CxlMemAbi.INFO_ID) == CxlMemAbi.RAW_ID;
            flagsReported |= (list.getInt(at + CxlMemAbi.INFO_FLAGS) & CxlMemAbi.FLAG_ENABLED) != 0;
        }
        KernelCommands commands = new KernelCommands(raw);
        for (int at = 0; at < count * CxlMemAbi.INFO_SIZE; at += CxlMemAbi.INFO_SIZE) {
            commands.add(list, at, flagsReported);
        }
        return commands;
    }

    private void add(ByteBuffer list, int at, boolean flagsReported) {
        int id = list.getInt(at + CxlMemAbi.INFO_ID);
        int flags = list.getInt(at + CxlMemAbi.INFO_FLAGS);
        int opcode = KernelCommand.opcodeOf(id);
        if (opcode < 0) {
            // RAW, or newer than this version, or id 0: a gap in the kernel's table.
            return;
        }
        KernelCommand command = new KernelCommand(
                id,
                opcode,
                list.getInt(at + CxlMemAbi.INFO_SIZE_IN),
                list.getInt(at + CxlMemAbi.INFO_SIZE_OUT),
                (flags & CxlMemAbi.FLAG_EXCLUSIVE) != 0);
        byOpcode.put(opcode, command);
        // Linux before 6.3 never sets a flag. Later ones enable Identify always, so one flag at least is set.
        if (flagsReported && (flags & CxlMemAbi.FLAG_ENABLED) == 0) {
            markNotEnabled(command);
        }
    }

    @Nullable
    KernelCommand find(int opcode) {
        return byOpcode.get(opcode);
    }

    /** Takes out a command that is not enabled, which older kernels tell only when it is sent. */
    void markNotEnabled(KernelCommand command) {
        byOpcode.remove(command.opcode());
        notEnabled.add(command.opcode());
    }

    /** Whether the kernel knows the command, but did not find it in the device's command effects log. */
    boolean isNotEnabled(int opcode) {
        return notEnabled.contains(opcode);
    }

    /** Whether the kernel was built with raw commands. */
    boolean hasRaw() {
        return raw;
    }
}
