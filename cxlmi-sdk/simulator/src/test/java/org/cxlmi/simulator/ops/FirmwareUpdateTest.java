package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.ActivateFwRequest;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDeviceBuilder;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareUpdateTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MIB = 1 << 20;
    private static final byte ABORT = 4;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final ScriptedTransport scripted = new ScriptedTransport("mem1");
    private final Endpoint mem1 = Endpoint.over(scripted);

    /** As the mailbox of a memory device: each part takes two seconds, and nothing but Busy tells of it. */
    private SimulatedMemoryDeviceBuilder mailbox() {
        return SimulatedMemoryDevice.builder()
                .clock(clock)
                .backgroundStatus(false)
                .firmwareTransferTime(Duration.ofSeconds(2));
    }

    private static byte[] firmware(String revision, int length) {
        return Arrays.copyOf(revision.getBytes(StandardCharsets.US_ASCII), length);
    }

    /** Passes all commands on to a device, and remembers them. */
    private static ScriptedTransport watching(SimulatedMemoryDevice device) {
        ScriptedTransport watching = new ScriptedTransport(device.name());
        Transport link = device.connect();
        for (int opcode = 0; opcode < 0x10000; opcode++) {
            watching.always(opcode).answer(request -> link.exchange(request, Deadline.after(LONG)));
        }
        return watching;
    }

    private static List<Byte> actions(ScriptedTransport transport) {
        return transport.exchanges().stream()
                .map(ScriptedTransport.Exchange::request)
                .filter(request -> request.opcode() == TransferFw.OPCODE)
                .map(request -> request.payload()[0])
                .toList();
    }

    private static Generic begin(Endpoint endpoint) {
        Generic component = Generic.of(endpoint);
        component.transferFw(
                request -> request.action(FirmwareTransferAction.INITIATE).data(firmware("half of it", 128)));
        return component;
    }

    private static <E extends CxlException> E failure(Class<E> type, Job<?> job) {
        IncompleteOperationException end = assertThrows(IncompleteOperationException.class, job::run);
        return assertInstanceOf(type, end.getCause());
    }

    private static void assertHolds(SimulatedMemoryDevice device, String revision) {
        assertEquals(revision, info(device).slot2FirmwareRevision());
    }

    private static GetFwInfoResponse info(SimulatedMemoryDevice device) {
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            return Generic.of(endpoint).getFwInfo();
        }
    }

    // M4
    @ParameterizedTest
    @CsvSource({"10, 1180", "11, 560", "20, 5"})
    void transfer_ofOneMebibyte_takesAsFewCommandsAsFit(int exponent, int most) throws InterruptedException {
        SimulatedMemoryDevice device =
                SimulatedMemoryDevice.builder().maximumPayloadExponent(exponent).build();
        ScriptedTransport watching = watching(device);

        FirmwareUpdate.of(Endpoint.over(watching))
                .withSlot(2)
                .transfer(firmware("8.0", MIB))
                .run();

        assertHolds(device, "8.0");
        int commands = watching.exchanges().size();
        assertTrue(commands <= most, commands + " commands");
    }

    @Test
    void transfer_componentThatDoesNotTellItsLimit_getsPartsOf128Bytes() throws InterruptedException {
        scripted.always(TransferFw.OPCODE).reply();

        FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[128 * 4]).run();

        assertEquals(List.of((byte) 1, (byte) 2, (byte) 2, (byte) 3), actions(scripted));
    }

    @Test
    void transfer_explicitSize_isUsed() throws InterruptedException {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        List<Long> progress = new ArrayList<>();

        FirmwareUpdate.of(Endpoint.over(device.connect()))
                .withPartBytes(128)
                .withSlot(2)
                .transfer(firmware("9.9", 128 * 5))
                .onProgress(now -> now.done().ifPresent(progress::add))
                .run();

        assertEquals(List.of(128L, 256L, 384L, 512L, 640L), progress);
        assertHolds(device, "9.9");
    }

    // M1
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void transferAndActivate_inTheBackground_endsWithTheNewRevisionActive(boolean status) throws InterruptedException {
        SimulatedMemoryDevice device = mailbox().backgroundStatus(status).build();
        FirmwareUpdate update = FirmwareUpdate.of(Endpoint.over(device.connect()));

        update.withSlot(2).transfer(firmware("8.0", 4096)).run();
        update.withActivation(FirmwareActivationAction.ONLINE).activate(2).run();

        assertEquals(2, info(device).activeSlot());
        assertHolds(device, "8.0");
    }

    // M1
    @Test
    void transfer_damagedPackage_thatNobodyTellsOf_isUnknownAndSaysWhatTheSlotHolds() {
        SimulatedMemoryDevice device = mailbox().maximumPayloadExponent(13).build();
        FirmwareUpdate update = FirmwareUpdate.of(Endpoint.over(device.connect()));

        OutcomeUnknownException e =
                failure(OutcomeUnknownException.class, update.withSlot(2).transfer(new byte[4096]));

        assertTrue(e.hasEnded());
        assertTrue(e.getMessage().contains("slot 2 is empty"), e.getMessage());
    }

    // M1
    @Test
    void transfer_damagedPackage_whereTheComponentTells_isItsFailure() {
        SimulatedMemoryDevice device =
                mailbox().maximumPayloadExponent(13).backgroundStatus(true).build();
        FirmwareUpdate update = FirmwareUpdate.of(Endpoint.over(device.connect()));

        CommandFailedException e =
                failure(CommandFailedException.class, update.withSlot(2).transfer(new byte[4096]));

        assertEquals(ReturnCode.FW_VERIFICATION_FAILED, e.returnCode());
        assertEquals(TransferFw.OPCODE, e.opcode());
    }

    // M1
    @Test
    void transfer_sameRevisionAsBefore_thatNobodyTellsOf_isUnknown() throws InterruptedException {
        SimulatedMemoryDevice device = mailbox().build();
        FirmwareUpdate update = FirmwareUpdate.of(Endpoint.over(device.connect()));
        update.withSlot(2).transfer(firmware("8.0", 4096)).run();

        OutcomeUnknownException e =
                failure(OutcomeUnknownException.class, update.withSlot(2).transfer(firmware("8.0", 4096)));

        assertTrue(e.getMessage().contains("slot 2 holds \"8.0\" as before"), e.getMessage());
        update.withSlot(2).transfer(firmware("9.0", 4096)).run();
        assertHolds(device, "9.0");
    }

    // M1
    @Test
    void transfer_nothingButTheTransferIsSupported_isUnknownAndSaysHowToFindOut() {
        scripted.always(TransferFw.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);

        OutcomeUnknownException e = failure(
                OutcomeUnknownException.class,
                FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[512]));

        assertEquals("Transfer FW", e.command());
        assertTrue(e.getMessage().contains("Get FW Info"), e.getMessage());
        assertFalse(actions(scripted).contains(ABORT), "nothing to give up after the last part");
    }

    @Test
    void transfer_slotThatFillsWithoutBeingTold_isWaitedFor() throws InterruptedException {
        scripted.always(TransferFw.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        byte[] empty = GetFwInfoResponse.builder()
                .slotsSupported(2)
                .activeSlot(1)
                .build()
                .bytes();
        byte[] full = GetFwInfoResponse.builder()
                .slotsSupported(2)
                .activeSlot(1)
                .slot2FirmwareRevision("8.0")
                .build()
                .bytes();
        scripted.on(GetFwInfo.OPCODE).reply(empty);
        scripted.on(GetFwInfo.OPCODE).reply(empty);
        scripted.on(GetFwInfo.OPCODE).reply(full);

        FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[512]).run();

        assertEquals(0, scripted.unusedAnswers());
    }

    // M1
    @Test
    void transfer_busyComponent_isSentThePartAgain() throws InterruptedException {
        scripted.on(TransferFw.OPCODE).reply();
        scripted.on(TransferFw.OPCODE).fail(ReturnCode.BUSY);
        scripted.on(TransferFw.OPCODE).fail(ReturnCode.RETRY_REQUIRED);
        scripted.on(TransferFw.OPCODE).raise(new TransportException("mem1", "ioctl", 16, "EBUSY", "Wait."));
        scripted.on(TransferFw.OPCODE).reply();

        FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[256]).run();

        assertEquals(List.of((byte) 1, (byte) 3, (byte) 3, (byte) 3, (byte) 3), actions(scripted));
    }

    @Test
    void transfer_componentThatStaysBusy_endsWithThat() {
        scripted.always(TransferFw.OPCODE).fail(ReturnCode.BUSY);

        CommandFailedException e = failure(
                CommandFailedException.class,
                FirmwareUpdate.of(mem1)
                        .withTimeout(Duration.ofMillis(20))
                        .withSlot(2)
                        .transfer(new byte[128]));

        assertEquals(ReturnCode.BUSY, e.returnCode());
    }

    @Test
    void transfer_otherTransferInProgress_isRefusedAndLeavesThatAlone() throws InterruptedException {
        SimulatedMemoryDevice device = mailbox().build();
        Generic other = begin(Endpoint.over(device.connect()));
        FirmwareUpdate update = FirmwareUpdate.of(Endpoint.over(device.connect()));

        CommandFailedException e =
                failure(CommandFailedException.class, update.withSlot(2).transfer(firmware("8.0", 4096)));

        assertEquals(ReturnCode.FW_TRANSFER_IN_PROGRESS, e.returnCode());
        assertTrue(other.transferFw(request -> request.action(FirmwareTransferAction.END)
                        .slot(2)
                        .offsetBytes(128)
                        .data(new byte[128]))
                .isRunning());
    }

    // M1
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void transfer_takingOver_givesUpWhatAnotherProcessBegan(boolean status) throws InterruptedException {
        SimulatedMemoryDevice device = mailbox().backgroundStatus(status).build();
        begin(Endpoint.over(device.connect()));

        FirmwareUpdate.of(Endpoint.over(device.connect()))
                .withTakeover()
                .withSlot(2)
                .transfer(firmware("8.0", 4096))
                .run();

        assertHolds(device, "8.0");
    }

    // M1
    @Test
    void abort_whileAPartIsStillBusy_letsTheNextTransferBegin() throws InterruptedException {
        SimulatedMemoryDevice device = mailbox().build();
        begin(Endpoint.over(device.connect()));
        FirmwareUpdate update = FirmwareUpdate.of(Endpoint.over(device.connect()));

        update.abort().run();
        update.withSlot(2).transfer(firmware("8.0", 4096)).run();

        assertHolds(device, "8.0");
    }

    // M1
    @Test
    void transfer_partThatIsNotDoneInTime_isGivenUpOnceTheComponentIsFree() throws InterruptedException {
        SimulatedMemoryDevice device = mailbox()
                .backgroundStatus(true)
                .firmwareTransferTime(Duration.ofSeconds(4))
                .build();
        Endpoint endpoint = Endpoint.over(device.connect());

        failure(
                CxlTimeoutException.class,
                FirmwareUpdate.of(endpoint)
                        .withTimeout(Duration.ofSeconds(3))
                        .withSlot(2)
                        .transfer(firmware("8.0", 4096)));

        FirmwareUpdate.of(endpoint).withSlot(2).transfer(firmware("8.0", 4096)).run();
        assertHolds(device, "8.0");
    }

    @Test
    void transfer_refusedPart_isGivenUpEvenIfTheComponentIsBusy() {
        scripted.on(TransferFw.OPCODE).reply();
        scripted.on(TransferFw.OPCODE).fail(ReturnCode.FW_TRANSFER_OUT_OF_ORDER);
        scripted.on(TransferFw.OPCODE).fail(ReturnCode.BUSY);
        scripted.on(TransferFw.OPCODE).reply();

        CommandFailedException e = failure(
                CommandFailedException.class,
                FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[128 * 3]));

        assertEquals(ReturnCode.FW_TRANSFER_OUT_OF_ORDER, e.returnCode());
        assertEquals(0, e.getSuppressed().length);
        assertEquals(List.of((byte) 1, (byte) 2, ABORT, ABORT), actions(scripted));
    }

    @Test
    void transfer_partWithoutResponse_isSentAgain_andThenTheNext() throws InterruptedException {
        scripted.on(TransferFw.OPCODE).reply();
        scripted.on(TransferFw.OPCODE).raise(lost());
        scripted.on(TransferFw.OPCODE).fail(ReturnCode.FW_TRANSFER_OUT_OF_ORDER);
        scripted.on(TransferFw.OPCODE).reply();

        FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[128 * 3]).run();

        assertEquals(List.of((byte) 1, (byte) 2, (byte) 2, (byte) 3), actions(scripted));
    }

    @Test
    void transfer_firstPartNeverAnswered_isAbortedBecauseItMayBeTaken() {
        for (int i = 0; i < 3; i++) {
            scripted.on(TransferFw.OPCODE).raise(lost());
        }
        scripted.on(TransferFw.OPCODE).reply();

        failure(CxlTimeoutException.class, FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[128 * 3]));

        assertEquals(List.of((byte) 1, (byte) 1, (byte) 1, ABORT), actions(scripted));
    }

    private static CxlTimeoutException lost() {
        return new CxlTimeoutException(CommandContext.of("mem1"), Duration.ofSeconds(2));
    }

    @Test
    void transfer_givingUpFailsToo_isAmongTheSuppressed() {
        scripted.on(TransferFw.OPCODE).reply();
        scripted.on(TransferFw.OPCODE).disappear();

        TransportException e = failure(
                TransportException.class, FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[128 * 3]));

        assertEquals(1, e.getSuppressed().length);
    }

    private static void interrupt(OperationProgress progress) {
        if (progress.done().isPresent()) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void transfer_interrupted_isGivenUp() {
        SimulatedMemoryDevice device = mailbox().build();
        Endpoint endpoint = Endpoint.over(device.connect());

        assertThrows(
                InterruptedException.class,
                () -> FirmwareUpdate.of(endpoint)
                        .withSlot(2)
                        .transfer(firmware("8.0", 4096))
                        .onProgress(FirmwareUpdateTest::interrupt)
                        .run());

        assertFalse(Thread.interrupted());
        assertTrue(begin(endpoint).getFwInfo().slot2FirmwareRevision().isEmpty());
    }

    @Test
    void transfer_interruptedBetweenPartsThatAreDoneAtOnce_isGivenUp() {
        scripted.always(TransferFw.OPCODE).reply();

        assertThrows(
                InterruptedException.class,
                () -> FirmwareUpdate.of(mem1)
                        .withSlot(2)
                        .transfer(new byte[128 * 4])
                        .onProgress(FirmwareUpdateTest::interrupt)
                        .run());

        assertFalse(Thread.interrupted());
        assertEquals(List.of((byte) 1, ABORT), actions(scripted));
    }

    @Test
    void transfer_failureOfAnInterruptedThread_isGivenUpAllTheSame() {
        scripted.always(TransferFw.OPCODE).reply();

        IncompleteOperationException e = assertThrows(
                IncompleteOperationException.class,
                () -> FirmwareUpdate.of(mem1)
                        .withSlot(2)
                        .transfer(new byte[128 * 4])
                        .onProgress(progress -> {
                            interrupt(progress);
                            if (progress.done().isPresent()) {
                                throw new IllegalStateException("full");
                            }
                        })
                        .run());

        assertInstanceOf(IllegalStateException.class, e.getCause());

        assertTrue(Thread.interrupted(), "still interrupted");
        assertEquals(List.of((byte) 1, ABORT), actions(scripted));
    }

    @Test
    void activate_busyComponent_isToldAgain() throws InterruptedException {
        SimulatedMemoryDevice device = mailbox().build();
        Endpoint endpoint = Endpoint.over(device.connect());
        FirmwareUpdate update = FirmwareUpdate.of(endpoint);
        update.withSlot(2).transfer(firmware("8.0", 4096)).run();
        begin(endpoint);

        update.withActivation(FirmwareActivationAction.ON_NEXT_RESET)
                .activate(2)
                .run();

        assertEquals(2, info(device).stagedSlot());
    }

    @Test
    void activate_isAskedForOnce() throws InterruptedException {
        scripted.on(ActivateFw.OPCODE)
                .expecting(ActivateFwRequest.builder()
                        .action(FirmwareActivationAction.ON_NEXT_RESET)
                        .slot(2)
                        .build()
                        .bytes())
                .reply();
        FirmwareUpdate.of(mem1)
                .withActivation(FirmwareActivationAction.ON_NEXT_RESET)
                .activate(2)
                .run();
        assertEquals(
                1,
                scripted.exchanges().stream()
                        .filter(exchange -> exchange.request().opcode() == ActivateFw.OPCODE)
                        .count());
    }

    // M1
    @Test
    void activate_thatNobodyTellsOf_isConfirmedByTheSlots() throws InterruptedException {
        scripted.on(ActivateFw.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        scripted.on(GetFwInfo.OPCODE)
                .reply(GetFwInfoResponse.builder()
                        .slotsSupported(2)
                        .activeSlot(1)
                        .build()
                        .bytes());
        scripted.on(GetFwInfo.OPCODE)
                .reply(GetFwInfoResponse.builder()
                        .slotsSupported(2)
                        .activeSlot(2)
                        .build()
                        .bytes());

        FirmwareUpdate.of(mem1)
                .withActivation(FirmwareActivationAction.ONLINE)
                .activate(2)
                .run();

        assertEquals(0, scripted.unusedAnswers());
    }

    // M1
    @Test
    void activate_slotThatDoesNotBecomeActive_isUnknownAndSaysWhichIs() {
        scripted.on(ActivateFw.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        scripted.always(GetFwInfo.OPCODE)
                .reply(GetFwInfoResponse.builder()
                        .slotsSupported(2)
                        .activeSlot(1)
                        .build()
                        .bytes());

        OutcomeUnknownException e = failure(
                OutcomeUnknownException.class,
                FirmwareUpdate.of(mem1)
                        .withTimeout(Duration.ofMillis(20))
                        .withActivation(FirmwareActivationAction.ONLINE)
                        .activate(2));

        assertTrue(e.getMessage().contains("slot 1 is active"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 129})
    void transfer_ofNoWholeSteps_isRefused(int length) {
        assertThrows(
                IllegalArgumentException.class,
                () -> FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[length]));
    }

    @Test
    void transfer_ofAWholeInOneCommand_isAFullTransfer() throws InterruptedException {
        scripted.always(TransferFw.OPCODE).reply();
        FirmwareUpdate.of(mem1)
                .withPartBytes(1024)
                .withSlot(2)
                .transfer(new byte[1024])
                .run();

        CciRequest request = scripted.exchanges().stream()
                .map(ScriptedTransport.Exchange::request)
                .filter(each -> each.opcode() == TransferFw.OPCODE)
                .findFirst()
                .orElseThrow();
        assertEquals(
                FirmwareTransferAction.FULL_TRANSFER,
                TransferFwRequest.wrap(request.payload()).action());
    }

    @Test
    void transfer_asksForNothingThatItDoesNotNeed() throws InterruptedException {
        scripted.always(TransferFw.OPCODE).reply();
        FirmwareUpdate.of(mem1).withSlot(2).transfer(new byte[256]).run();

        List<Integer> asked = scripted.exchanges().stream()
                .map(exchange -> exchange.request().opcode())
                .toList();
        assertEquals(
                List.of(GetFwInfo.OPCODE, Identify.OPCODE, TransferFw.OPCODE, TransferFw.OPCODE, GetFwInfo.OPCODE),
                asked);
        assertFalse(asked.contains(BackgroundOperationStatus.OPCODE));
        assertFalse(asked.contains(GetSupportedLogs.OPCODE) || asked.contains(GetLog.OPCODE));
    }
}
