package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.FirmwareResult;
import org.cxlmi.sdk.ops.FirmwareSlot;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The slot, the file, the checkpoint and the result of firmware updates. */
@Timeout(60)
class FirmwareJobTest {

    private static final int PART = 512;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .clock(clock)
            .firmwareRevision("1.0")
            .firmwareSlots(3)
            .maximumPayloadExponent(19)
            .build();
    private final Endpoint endpoint = Endpoint.over(device.connect());
    private final ScriptedTransport scripted = new ScriptedTransport("mem1");

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static byte[] firmware(String revision) {
        byte[] bytes = Arrays.copyOf(revision.getBytes(StandardCharsets.US_ASCII), PART * 5);
        Arrays.fill(bytes, 16, bytes.length, (byte) revision.charAt(0));
        return bytes;
    }

    private static FirmwareUpdate update(CxlTarget target) {
        return FirmwareUpdate.of(target).withPartBytes(PART);
    }

    private GetFwInfoResponse info() {
        return Generic.of(endpoint).getFwInfo();
    }

    @Test
    void update_choosesAnEmptySlot_activatesIt_andTellsWhatGetFwInfoConfirms() throws InterruptedException {
        FirmwareResult result =
                update(endpoint).withActivation().transfer(firmware("2.0")).run();

        assertEquals(2, result.slot());
        assertEquals(FirmwareResult.State.ACTIVE, result.state());
        assertEquals(Optional.empty(), result.revisionBefore());
        assertEquals(Optional.of("2.0"), result.revision());
        assertEquals(1, result.infoBefore().orElseThrow().activeSlot());
        assertTrue(result.isVerified());
        assertEquals("slot 2: \"2.0\", active", result.toString());
        assertEquals(2, info().activeSlot());
    }

    @Test
    void slots_haveWhatIsInThem() throws InterruptedException {
        update(endpoint)
                .withActivation(FirmwareActivationAction.ON_NEXT_RESET)
                .transfer(firmware("2.0"))
                .run();

        assertEquals(
                List.of(
                        new FirmwareSlot(1, Optional.of("1.0"), FirmwareResult.State.ACTIVE),
                        new FirmwareSlot(2, Optional.of("2.0"), FirmwareResult.State.STAGED),
                        new FirmwareSlot(3, Optional.empty(), FirmwareResult.State.INACTIVE)),
                FirmwareUpdate.of(endpoint).slots().run());
    }

    @Test
    void verification_failsIfTheComponentDoesNotTell() throws InterruptedException {
        device.faults().always(GetFwInfo.COMMAND).answer(ReturnCode.UNSUPPORTED);
        FirmwareUpdate given = update(endpoint).withSlot(2);

        assertFalse(given.transfer(firmware("2.0")).run().isVerified());
        IncompleteOperationException failure = assertThrows(
                IncompleteOperationException.class,
                () -> given.withVerification().transfer(firmware("2.0")).run());
        assertTrue(failure.getMessage().contains("does not answer Get FW Info"), failure.getMessage());
    }

    @Test
    void update_asksForTheSlotsOnceBeforeAndOnceAfter() throws InterruptedException {
        List<String> sent = new ArrayList<>();
        CxlTarget watched = endpoint.with((exchange, chain) -> {
            sent.add(exchange.commandName());
            return chain.proceed();
        });

        update(watched).transfer(firmware("2.0")).run();

        assertEquals(2, sent.stream().filter(GetFwInfo.COMMAND.name()::equals).count());
    }

    @Test
    void update_withoutAnEmptySlot_choosesAnInactiveOne_thatIsNotNext() throws InterruptedException {
        update(endpoint).withSlot(2).transfer(firmware("2.0")).run();
        FirmwareResult staged = update(endpoint)
                .withSlot(3)
                .withActivation(FirmwareActivationAction.ON_NEXT_RESET)
                .transfer(firmware("3.0"))
                .run();

        FirmwareResult result = update(endpoint).transfer(firmware("4.0")).run();

        assertEquals(FirmwareResult.State.STAGED, staged.state());
        assertEquals(2, result.slot());
        assertEquals(Optional.of("2.0"), result.revisionBefore());
        assertEquals(FirmwareResult.State.INACTIVE, result.state());
    }

    private void scriptSlots(int active, int staged, boolean online) {
        scripted.always(GetFwInfo.OPCODE)
                .reply(GetFwInfoResponse.builder()
                        .slotsSupported(2)
                        .activeSlot(active)
                        .stagedSlot(staged)
                        .onlineActivationSupported(online)
                        .slot1FirmwareRevision("1.0")
                        .slot2FirmwareRevision("2.0")
                        .build()
                        .bytes());
    }

    private IncompleteOperationException failureOfScripted(FirmwareUpdate update) {
        return assertThrows(
                IncompleteOperationException.class,
                () -> update.transfer(firmware("3.0")).run());
    }

