package org.cxlmi.runtime.internal.linux;

/** Error numbers of Linux that the cxl driver, MCTP and the system calls before them give; alike on x86-64 and arm64. */
public enum Errno {
    EPERM(1, "The kernel forbids it: run as root, and without kernel lockdown."),
    ENOENT(2, "There is no such device: look into /dev/cxl, and load the driver with `modprobe cxl_pci`."),
    EINTR(4, "A signal interrupted the call: send the command again."),
    EIO(5, "The transfer to the device failed: look at the kernel log."),
    ENXIO(6, "The device is gone or its driver is unbound: close this endpoint and look into /dev/cxl."),
    EAGAIN(11, "The system has no room for it at the moment: try again."),
    ENOMEM(12, "The kernel lacks memory or expects other payload sizes: free memory, or use the sizes that it lists."),
    EACCES(
            13,
            "You have no permission to use the device: run as root, or give yourself read and write access by a udev rule."),
    EFAULT(14, "The kernel could not read or write the payload buffers: please report this as a defect."),
    EBUSY(
            16,
            "The mailbox is busy (often with sanitizing), the kernel uses this command itself, or it refuses just this"
                    + " payload: wait and try again, or unbind what claims the device."),
    EEXIST(17, "It exists already: remove it first, or use the existing one."),
    ENODEV(19, "The device is gone: close this endpoint and look into /dev/cxl."),
    EINVAL(22, "The kernel refuses the request, perhaps because a payload is larger than the mailbox."),
    EMFILE(24, "Too many open files: close endpoints that are not used any more, or raise `ulimit -n`."),
    ENOTTY(25, "The device does not know this request: it is no CXL device, or the kernel is older than Linux 5.12."),
    EMSGSIZE(90, "The message is larger than the connection to the component takes: use a smaller payload."),
    EOPNOTSUPP(95, "The kernel lacks this operation: look at the options that it was built with."),
    EAFNOSUPPORT(97, "This kernel has no MCTP: boot one built with CONFIG_MCTP=y, or load the module `mctp`."),
    EADDRINUSE(98, "Another program uses this address: stop that program, or use another address."),
    EADDRNOTAVAIL(99, "This machine has no MCTP address: give an interface one with `mctp address add`."),
    ENETDOWN(100, "The interface to the component is down: bring it up with `mctp link set ... up`."),
    ENETUNREACH(101, "There is no route to this MCTP network: look at `mctp route` and at `mctp link`."),
    ENOBUFS(105, "The system has no room for it at the moment: try again."),
    ETIMEDOUT(110, "The device did not answer: look at the kernel log and at the device's health."),
    EHOSTUNREACH(113, "There is no route to this MCTP endpoint: look at `mctp route`, and for the endpoint at mctpd.");

    private final int number;
    private final String advice;

    Errno(int number, String advice) {
        this.number = number;
        this.advice = advice;
    }

    public int number() {
        return number;
    }

    /** Whether a result of a system call, as {@link JnaLibc} has it, is this error. */
    public boolean is(int result) {
        return result == -number;
    }

    public static String nameOf(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno.name();
            }
        }
        return "errno " + number;
    }

    /** What to do about an error on a device. */
    public static String adviceFor(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno.advice;
            }
        }
        return "Look up this error number of Linux, and look at the kernel log.";
    }

    /** What to do about an error on MCTP, where some mean something else. */
    public static String adviceOnMctp(int number) {
        return switch (nameOf(number)) {
            case "EPERM", "EACCES" ->
                "You have no permission to send on MCTP: run as root, or with the capability CAP_NET_RAW.";
            case "ENOENT" -> "Nothing on this machine listens at the endpoint id of its own that you gave.";
            case "EBUSY" ->
                "All eight MCTP tags wait for replies of this component, as after timeouts; the kernel frees them after"
                        + " some seconds.";
            case "EINVAL" -> "The kernel refuses the message: please report this as a defect.";
            case "ENODEV", "ENXIO" -> "The interface to the component is gone: look at `mctp link`.";
            default -> adviceFor(number);
        };
    }
}
