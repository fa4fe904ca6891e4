package org.cxlmi.runtime.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.Test;

class MailboxTest {

    @Test
    void open_otherPath_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Mailbox.open("../../etc/passwd"));
    }

    @Test
    void open_deviceThatIsNotThere_saysSo() {
        TransportException e = assertThrows(TransportException.class, () -> Mailbox.open("mem999999"));

        assertEquals("mem999999", e.target());
    }
}
