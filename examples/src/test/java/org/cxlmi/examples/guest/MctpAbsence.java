package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.sdk.Cxl;
import org.junit.jupiter.api.Test;

/** Runs inside a guest whose kernel lacks MCTP, as Debian's does, where {@link GuestIT} starts it. */
class MctpAbsence {

    @Test
    void openMctp_namesTheKernelOption() {
        try (Cxl cxl = Cxl.create()) {
            TransportException e = assertThrows(TransportException.class, () -> cxl.openMctp(1, 8));

            assertEquals("EAFNOSUPPORT", e.errnoName());
            assertTrue(e.getMessage().contains("CONFIG_MCTP"), e.getMessage());
            assertEquals(List.of(), cxl.endpoints());
        }
    }
}
