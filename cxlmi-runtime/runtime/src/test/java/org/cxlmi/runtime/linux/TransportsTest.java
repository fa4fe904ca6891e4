package org.cxlmi.runtime.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Where no other transports are. */
class TransportsTest {

    @Test
    void selected_withoutProperty_isTheKernel() {
        assertEquals("kernel", Transports.selected().name());
    }

    @Test
    void named_libcxlmi_saysWhichDependencyIsMissing() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Transports.named("libcxlmi"));
        assertTrue(e.getMessage().contains("add the dependency org.cxlmi:cxlmi-libcxlmi"), e.getMessage());
    }
}