    private long transfers() {
        return scripted.exchanges().stream()
                .filter(exchange -> exchange.request().opcode() == TransferFw.OPCODE)
                .count();
    }

    @Test
    void update_withoutAFreeSlot_sendsNothing_andNamesTheSlots() {
        scriptSlots(1, 2, true);

        IncompleteOperationException e = failureOfScripted(update(Endpoint.over(scripted)));

        assertTrue(e.getMessage().contains("No slot is free: slot 1 is active, slot 2 is next."), e.getMessage());
        assertEquals(0, transfers());
    }

    @Test
    void update_toTheActiveSlot_orToNone_sendsNothing() {
        scriptSlots(1, 0, true);

        for (int slot : new int[] {1, 3}) {
            IncompleteOperationException e =
                    failureOfScripted(update(Endpoint.over(scripted)).withSlot(slot));
            assertTrue(e.getMessage().contains("Slot " + slot + " cannot take firmware"), e.getMessage());
        }
        assertEquals(0, transfers());
        assertThrows(IllegalArgumentException.class, () -> update(endpoint).withSlot(5));
    }

    @Test
    void update_ofAComponentWithoutOnlineActivation_isNextAfterTheReset() throws InterruptedException {
        scripted.always(TransferFw.OPCODE).reply();
        scripted.always(ActivateFw.OPCODE).reply();
        scriptSlots(1, 2, false);

        FirmwareResult result = update(Endpoint.over(scripted))
                .withSlot(2)
                .withActivation()
                .transfer(firmware("3.0"))
                .run();

        assertEquals(FirmwareResult.State.STAGED, result.state());
    }

    @Test
    void update_whoseActivationSucceeds_butTheSlotIsNotActive_fails() {
        scripted.always(TransferFw.OPCODE).reply();
        scripted.always(ActivateFw.OPCODE).reply();
        scriptSlots(1, 0, true);

        IncompleteOperationException e =
                failureOfScripted(update(Endpoint.over(scripted)).withSlot(2).withActivation());

        assertTrue(e.getMessage().contains("Get FW Info tells that slot 1 is active"), e.getMessage());
    }

    @Test
    void update_ofAComponentThatDoesNotTell_isNotVerified() throws InterruptedException {
        scripted.always(TransferFw.OPCODE).reply();

        FirmwareResult result = update(Endpoint.over(scripted))
                .withSlot(2)
                .transfer(firmware("3.0"))
                .run();

        assertFalse(result.isVerified());
        assertEquals("slot 2: inactive, not verified", result.toString());
    }

    @Test
    void update_fromAFile_readsItInParts_andClosesIt() throws Exception {
        Path file = Files.write(directory.resolve("fw.bin"), firmware("2.0"));

        FirmwareResult result = update(endpoint).transfer(file).run();

        assertEquals(Optional.of("2.0"), result.revision());
        assertFalse(isOpen(file));
    }

