package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.linux.Transports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportsTest {

    @AfterEach
    void forget() {
        System.clearProperty(Transports.PROPERTY);
        System.clearProperty("cxlmi.library");
    }

    @Test
    void named_isInAnyCase_andTheKernelWithoutName() {
        assertEquals("kernel", Transports.selected().name());
        assertEquals("libcxlmi", Transports.named("libcxlmi ").name());
        assertEquals("kernel", Transports.named("Kernel").name());
    }

    @Test
    void property_thatNamesNone_saysWhatToWrite() {
        System.setProperty(Transports.PROPERTY, "pigeon");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, Cxl::create);
        assertTrue(e.getMessage().contains("write kernel or libcxlmi for cxlmi.transports"), e.getMessage());
    }

    @Test
    void libcxlmi_thatIsNotThere_isWhatIsLookedFor() {
        System.setProperty("cxlmi.library", "/nowhere/libcxlmi.so");
        System.setProperty(Transports.PROPERTY, "libcxlmi");
        try (Cxl cxl = Cxl.create()) {
            TransportException e = assertThrows(TransportException.class, () -> cxl.openMctp(1, 8));
            assertTrue(e.getMessage().contains("/nowhere/libcxlmi.so"), e.getMessage());
        }
    }

    @Test
    void libcxlmi_withAGapBetweenCommands_isRefused() {
        Mctp.Options withGap = Mctp.Options.DEFAULT.withMinimumGap(Duration.ofMillis(1));
        MctpScan scan = MctpScan.onBus("unix:path=/nowhere").withOptions(withGap);
        try (Cxl cxl = Cxl.builder().transports(Transports.named("libcxlmi")).build()) {
            assertThrows(IllegalArgumentException.class, () -> cxl.openMctp(1, 8, withGap));
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> cxl.scanMctp(scan));
            assertTrue(e.getMessage().contains("minimumGap"), e.getMessage());
        }
    }

    @Test
    void builder_overrulesTheProperty() {
        System.setProperty("cxlmi.library", "/nowhere/libcxlmi.so");
        System.setProperty(Transports.PROPERTY, "libcxlmi");
        try (Cxl cxl = Cxl.builder().transports(Transports.kernel()).build()) {
            TransportException e = assertThrows(TransportException.class, () -> cxl.openMctp(9999, 200));
            assertTrue(!e.getMessage().contains("libcxlmi"), e.getMessage());
        }
    }
}
