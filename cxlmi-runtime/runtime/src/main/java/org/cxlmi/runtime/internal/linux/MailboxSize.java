package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.OptionalInt;
import org.cxlmi.runtime.transport.PayloadLimits;

/** Finds out how large the payloads of a mailbox may be where sysfs does not tell. */
final class MailboxSize {

    /** Identify Memory Device, which every kernel lists and lets through, and which has no request payload. */
    private static final int IDENTIFY_ID = 1;

    private MailboxSize() {}

    /**
     * Offers the kernel requests that it refuses: it compares their length with the mailbox first, then with what the command
     * takes. Nothing reaches the device.
     *
     * @return bytes; absent if the kernel answers otherwise
     */
    static OptionalInt learn(Libc libc, int fd) {
        OptionalInt largest = OptionalInt.empty();
        try (Memory command = new Memory(CxlMemAbi.SEND_SIZE)) {
            for (int size = PayloadLimits.SMALLEST; size <= PayloadLimits.LARGEST; size *= 2) {
                int result = offer(libc, fd, command, size);
                if (Errno.EINVAL.is(result)) {
                    return largest;
                }
                if (!Errno.ENOMEM.is(result)) {
                    return OptionalInt.empty();
                }
                largest = OptionalInt.of(size);
            }
        }
        return largest;
    }

    private static int offer(Libc libc, int fd, Memory command, int size) {
        command.clear();
        command.setInt(CxlMemAbi.SEND_ID, IDENTIFY_ID);
        command.setInt(CxlMemAbi.SEND_IN_SIZE, size);
        return libc.ioctl(fd, CxlMemAbi.SEND_COMMAND, Pointer.nativeValue(command));
    }
}
