package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs inside the guest, where {@link GuestTest} starts it; its name keeps it out of the build's own test run. */
class MailboxJourney {

    private static final long MEDIA_BYTES = 256L << 20;

    @ParameterizedTest
    @ValueSource(strings = {"mem0", "mem1"})
    void memdev_ofTheGuest_isThereWithItsAttributes(String name) {
        Memdev memdev = new Memdev(name);

        assertTrue(memdev.isCharacterDevice());
        assertEquals(MEDIA_BYTES, memdev.ramSize() + memdev.pmemSize());
        assertFalse(memdev.firmwareVersion().isEmpty());
    }

    @Test
    void serials_ofBothMemdevs_areThoseOfTheEmulatedDevices() {
        assertEquals(
                Set.of(0xC0FFEE01L, 0xC0FFEE02L), Set.of(new Memdev("mem0").serial(), new Memdev("mem1").serial()));
    }
}
