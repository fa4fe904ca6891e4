package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.ActivateFwRequest;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirmwareActivationTest {

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.builder()
            .firmwareRevision("1.0")
            .firmwareSlots(3)
            .clock(clock)
            .build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final Generic component = Generic.of(endpoint);

    @BeforeEach
    void fillSlotTwo() {
        transfer(2, "2.0");
    }

    private void transfer(int slot, String revision) {
        component.transferFw(request -> request.action(FirmwareTransferAction.FULL_TRANSFER)
                .slot(slot)
                .data(Arrays.copyOf(revision.getBytes(StandardCharsets.US_ASCII), 128)));
    }

    private String runningRevision() {
        return MemoryDevice.of(endpoint).identifyMemoryDevice().firmwareRevision();
    }

    @Test
    void activate_online_takesTimeInTheBackground() {
        assertTrue(component.getFwInfo().onlineActivationSupported());
        assertTrue(component.activateFw(FirmwareActivationAction.ONLINE, 2).isRunning());
        assertEquals(1, component.getFwInfo().activeSlot());
        assertRefused(ReturnCode.BUSY, () -> transfer(3, "3.0"));

        clock.advance(Duration.ofSeconds(2));

        assertEquals(2, component.getFwInfo().activeSlot());
        assertEquals("2.0", runningRevision());
        assertEquals("1.0", component.getFwInfo().slot1FirmwareRevision());
        assertRefused(ReturnCode.INVALID_SLOT, () -> transfer(2, "2.1"));
        transfer(1, "1.1");
    }

    @Test
    void activate_online_abortedKeepsTheOld() {
        component.activateFw(FirmwareActivationAction.ONLINE, 2);
        component.requestAbortBackgroundOperation();
        clock.advance(Duration.ofSeconds(2));

        assertEquals("1.0", runningRevision());
    }

    @Test
    void activate_onNextReset_isStagedUntilThen() {
        assertFalse(
                component.activateFw(FirmwareActivationAction.ON_NEXT_RESET, 2).isRunning());

        assertEquals(2, component.getFwInfo().stagedSlot());
        assertEquals("1.0", runningRevision());
        simulated.reset();
        assertEquals("2.0", runningRevision());
        assertEquals(0, component.getFwInfo().stagedSlot());
    }

    @ParameterizedTest
    @EnumSource(
            value = FirmwareActivationAction.class,
            names = {"ONLINE", "ON_NEXT_RESET"})
    void activate_slotThatCannotBe_isInvalidSlot(FirmwareActivationAction action) {
        for (int slot : new int[] {0, 1, 3, 4, 255}) {
            assertRefused(ReturnCode.INVALID_SLOT, () -> component.activateFw(action, slot));
        }
        assertEquals(0, component.getFwInfo().stagedSlot());
    }

    @Test
    void activate_unknownActionOrTooShort_isRefused() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(ActivateFw.OPCODE, new byte[] {2, 2}));
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(ActivateFw.OPCODE, new byte[ActivateFwRequest.MINIMUM_LENGTH - 1]));
    }
}
