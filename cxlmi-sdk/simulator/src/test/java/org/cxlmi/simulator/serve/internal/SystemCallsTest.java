package org.cxlmi.simulator.serve.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.Test;

class SystemCallsTest {

    private static final String PSEUDO_TERMINALS = "/dev/ptmx";
    private static final int WAIT_MILLIS = 5000;

    /** A pseudo terminal without an MCTP interface at its other end, for few kernels can make one. */
    @Test
    void pseudoTerminal_carriesBytes() {
        assumeTrue(Files.isWritable(Path.of(PSEUDO_TERMINALS)));
        int fd = SystemCalls.openTerminal(PSEUDO_TERMINALS);
        try (Memory buffer = new Memory(16)) {
            buffer.clear();
            SystemCalls.control("unlock", fd, PseudoTerminal.TIOCSPTLCK, Pointer.nativeValue(buffer));
            int other = SystemCalls.control(
                    "open the other end", fd, PseudoTerminal.TIOCGPTPEER, SystemCalls.terminalFlags());

            assertEquals(-1, SystemCalls.read(fd, buffer), "nothing has come");
            buffer.write(0, "0123456789abcdef".getBytes(US_ASCII), 0, 16);
            assertEquals(6, SystemCalls.write(other, buffer, 10));
            SystemCalls.await(WAIT_MILLIS, fd);
            buffer.clear();
            assertEquals(6, SystemCalls.read(fd, buffer));
            assertArrayEquals("abcdef".getBytes(US_ASCII), buffer.getByteArray(0, 6));
            SystemCalls.close(other);
        } finally {
            SystemCalls.close(fd);
        }
    }

    @Test
    void failure_saysWhatAndWhyAndWhatToDo() {
        TransportException e =
                assertThrows(TransportException.class, () -> SystemCalls.control("make an MCTP interface", -1, 0, 0));
        assertTrue(e.getMessage().startsWith("MCTP of this machine: "), e.getMessage());
        assertTrue(e.getMessage().contains("make an MCTP interface failed: errno 9"), e.getMessage());
        assertEquals(
                "EOPNOTSUPP",
                SystemCalls.failure("mctp address add 8 dev lo", 95).errnoName());
        assertTrue(SystemCalls.failure("mctp address add 8 dev lo", 95).advice().contains("CONFIG_MCTP"));
        assertTrue(SystemCalls.failure("bind", 98).advice().contains("Another program answers"));
    }
}
