package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareTest {

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .firmwareRevision("7.1")
            .firmwareSlots(3)
            .clock(clock)
            .build();
    private final Endpoint endpoint = Endpoint.over(device.connect());
    private final Generic component = Generic.of(endpoint);

    /** A package of two parts of 256 bytes. */
    private static byte[] firmware(String revision) {
        return Arrays.copyOf(revision.getBytes(StandardCharsets.ISO_8859_1), 512);
    }

    private void transfer(FirmwareTransferAction action, int slot, long offset, byte[] data) {
        assertFalse(component
                .transferFw(request ->
                        request.action(action).slot(slot).offsetBytes(offset).data(data))
                .isRunning());
    }

    private void initiate(String revision) {
        transfer(FirmwareTransferAction.INITIATE, 0, 0, Arrays.copyOf(firmware(revision), 256));
    }

    private void end(int slot) {
        transfer(FirmwareTransferAction.END, slot, 256, new byte[256]);
    }

    private String slot2() {
        return component.getFwInfo().slot2FirmwareRevision();
    }

    @Test
    void getFwInfo_onlyTheActiveSlotIsFull() {
        GetFwInfoResponse info = component.getFwInfo();

        assertEquals(3, info.slotsSupported());
        assertEquals(1, info.activeSlot());
        assertEquals(0, info.stagedSlot());
        assertEquals("7.1", info.slot1FirmwareRevision());
        assertEquals("", info.slot2FirmwareRevision());
        assertEquals("7.1", MemoryDevice.of(endpoint).identifyMemoryDevice().firmwareRevision());
    }

    @Test
    void fullTransfer_fillsAnInactiveSlot() {
        transfer(FirmwareTransferAction.FULL_TRANSFER, 3, 0, firmware("8.0 of 16 chars."));

        assertEquals("8.0 of 16 chars.", component.getFwInfo().slot3FirmwareRevision());
        assertEquals("", slot2());
    }

    @Test
    void transferInParts_fillsTheSlotAtItsEnd() {
        initiate("8.0");
        transfer(FirmwareTransferAction.CONTINUE, 0, 256, new byte[384]);
        assertEquals("", slot2());
        transfer(FirmwareTransferAction.END, 2, 640, new byte[128]);

        assertEquals("8.0", slot2());
    }

    @Test
    void partSentAgain_isTakenForTheSame() {
        initiate("8.0");
        initiate("8.0");
        transfer(FirmwareTransferAction.CONTINUE, 0, 256, new byte[128]);
        transfer(FirmwareTransferAction.CONTINUE, 0, 256, new byte[128]);
        transfer(FirmwareTransferAction.END, 2, 384, new byte[128]);
        transfer(FirmwareTransferAction.END, 2, 384, new byte[128]);

        assertEquals("8.0", slot2());
    }

    @Test
    void beginning_whileAnotherTransferRuns_isRefused() {
        initiate("8.0");

        assertRefused(ReturnCode.FW_TRANSFER_IN_PROGRESS, () -> initiate("9.0"));
        assertRefused(
                ReturnCode.FW_TRANSFER_IN_PROGRESS,
                () -> transfer(FirmwareTransferAction.FULL_TRANSFER, 2, 0, firmware("9.0")));

        end(2);
        assertEquals("8.0", slot2());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 128, 384})
    void part_elsewhereThanAfterTheLast_isOutOfOrderAndTheTransferGoesOn(long offset) {
        initiate("8.0");

        assertRefused(
                ReturnCode.FW_TRANSFER_OUT_OF_ORDER,
                () -> transfer(FirmwareTransferAction.CONTINUE, 0, offset, new byte[128]));
        assertRefused(
                ReturnCode.FW_TRANSFER_OUT_OF_ORDER,
                () -> transfer(FirmwareTransferAction.END, 2, offset, new byte[128]));

        end(2);
        assertEquals("8.0", slot2());
    }

    @Test
    void part_withoutBeginning_isOutOfOrder() {
        assertRefused(
                ReturnCode.FW_TRANSFER_OUT_OF_ORDER,
                () -> transfer(FirmwareTransferAction.CONTINUE, 0, 256, new byte[128]));
        assertRefused(ReturnCode.FW_TRANSFER_OUT_OF_ORDER, () -> end(2));
        assertRefused(
                ReturnCode.FW_TRANSFER_OUT_OF_ORDER,
                () -> transfer(FirmwareTransferAction.INITIATE, 0, 128, new byte[128]));
    }

    @Test
    void abort_forgetsTheTransfer() {
        initiate("8.0");
        transfer(FirmwareTransferAction.ABORT, 0, 0, new byte[0]);

        assertRefused(ReturnCode.FW_TRANSFER_OUT_OF_ORDER, () -> end(2));
        initiate("9.0");
        end(2);
        assertEquals("9.0", slot2());
    }

    @Test
    void reset_forgetsTheTransfer() {
        initiate("8.0");
        device.reset();

        assertRefused(ReturnCode.FW_TRANSFER_OUT_OF_ORDER, () -> end(2));
    }

    @Test
    void pause_longerThanThirtySeconds_endsTheTransfer() {
        initiate("8.0");
        clock.advance(Duration.ofSeconds(30));
        transfer(FirmwareTransferAction.CONTINUE, 0, 256, new byte[128]);
        clock.advance(Duration.ofSeconds(30).plusNanos(1));

        assertRefused(
                ReturnCode.FW_TRANSFER_OUT_OF_ORDER, () -> transfer(FirmwareTransferAction.END, 2, 384, new byte[128]));
        initiate("9.0");
        end(2);
        assertEquals("9.0", slot2());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 255})
    void slot_activeOrNotThere_isInvalid(int slot) {
        assertRefused(
                ReturnCode.INVALID_SLOT,
                () -> transfer(FirmwareTransferAction.FULL_TRANSFER, slot, 0, firmware("8.0")));
        initiate("8.0");
        assertRefused(ReturnCode.INVALID_SLOT, () -> end(slot));

        end(2);
        assertEquals("8.0", slot2());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0001", "8\u00000", "8.0\u007f"})
    void package_withoutReadableRevision_failsVerification(String revision) {
        assertRefused(
                ReturnCode.FW_VERIFICATION_FAILED,
                () -> transfer(FirmwareTransferAction.FULL_TRANSFER, 2, 0, firmware(revision)));
        assertRefused(ReturnCode.FW_VERIFICATION_FAILED, () -> initiate(revision));

        assertEquals("", slot2());
        initiate("8.0");
    }

    // F7
    @Test
    void refusals_changeNothing() {
        initiate("8.0");
        clock.advance(Duration.ofSeconds(31));
        Map<String, Object> late = device.save();
        assertRefused(ReturnCode.FW_TRANSFER_OUT_OF_ORDER, () -> end(2));
        assertEquals(late, device.save());

        initiate("9.0");
        Map<String, Object> begun = device.save();
        assertRefused(ReturnCode.INVALID_SLOT, () -> end(1));
        assertRefused(ReturnCode.FW_TRANSFER_IN_PROGRESS, () -> initiate("8.0"));
        assertRefused(
                ReturnCode.FW_TRANSFER_OUT_OF_ORDER,
                () -> transfer(FirmwareTransferAction.CONTINUE, 0, 512, new byte[128]));
        assertEquals(begun, device.save());
    }

    @ParameterizedTest
    @EnumSource(
            value = FirmwareTransferAction.class,
            names = {"FULL_TRANSFER", "INITIATE"})
    void data_notWholeBlocks_isInvalidPayloadLength(FirmwareTransferAction action) {
        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> transfer(action, 2, 0, new byte[0]));
        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> transfer(action, 2, 0, new byte[127]));
    }

    @Test
    void partThatFollows_notWholeBlocks_isInvalidPayloadLength() {
        initiate("8.0");

        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> transfer(FirmwareTransferAction.CONTINUE, 0, 256, new byte[100]));
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH, () -> transfer(FirmwareTransferAction.END, 2, 256, new byte[0]));
    }

    @Test
    void request_withoutHeaderOrAction_isRefused() {
        byte[] unknownAction = new byte[256];
        unknownAction[0] = 9;

        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(TransferFw.OPCODE, new byte[TransferFwRequest.MINIMUM_LENGTH - 1]));
        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(TransferFw.OPCODE, unknownAction));
    }
}
