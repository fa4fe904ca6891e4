package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.SetTimestamp;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.ops.BackgroundWait;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;

class BackgroundWaitTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final Endpoint mem0 = Endpoint.over(transport);

    private BackgroundOperation sanitize(ReturnCode code) {
        transport.on(Sanitize.OPCODE).fail(code);
        return MemoryDevice.of(mem0).sanitize();
    }

    private void status(boolean running, int percent, int opcode, ReturnCode code) {
        transport
                .on(BackgroundOperationStatus.OPCODE)
                .reply(BackgroundOperationStatusResponse.builder()
                        .operationInProgress(running)
                        .percentComplete(percent)
                        .opcode(opcode)
                        .returnCode(code.code())
                        .build()
                        .bytes());
    }

    @Test
    void until_asksUntilItIsDone_andTellsHowFarItIs() throws InterruptedException {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        status(true, 10, Sanitize.OPCODE, ReturnCode.SUCCESS);
        status(true, 60, Sanitize.OPCODE, ReturnCode.SUCCESS);
        status(false, 100, Sanitize.OPCODE, ReturnCode.SUCCESS);
        List<Integer> percents = new ArrayList<>();

        BackgroundWait.on(mem0, LONG).progress(percents::add).until(operation);

        assertEquals(List.of(10, 60, 100), percents);
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void until_doneAtOnce_asksNothing() throws InterruptedException {
        transport.on(Sanitize.OPCODE).reply();
        BackgroundWait.on(mem0, Duration.ZERO).until(MemoryDevice.of(mem0).sanitize());
        assertEquals(1, transport.exchanges().size());
    }

    @Test
    void until_endedBadly_isTheCommandsFailure() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        status(false, 40, Sanitize.OPCODE, ReturnCode.ABORTED);

        CommandFailedException e = assertThrows(
                CommandFailedException.class,
                () -> BackgroundWait.on(mem0, LONG).until(operation));

        assertEquals(ReturnCode.ABORTED, e.returnCode());
        assertEquals(Sanitize.OPCODE, e.opcode());
    }

    @Test
    void until_anotherOperationSince_isNotTakenForSuccess() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        status(true, 5, Sanitize.OPCODE + 1, ReturnCode.SUCCESS);

        OutcomeUnknownException e = assertThrows(
                OutcomeUnknownException.class,
                () -> BackgroundWait.on(mem0, LONG).until(operation));

        assertEquals("mem0", e.target());
        assertEquals("Sanitize", e.command());
        assertEquals(Sanitize.OPCODE, e.opcode());
        assertEquals(Sanitize.OPCODE + 1, e.latestOpcode());
    }

    @Test
    void until_operationOfAnotherTarget_isRefused() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        CxlTarget behind = mem0.through(Tunnel.switchPort(1));

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> BackgroundWait.on(behind, LONG).until(operation));

        assertTrue(e.getMessage().contains("runs on mem0, not on mem0 > port 1"), e.getMessage());
    }

    @Test
    void until_onADrivenClock_takesNoTimeButItsOwn() throws InterruptedException {
        SimulatedClock clock = SimulatedClock.driven();
        SimulatedMemoryDevice device =
                SimulatedMemoryDevice.builder().clock(clock).build();
        Instant start = clock.instant();
        try (Cxl cxl = Cxl.create();
                Endpoint endpoint = cxl.open(device.connect())) {
            MemoryDevice commands = MemoryDevice.of(endpoint);
            BackgroundWait wait = BackgroundWait.on(endpoint, Duration.ofHours(1));

            assertTimeoutPreemptively(LONG, () -> wait.until(commands.sanitize()));
            Instant sanitized = clock.instant();
            assertTrue(sanitized.isAfter(start));

            BackgroundOperation again = commands.sanitize();
            assertTimeoutPreemptively(
                    LONG,
                    () -> wait.untilAsync(again, ForkJoinPool.commonPool()).join());
            assertTrue(clock.instant().isAfter(sanitized));

            BackgroundOperation third = commands.sanitize();
            CxlTimeoutException e = assertThrows(
                    CxlTimeoutException.class,
                    () -> BackgroundWait.on(endpoint, Duration.ofMillis(10)).until(third));
            assertTrue(e.getMessage().contains("still running in the background"), e.getMessage());
        }
    }

    @Test
    void until_endedBadlyBehindATunnel_tellsTheLayer() {
        SimulatedClock clock = SimulatedClock.driven();
        SimulatedMemoryDevice device =
                SimulatedMemoryDevice.builder().clock(clock).build();
        SimulatedSwitch behind = SimulatedSwitch.builder().clock(clock).build();
        behind.plugIn(1, device);
        device.faults().once(Sanitize.COMMAND).failInBackground(Duration.ofSeconds(1), ReturnCode.INTERNAL_ERROR);
        try (Cxl cxl = Cxl.create();
                Endpoint endpoint = cxl.open(behind.connect())) {
            CxlTarget target = endpoint.through(Tunnel.switchPort(1));

            CommandFailedException e = assertThrows(
                    CommandFailedException.class,
                    () -> BackgroundWait.on(target, Duration.ofHours(1))
                            .until(MemoryDevice.of(target).sanitize()));

            assertEquals(ReturnCode.INTERNAL_ERROR, e.returnCode());
            assertEquals(1, e.layer());
        }
    }

    @Test
    void until_notDoneInTime_isATimeout() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        status(true, 10, Sanitize.OPCODE, ReturnCode.SUCCESS);

        CxlTimeoutException e = assertThrows(
                CxlTimeoutException.class,
                () -> BackgroundWait.on(mem0, Duration.ZERO).until(operation));

        assertTrue(e.command().contains("Sanitize"), e.command());
    }

    @Test
    void untilAsync_completesLikeUntil() {
        BackgroundOperation good = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        status(true, 10, Sanitize.OPCODE, ReturnCode.SUCCESS);
        status(false, 100, Sanitize.OPCODE, ReturnCode.SUCCESS);
        BackgroundWait.on(mem0, LONG)
                .untilAsync(good, ForkJoinPool.commonPool())
                .join();
        assertEquals(0, transport.unusedAnswers());

        BackgroundOperation bad = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        status(false, 40, Sanitize.OPCODE, ReturnCode.INTERNAL_ERROR);
        CompletionException e = assertThrows(
                CompletionException.class,
                () -> BackgroundWait.on(mem0, LONG)
                        .untilAsync(bad, ForkJoinPool.commonPool())
                        .join());
        assertInstanceOf(CommandFailedException.class, e.getCause());
    }

    @Test
    void until_interruptedOnADrivenClock_endsTheWait() {
        SimulatedMemoryDevice device =
                SimulatedMemoryDevice.builder().clock(SimulatedClock.driven()).build();
        try (Cxl cxl = Cxl.create();
                Endpoint endpoint = cxl.open(device.connect())) {
            BackgroundOperation operation = MemoryDevice.of(endpoint).sanitize();
            Thread.currentThread().interrupt();
            assertThrows(
                    InterruptedException.class,
                    () -> BackgroundWait.on(endpoint, LONG).until(operation));
        }
    }

    @Test
    void until_interrupted_endsTheWait() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        status(true, 10, Sanitize.OPCODE, ReturnCode.SUCCESS);
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedException.class, () -> BackgroundWait.on(mem0, LONG).until(operation));
    }

    // M1
    @Test
    void until_nothingTells_saysHowToFindOut() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);

        OutcomeUnknownException e = assertThrows(
                OutcomeUnknownException.class,
                () -> BackgroundWait.on(mem0, LONG).until(operation));

        assertEquals("Sanitize", e.command());
        assertFalse(e.hasEnded());
        assertTrue(e.getMessage().contains("Get LSA"), e.getMessage());
        assertFalse(e.getMessage().contains("Unsupported"), e.getMessage());
    }

    // M1
    @Test
    void untilOver_componentWithoutStatus_isAskedWhetherItIsBusy() throws InterruptedException {
        SimulatedClock clock = SimulatedClock.driven();
        SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
                .clock(clock)
                .backgroundStatus(false)
                .labelStorageSize(0)
                .build();
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            MemoryDevice commands = MemoryDevice.of(endpoint);
            BackgroundWait wait = BackgroundWait.on(endpoint, Duration.ofHours(1));

            assertFalse(wait.untilOver(commands.sanitize()), "nobody tells how it ended");
            assertTrue(commands.sanitize().isRunning(), "the component is idle, so it begins again");
        }
    }

    // M1
    @Test
    void until_componentThatDoesNotTellHowItEnded_isUnknown() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
                .clock(SimulatedClock.driven())
                .backgroundStatus(false)
                .labelStorageSize(0)
                .build();
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            BackgroundOperation operation = MemoryDevice.of(endpoint).sanitize();

            OutcomeUnknownException e = assertThrows(
                    OutcomeUnknownException.class,
                    () -> BackgroundWait.on(endpoint, Duration.ofHours(1)).until(operation));

            assertTrue(e.hasEnded());
            assertEquals(0, e.latestOpcode());
        }
    }

    @Test
    void until_sanitizedWithoutStatus_isToldByTheMedia() throws InterruptedException {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
                .clock(SimulatedClock.driven())
                .backgroundStatus(false)
                .build();
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            BackgroundWait.on(endpoint, Duration.ofHours(1))
                    .until(MemoryDevice.of(endpoint).sanitize());

            assertEquals(1, MemoryDevice.of(endpoint).getLsa(0, 1).byteLength());
        }
    }

    @Test
    void until_mediaStillDisabledAfterASanitize_tellsOfAFailure() {
        transport.on(Sanitize.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport.on(GetLsa.OPCODE).fail(ReturnCode.MEDIA_DISABLED);
        Endpoint endpoint = Endpoint.over(
                new Host(transport, List.of(BackgroundState.RUNNING).iterator()));
        BackgroundOperation operation = MemoryDevice.of(endpoint).sanitize();

        OutcomeUnknownException e = assertThrows(
                OutcomeUnknownException.class,
                () -> BackgroundWait.on(endpoint, LONG).untilOver(operation));

        assertTrue(e.hasEnded());
        assertTrue(e.getMessage().contains("still disabled, as after a failure"), e.getMessage());
    }

    @Test
    void until_componentWithoutStatus_thatIsNotDoneInTime_isATimeout() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
                .clock(SimulatedClock.driven())
                .backgroundStatus(false)
                .build();
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            BackgroundOperation operation = MemoryDevice.of(endpoint).sanitize();

            CxlTimeoutException e = assertThrows(
                    CxlTimeoutException.class,
                    () -> BackgroundWait.on(endpoint, Duration.ofMillis(10)).until(operation));

            assertTrue(e.getMessage().contains("still running"), e.getMessage());
            assertFalse(e.getMessage().contains("%"), e.getMessage());
        }
    }

    @Test
    void until_kernelThatIsBusy_isAskedAgain() throws InterruptedException {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        TransportException busy = new TransportException("mem0", "ioctl", 16, "EBUSY", "Wait.");
        transport.on(BackgroundOperationStatus.OPCODE).raise(busy);
        transport.on(BackgroundOperationStatus.OPCODE).fail(ReturnCode.BUSY);
        status(false, 100, Sanitize.OPCODE, ReturnCode.SUCCESS);

        BackgroundWait.on(mem0, LONG).until(operation);

        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void until_connectionThatStaysBusy_provesNotThatTheOperationRuns() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport
                .always(BackgroundOperationStatus.OPCODE)
                .raise(TransportException.busy("mem0", "send", "All tags are in use."));

        OutcomeUnknownException e = assertThrows(
                OutcomeUnknownException.class,
                () -> BackgroundWait.on(mem0, Duration.ofMillis(10)).until(operation));

        assertInstanceOf(TransportException.class, e.getCause());
        assertFalse(e.hasEnded());
    }

    @Test
    void until_componentThatIsGone_isNotBlamedOnTheOperation() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport.disappear();

        OutcomeUnknownException e = assertThrows(
                OutcomeUnknownException.class,
                () -> BackgroundWait.on(mem0, LONG).until(operation));

        assertInstanceOf(TransportException.class, e.getCause());
        assertEquals("Sanitize", e.command());
    }

    @Test
    void until_questionsThatTimeOut_saysThatNobodyAnswers() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport.always(BackgroundOperationStatus.OPCODE).timeOut();

        OutcomeUnknownException e = assertThrows(
                OutcomeUnknownException.class,
                () -> BackgroundWait.on(mem0, Duration.ofMillis(10)).until(operation));

        assertInstanceOf(CxlTimeoutException.class, e.getCause());
        assertFalse(e.hasEnded());
    }

    @Test
    void until_questionThatTimesOutOnce_isAskedAgain() throws InterruptedException {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport.on(BackgroundOperationStatus.OPCODE).timeOut();
        status(false, 100, Sanitize.OPCODE, ReturnCode.SUCCESS);

        BackgroundWait.on(mem0, LONG).until(operation);
    }

    @Test
    void untilAsync_nothingTells_completesLikeUntil() {
        BackgroundOperation operation = sanitize(ReturnCode.BACKGROUND_COMMAND_STARTED);

        CompletionException e = assertThrows(
                CompletionException.class,
                () -> BackgroundWait.on(mem0, LONG)
                        .untilAsync(operation, ForkJoinPool.commonPool())
                        .join());

        assertInstanceOf(OutcomeUnknownException.class, e.getCause());
    }

    /** The mailbox of a device whose kernel follows what it does in the background. */
    private record Host(Transport device, Iterator<BackgroundState> states) implements Transport {

        @Override
        public String name() {
            return device.name();
        }

        @Override
        public Duration defaultTimeout() {
            return device.defaultTimeout();
        }

        @Override
        public BackgroundState backgroundState(int opcode) {
            return opcode == Sanitize.OPCODE && states.hasNext() ? states.next() : BackgroundState.OVER;
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            return device.exchange(request, deadline);
        }

        @Override
        public void close() {
            device.close();
        }
    }

    // M1
    @Test
    void untilOver_whileTheKernelSanitizes_asksTheDeviceNothingUntilItIsOver() throws InterruptedException {
        transport.on(Sanitize.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        Iterator<BackgroundState> states =
                List.of(BackgroundState.RUNNING, BackgroundState.RUNNING).iterator();
        Endpoint endpoint = Endpoint.over(new Host(transport, states));
        BackgroundOperation operation = MemoryDevice.of(endpoint).sanitize();

        assertFalse(BackgroundWait.on(endpoint, LONG).untilOver(operation), "the kernel does not tell how it ended");

        assertFalse(states.hasNext());
        assertEquals(
                List.of(Sanitize.OPCODE, BackgroundOperationStatus.OPCODE, GetLsa.OPCODE),
                transport.exchanges().stream()
                        .map(exchange -> exchange.request().opcode())
                        .toList());
    }

    // M1
    @Test
    void until_sanitizedByADeviceThatTellsHowItEnded_isItsSuccess() throws InterruptedException {
        transport.on(Sanitize.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        Endpoint endpoint = Endpoint.over(
                new Host(transport, List.of(BackgroundState.RUNNING).iterator()));
        BackgroundOperation operation = MemoryDevice.of(endpoint).sanitize();
        status(false, 100, Sanitize.OPCODE, ReturnCode.SUCCESS);

        BackgroundWait.on(endpoint, LONG).until(operation);

        assertEquals(0, transport.unusedAnswers());
    }

    // W9
    @Test
    void until_commandThatWasNotExpectedToRunOn_hasTheSameHandle() throws InterruptedException {
        transport.on(SetTimestamp.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        status(true, 10, SetTimestamp.OPCODE, ReturnCode.SUCCESS);
        status(false, 100, SetTimestamp.OPCODE, ReturnCode.SUCCESS);

        StillRunningException e = assertThrows(
                StillRunningException.class, () -> Generic.of(mem0).setTimestamp(Instant.EPOCH.plusSeconds(1)));
        BackgroundWait.on(mem0, LONG).until(BackgroundOperation.of(e));

        assertEquals(0, transport.unusedAnswers());
    }
}
