package org.cxlmi.runtime.internal.linux;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.error.TransportException;

/**
 * A file below {@code /dev/cxl} that is known to be a device of the cxl driver.
 *
 * @param name for example {@code mem0}
 */
public record DeviceFile(String name, Path path) {

    private static final Pattern NAME = Pattern.compile("(?:mem|switch)(?:0|[1-9][0-9]{0,5})");
    private static final Pattern NAME_OR_PATH = Pattern.compile("(?:/dev/cxl/)?(" + NAME + ")");

    // O_RDWR | O_CLOEXEC, the same on x86-64 and arm64
    private static final int OPEN_FLAGS = 2 | 0x80000;

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The name of a device that was given by name or path.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static String nameOf(String device) {
        Matcher matcher = NAME_OR_PATH.matcher(device);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + device + "\" is not the name of a CXL device, for example mem0" + " or /dev/cxl/mem0");
        }
        return matcher.group(1);
    }

    /** Checks that the name leads to a character device of the cxl driver, before anything is opened. */
    static DeviceFile find(Host host, String name) {
        Path path = host.root().resolve("dev/cxl").resolve(name);
        String operation = "open " + path;
        try {
            DeviceNode node = host.nodes().read(path);
            if (node.isSymbolicLink()) {
                throw new TransportException(name, operation, "It is a symbolic link; name the device itself.", null);
            }
            Set<Integer> majors = host.cxlMajors();
            if (!node.isCharacterDevice() || !majors.contains(node.major())) {
                throw new TransportException(
                        name, operation, "It is no device of the cxl driver (see /proc/devices).", null);
            }
            return new DeviceFile(name, path);
        } catch (NoSuchFileException e) {
            throw new TransportException(
                    name,
                    operation,
                    Errno.ENOENT.number(),
                    Errno.ENOENT.name(),
                    Errno.adviceFor(Errno.ENOENT.number()) + " Devices here: " + host.knownDevices() + ".");
        } catch (IOException e) {
            throw new TransportException(name, operation, "It cannot be looked at: " + IoReason.of(e) + ".", e);
        }
    }

    /**
     * The name of a device of this machine, checked to be one, for those who open it by name themselves.
     *
     * @throws IllegalArgumentException if the text is neither name nor path of a CXL device
     * @throws TransportException if there is no such device
     */
    public static String check(String device) {
        return find(Host.local(), nameOf(device)).name();
    }

    /** A file descriptor for it. */
    int open(Libc libc) {
        int fd = libc.open(path.toString(), OPEN_FLAGS);
        if (fd < 0) {
            throw failure("open " + path, -fd);
        }
        return fd;
    }

    /** The exception for a system call on it that failed. */
    TransportException failure(String operation, int errno) {
        return new TransportException(name, operation, errno, Errno.nameOf(errno), Errno.adviceFor(errno));
    }
}
