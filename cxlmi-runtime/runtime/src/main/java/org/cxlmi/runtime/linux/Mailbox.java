package org.cxlmi.runtime.linux;

import org.cxlmi.runtime.internal.linux.MailboxTransport;
import org.cxlmi.runtime.transport.Transport;

/** Opens the mailbox of a component on this machine, through the cxl driver of Linux. */
public final class Mailbox {

    private Mailbox() {}

    /**
     * Opens a device below {@code /dev/cxl}. The process needs permission to read and write it.
     *
     * <p>Commands that the kernel knows are sent by their number in the kernel's list. All others are sent as raw
     * commands; the kernel accepts these only if it was built with {@code CONFIG_CXL_MEM_RAW_COMMANDS}.
     *
     * <p>The kernel waits up to two seconds for the component, and this wait cannot be interrupted. A shorter timeout
     * is checked before a command is sent, but not while it runs.
     *
     * @param device {@code mem0} or {@code /dev/cxl/mem0}; {@code switch0} with kernels that have it
     * @throws IllegalArgumentException if it is neither
     * @throws org.cxlmi.runtime.error.TransportException if the device cannot be opened; the message says why and what
     *     to do
     */
    public static Transport open(String device) {
        return MailboxTransport.open(device);
    }

    /**
     * Whether a file name below {@code /dev/cxl} is that of a device with a mailbox, such as {@code mem0} or {@code
     * switch0}.
     */
    public static boolean isDeviceName(String name) {
        return MailboxTransport.isDeviceName(name);
    }
}