    @Test
    void update_fromALargeFile_needsNoRoomForAllOfIt() throws Exception {
        long bytes = 64L << 20;
        Path file = directory.resolve("large.bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(firmware("2.0")));
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
        AtomicInteger largest = new AtomicInteger();
        CxlTarget watched = endpoint.with((exchange, chain) -> {
            largest.accumulateAndGet(exchange.requestLength(), Math::max);
            return chain.proceed();
        });

        FirmwareResult result =
                FirmwareUpdate.of(watched).withPartBytes(1 << 18).transfer(file).run();

        assertEquals(Optional.of("2.0"), result.revision());
        assertEquals((1 << 18) + 128, largest.get());
    }

    @Test
    void update_fromAFileThatIsCancelled_closesIt() throws Exception {
        Path file = Files.write(directory.resolve("fw.bin"), firmware("2.0"));

        assertThrows(
                InterruptedException.class,
                () -> update(endpoint)
                        .transfer(file)
                        .onProgress(progress -> Thread.currentThread().interrupt())
                        .run());

        assertFalse(Thread.interrupted());
        assertFalse(isOpen(file));
    }

    private static boolean isOpen(Path file) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return false;
        }
        try (var open = Files.list(descriptors)) {
            return open.anyMatch(each -> pointsTo(each, file));
        }
    }

    private static boolean pointsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void update_fromAFileThatCannotBeRead_orIsNoPackage_fails() throws IOException {
        Path odd = Files.write(directory.resolve("odd.bin"), new byte[129]);

        assertInstanceOf(UncheckedIOException.class, causeOf(directory.resolve("missing.bin")));
        assertInstanceOf(IllegalArgumentException.class, causeOf(odd));
    }

    private Throwable causeOf(Path file) {
        return assertThrows(
                        IncompleteOperationException.class,
                        () -> update(endpoint).transfer(file).run())
                .getCause();
    }

    /** Ends as a program that is killed: without an abort. */
    private Checkpoint killAfterParts(int parts, byte[] firmware) {
        AtomicInteger left = new AtomicInteger(parts + 1);
        Endpoint killed = Endpoint.over(device.connect());
        CxlTarget target = killed.with((exchange, chain) -> {
            if (exchange.opcode() == TransferFw.OPCODE && left.decrementAndGet() == 0) {
                killed.close();
            }
            return chain.proceed();
        });
        Operation<FirmwareResult> operation = update(target).transfer(firmware).start(Runnable::run);
        assertThrows(IncompleteOperationException.class, operation::result);
        return Checkpoint.parse(operation.checkpoint().toString());
    }

    /** Goes on, and counts the parts and aborts that are sent. */
    private int resume(Checkpoint checkpoint, byte[] firmware) throws InterruptedException {
        try (Endpoint again = Endpoint.over(device.connect())) {
            AtomicInteger sent = new AtomicInteger();
            CxlTarget watched = again.with((exchange, chain) -> {
                if (exchange.opcode() == TransferFw.OPCODE) {
                    sent.incrementAndGet();
                }
                return chain.proceed();
            });
            FirmwareResult result =
                    update(watched).transfer(firmware).resume(checkpoint).run();
            assertEquals(Optional.of("2.0"), result.revision());
            assertEquals(2, result.slot());
            return sent.get();
        }
    }

    @Test
    void resume_sendsTheRestOnly() throws InterruptedException {
        byte[] firmware = firmware("2.0");
        Checkpoint checkpoint = killAfterParts(3, firmware);

        assertEquals(2, resume(checkpoint, firmware));
    }

    @Test
    void resume_afterTheComponentHasForgottenTheTransfer_sendsAllParts() throws InterruptedException {
        byte[] firmware = firmware("2.0");
        Checkpoint checkpoint = killAfterParts(3, firmware);
        clock.advance(Duration.ofSeconds(31));

        // Two parts that are out of order, the abort, then all five.
        assertEquals(8, resume(checkpoint, firmware));
    }

    @Test
    void resume_ofAnotherPackage_orToAnotherSlot_isRefused() {
        Checkpoint checkpoint = killAfterParts(3, firmware("2.0"));

        IncompleteOperationException e = assertThrows(
                IncompleteOperationException.class,
                () -> update(endpoint)
                        .transfer(firmware("3.0"))
                        .resume(checkpoint)
                        .run());
        assertTrue(e.getMessage().contains("another package"), e.getMessage());

        IncompleteOperationException slot = assertThrows(
                IncompleteOperationException.class,
                () -> update(endpoint)
                        .withSlot(3)
                        .transfer(firmware("2.0"))
                        .resume(checkpoint)
                        .run());
        assertTrue(slot.getMessage().contains("a transfer to slot 2, not to slot 3"), slot.getMessage());
    }

    @Test
    void resume_ofAFinishedUpdate_sendsNoPart() throws InterruptedException {
        byte[] firmware = firmware("2.0");
        Operation<FirmwareResult> operation =
                update(endpoint).transfer(firmware).start(Runnable::run);

        assertEquals(0, resume(operation.checkpoint(), firmware));
    }

    @Test
    void resume_ofAChangedCheckpoint_neverLeavesThePackage() throws InterruptedException {
        byte[] firmware = firmware("2.0");
        String checkpoint = killAfterParts(3, firmware).toString();

        for (String offset : List.of("1", "999999999999", "0")) {
            device.reset();
            Checkpoint changed = Checkpoint.parse(checkpoint.replace("offset=1536", "offset=" + offset));
            assertEquals(5, resume(changed, firmware));
        }
    }

    @Test
    void lossOfPowerInTheMiddle_saysThatTheTransferIsGone() {
        AtomicInteger left = new AtomicInteger(3);
        CxlTarget target = endpoint.with((exchange, chain) -> {
            if (exchange.opcode() == TransferFw.OPCODE && left.decrementAndGet() == 0) {
                device.reset();
            }
            return chain.proceed();
        });

        IncompleteOperationException e = assertThrows(
                IncompleteOperationException.class,
                () -> update(target).transfer(firmware("2.0")).run());

        CommandFailedException cause = assertInstanceOf(CommandFailedException.class, e.getCause());
        assertEquals(ReturnCode.FW_TRANSFER_OUT_OF_ORDER, cause.returnCode());
        assertTrue(e.getMessage().contains("The component no longer has the transfer"), e.getMessage());
        assertEquals("transfer: 1024 of 2560 bytes", e.progress().toString());
    }

    @Test
    void activation_withoutItsResponse_isConfirmedByTheSlots() throws InterruptedException {
        update(endpoint).withSlot(2).transfer(firmware("2.0")).run();
        device.faults().once(ActivateFw.COMMAND).loseResponse();

        FirmwareResult result = update(endpoint).activate(2).run();

        assertEquals(FirmwareResult.State.ACTIVE, result.state());
    }
}
