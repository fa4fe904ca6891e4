package org.cxlmi.simulator.serve.internal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.TransportException;

/**
 * A serial line that exists in memory only: at one end the kernel, which takes it for an MCTP interface, at the other
 * end this program. The interface is gone when this is closed.
 */
public final class PseudoTerminal implements AutoCloseable {

    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final String INTERFACE_PREFIX = "mctpserial";

    private static final long TIOCSETD = 0x5423;
    static final long TIOCSPTLCK = 0x40045431;
    static final long TIOCGPTPEER = 0x5441;
    private static final int N_MCTP = 28;

    private static final int BUFFER_SIZE = 4096;
    private static final long LONGEST_WRITE_NANOS = 1_000_000_000;
    private static final long WRITE_PAUSE_NANOS = 200_000;

    private final int fd;
    private final int kernelEnd;
    private final String interfaceName;
    private final Memory buffer = new Memory(BUFFER_SIZE);
    private boolean closed;

    private PseudoTerminal(int fd, int kernelEnd, String interfaceName) {
        this.fd = fd;
        this.kernelEnd = kernelEnd;
        this.interfaceName = interfaceName;
    }

    /**
     * Makes the line and the interface.
     *
     * @throws TransportException if the kernel cannot, or does not let this process do it
     */
    public static PseudoTerminal open() throws IOException {
        int fd = SystemCalls.openTerminal("/dev/ptmx");
        int kernelEnd = -1;
        try (Memory number = new Memory(Integer.BYTES)) {
            number.setInt(0, 0);
            SystemCalls.control("unlock the pseudo terminal", fd, TIOCSPTLCK, Pointer.nativeValue(number));
            kernelEnd = SystemCalls.control(
                    "open the other end of the pseudo terminal", fd, TIOCGPTPEER, SystemCalls.terminalFlags());
            Set<String> before = interfaces();
            number.setInt(0, N_MCTP);
            SystemCalls.control("make an MCTP interface", kernelEnd, TIOCSETD, Pointer.nativeValue(number));
            Set<String> made = interfaces();
            made.removeAll(before);
            if (made.size() != 1) {
                throw new TransportException(
                        SystemCalls.TARGET,
                        "find the new interface among " + made,
                        "Another program made one at the same time: try again.",
                        null);
            }
            return new PseudoTerminal(fd, kernelEnd, made.iterator().next());
        } catch (TransportException | IOException e) {
            if (kernelEnd >= 0) {
                SystemCalls.close(kernelEnd);
            }
            SystemCalls.close(fd);
            throw e;
        }
    }

    private static Set<String> interfaces() throws IOException {
        try (Stream<Path> all = Files.list(INTERFACES)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith(INTERFACE_PREFIX))
                    .collect(Collectors.toSet());
        }
    }

    /** The kernel's name of the interface, for example {@code mctpserial0}. */
    public String interfaceName() {
        return interfaceName;
    }

    /** What has come, after waiting for it if need be; nothing if nothing came. For one thread. */
    public byte[] read(int timeoutMillis) {
        int length = SystemCalls.read(fd, buffer);
        if (length < 0) {
            SystemCalls.await(timeoutMillis, fd);
            length = SystemCalls.read(fd, buffer);
        }
        return buffer.getByteArray(0, Math.max(0, length));
    }

    /** Writes all of it; what several threads write does not mix. */
    public synchronized void write(byte[] bytes) {
        long start = System.nanoTime();
        try (Memory copy = new Memory(bytes.length)) {
            copy.write(0, bytes, 0, bytes.length);
            int written = 0;
            while (written < bytes.length) {
                int more = SystemCalls.write(fd, copy, written);
                if (more >= 0) {
                    written += more;
                } else if (System.nanoTime() - start > LONGEST_WRITE_NANOS) {
                    throw new TransportException(
                            SystemCalls.TARGET,
                            "write " + (bytes.length - written) + " bytes to " + interfaceName,
                            "The kernel takes none: look at its log.",
                            null);
                } else {
                    // The kernel wakes nobody who waits for room in this direction.
                    LockSupport.parkNanos(WRITE_PAUSE_NANOS);
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            SystemCalls.close(kernelEnd);
            SystemCalls.close(fd);
            buffer.close();
        }
    }
}
