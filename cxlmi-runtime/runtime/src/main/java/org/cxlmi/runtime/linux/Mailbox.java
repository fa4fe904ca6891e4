package org.cxlmi.runtime.linux;

import org.cxlmi.runtime.internal.linux.MailboxTransport;
import org.cxlmi.runtime.transport.Transport;

/** Opens the mailbox of a component on this machine, through the cxl driver of Linux. */
public final class Mailbox {

    private Mailbox() {}

    /**
     * Opens a device below {@code /dev/cxl}; needs the permission to read and write it.
     *
     * <p>Commands that the kernel knows itself go through its own list. All others go as raw commands, which a kernel
     * lets through if it was built with {@code CONFIG_CXL_MEM_RAW_COMMANDS}.
     *
     * <p>The kernel waits up to two seconds for the component, and nothing can interrupt that: a shorter timeout is
     * looked at before a command is sent, but not while it runs.
     *
     * @param device {@code mem0} or {@code /dev/cxl/mem0}; {@code switch0} with kernels that have it
     * @throws IllegalArgumentException if it is neither
     * @throws org.cxlmi.runtime.error.TransportException if it cannot be opened, saying why and what to do
     */
    public static Transport open(String device) {
        return MailboxTransport.open(device);
    }

    /** Whether a file below {@code /dev/cxl} has the name of a device with a mailbox, as {@code mem0} and {@code switch0}. */
    public static boolean isDeviceName(String name) {
        return MailboxTransport.isDeviceName(name);
    }
}
