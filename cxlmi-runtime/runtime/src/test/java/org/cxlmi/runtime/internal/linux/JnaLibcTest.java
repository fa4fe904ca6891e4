package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JnaLibcTest {

    private static final JnaLibc LIBC = JnaLibc.INSTANCE;
    private static final int O_RDWR = 2;
    private static final int EBADF = 9;
    private static final int AF_UNIX = 1;

    @Test
    void whatIsWritten_canBeRead(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        byte[] bytes = {1, 2, 3, 4, 5};
        try (Memory memory = new Memory(bytes.length)) {
            memory.write(0, bytes, 0, bytes.length);
            int fd = LIBC.open(file.toString(), O_RDWR);
            assertEquals(4, LIBC.write(fd, Pointer.nativeValue(memory), 4));
            assertEquals(0, LIBC.close(fd));
            assertArrayEquals(new byte[] {1, 2, 3, 4}, Files.readAllBytes(file));

            memory.clear();
            int again = LIBC.open(file.toString(), O_RDWR);
            assertEquals(4, LIBC.read(again, Pointer.nativeValue(memory), bytes.length));
            assertEquals(0, LIBC.read(again, Pointer.nativeValue(memory), bytes.length));
            assertEquals(0, LIBC.close(again));
            assertArrayEquals(new byte[] {1, 2, 3, 4, 0}, memory.getByteArray(0, bytes.length));
        }
    }

    @Test
    void boundAddress_isTakenForTheNext(@TempDir Path directory) {
        Path path = directory.resolve("s");
        try (Memory address = new Memory(100)) {
            // struct sockaddr_un: family, path
            address.clear();
            address.setShort(0, (short) AF_UNIX);
            address.setString(2, path.toString());
            int first = LIBC.socket(AF_UNIX, MctpAbi.SOCKET_TYPE, 0);
            int second = LIBC.socket(AF_UNIX, MctpAbi.SOCKET_TYPE, 0);

            assertEquals(0, LIBC.bind(first, Pointer.nativeValue(address), (int) address.size()));
            assertTrue(Files.exists(path));
            assertTrue(Errno.EADDRINUSE.is(LIBC.bind(second, Pointer.nativeValue(address), (int) address.size())));
            LIBC.close(first);
            LIBC.close(second);
        }
    }

    @Test
    void failures_areNegatedErrnos() {
        assertEquals(-EBADF, LIBC.read(-1, 0, 0));
        assertEquals(-EBADF, LIBC.write(-1, 0, 0));
        assertEquals(-EBADF, LIBC.bind(-1, 0, 0));
    }
}
