package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.linux.Mctp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WayTest {

    @AfterEach
    void forget() {
        System.clearProperty(Cxl.WAY_PROPERTY);
        System.clearProperty("cxlmi.library");
    }

    @Test
    void named_isInAnyCase_andTheKernelWithoutName() {
        assertEquals(Way.KERNEL, Way.named(null));
        assertEquals(Way.LIBCXLMI, Way.named("libcxlmi "));
        assertEquals(Way.KERNEL, Way.named("Kernel"));
    }

    @Test
    void property_thatNamesNone_saysWhatToWrite() {
        System.setProperty(Cxl.WAY_PROPERTY, "pigeon");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, Cxl::builder);
        assertTrue(e.getMessage().contains("write kernel or libcxlmi for cxlmi.way"), e.getMessage());
    }

    @Test
    void libcxlmi_thatIsNotThere_isWhatIsLookedFor() {
        System.setProperty("cxlmi.library", "/nowhere/libcxlmi.so");
        System.setProperty(Cxl.WAY_PROPERTY, "libcxlmi");
        try (Cxl cxl = Cxl.create()) {
            TransportException e = assertThrows(TransportException.class, () -> cxl.openMctp(1, 8));
            assertTrue(e.getMessage().contains("/nowhere/libcxlmi.so"), e.getMessage());
        }
    }

    @Test
    void libcxlmi_withAGapBetweenCommands_isRefused() {
        Mctp.Options withGap = Mctp.Options.DEFAULT.withMinimumGap(Duration.ofMillis(1));
        MctpScan scan = MctpScan.onBus("unix:path=/nowhere").withOptions(withGap);
        try (Cxl cxl = Cxl.builder().way(Way.LIBCXLMI).build()) {
            assertThrows(IllegalArgumentException.class, () -> cxl.openMctp(1, 8, withGap));
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> cxl.scanMctp(scan));
            assertTrue(e.getMessage().contains("minimumGap"), e.getMessage());
        }
    }

    @Test
    void builder_overrulesTheProperty() {
        System.setProperty("cxlmi.library", "/nowhere/libcxlmi.so");
        System.setProperty(Cxl.WAY_PROPERTY, "libcxlmi");
        try (Cxl cxl = Cxl.builder().way(Way.KERNEL).build()) {
            TransportException e = assertThrows(TransportException.class, () -> cxl.openMctp(9999, 200));
            assertTrue(!e.getMessage().contains("libcxlmi"), e.getMessage());
        }
    }
}
