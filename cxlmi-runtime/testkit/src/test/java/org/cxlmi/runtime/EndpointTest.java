package org.cxlmi.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EndpointTest {

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final AtomicInteger closings = new AtomicInteger();
    private final Endpoint endpoint = Endpoint.over(transport, closed -> closings.incrementAndGet());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void execute_success_isTyped() {
        transport.on(0xC000).expecting((byte) 1, (byte) 2).reply((byte) 3, (byte) 4, (byte) 5);

        assertEquals(Echo.of(3, 4, 5), endpoint.execute(Echo.ECHO, Echo.of(1, 2)));
    }

    @Test
    void execute_truncatedResponse_namesTheCommand() {
        transport.on(0xC000).cutTo(1).reply((byte) 3, (byte) 4);

        MalformedResponseException e =
                assertThrows(MalformedResponseException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals("mem0", e.target());
        assertEquals("Echo", e.command());
        assertEquals(
                "mem0: Echo (C000h): Echo.payload: expected at least 2 bytes, found 1 (in 1 bytes)", e.getMessage());
    }

    @Test
    void execute_requestIsBlamed_tellsTheRequest() {
        transport.on(0xC000).fail(ReturnCode.INVALID_INPUT);

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertTrue(e.getMessage().endsWith(" The request: Echo{}."), e.getMessage());
    }

    @Test
    void execute_requestIsNotBlamed_isShorter() {
        transport.on(0xC000).fail(ReturnCode.BUSY);

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertFalse(e.getMessage().contains("The request"), e.getMessage());
    }

    @Test
    void executeRaw_refused_showsNoBytes() {
        transport.on(0xC000).fail(ReturnCode.INVALID_INPUT);

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> endpoint.executeRaw(0xC000, new byte[] {0x5A}));

        assertFalse(e.getMessage().contains("5a"), e.getMessage());
        assertFalse(e.getMessage().contains("The request"), e.getMessage());
    }

    // M7: the component may have the command, and refuse only what this request asks of it.
    @Test
    void execute_unsupported_doesNotDenyThatTheCommandIsThere() {
        transport.on(0xC000).fail(ReturnCode.UNSUPPORTED);

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertTrue(e.getMessage().contains("or not with these values"), e.getMessage());
        assertTrue(e.getMessage().contains("The request: Echo{}"), e.getMessage());
    }

    @ParameterizedTest
    @EnumSource(
            value = ReturnCode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUCCESS", "BACKGROUND_COMMAND_STARTED", "UNRECOGNIZED"})
    void execute_returnCode_isAFailure(ReturnCode code) {
        transport.on(0xC000).fail(code.code(), 0x1234);

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertSame(code, e.returnCode());
        assertEquals(0x1234, e.vendorExtendedStatus());
        assertEquals("mem0", e.target());
        assertEquals("Echo", e.command());
    }

    @Test
    void limits_areThoseOfTheTransport_andOfWhatTheComponentAccepts() {
        assertEquals(PayloadLimits.UNKNOWN, endpoint.limits());

        transport.limits(PayloadLimits.ofConnection(65536, 4096));
        assertEquals(PayloadLimits.ofConnection(65536, 4096), endpoint.limits());

        endpoint.limitRequests(2048);
        endpoint.limitRequests(8192);
        assertEquals(PayloadLimits.ofConnection(2048, 2048), endpoint.limits());
    }

    @Test
    void limits_behindTunnels_areLessTheirHeaders() {
        transport.limits(PayloadLimits.ofComponent(2048, 1024));
        CxlTarget behind = endpoint.through(Tunnel.switchPort(3));

        assertEquals(PayloadLimits.ofConnection(2032, 1008), behind.limits());
        assertEquals(
                PayloadLimits.ofConnection(2016, 992),
                endpoint.through(Tunnel.switchPort(3).ld(1)).limits());

        endpoint.limitRequests(512);
        assertEquals(PayloadLimits.ofConnection(496, 496), behind.limits());
    }

    // W9
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void execute_thatStillRuns_isNotTakenForDone(int payloadLength) {
        transport.always(0xC000).reply(new CciResponse(1, 0, new byte[payloadLength]));
        transport.always(0xC001).reply(new CciResponse(1, 0, new byte[payloadLength]));

        StillRunningException e =
                assertThrows(StillRunningException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals(
                new BackgroundOperation("Echo", 0xC000, "mem0", 0, BackgroundOperation.State.RUNNING),
                BackgroundOperation.of(e));
        assertThrows(StillRunningException.class, () -> endpoint.execute(Echo.RUN, Echo.of(1, 2)));
    }

    // W9
    @Test
    void executeRaw_thatStillRuns_isNotTakenForDone() {
        transport.on(0xC001).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);

        StillRunningException e =
                assertThrows(StillRunningException.class, () -> endpoint.executeRaw(0xC001, new byte[2]));

        assertEquals(0xC001, BackgroundOperation.of(e).opcode());
    }

    // W9
    @Test
    void execute_thatStillRunsBehindATunnel_tellsTheLayer() {
        // length of the message, reserved, then the message: response, tag, reserved, opcode, length, 0001h, vendor
        transport
                .on(0x5300)
                .reply(
                        (byte) 12,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0,
                        (byte) 1,
                        (byte) 1,
                        (byte) 0,
                        (byte) 1,
                        (byte) 0xC0,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0x80,
                        (byte) 1,
                        (byte) 0,
                        (byte) 0,
                        (byte) 0);

        StillRunningException e = assertThrows(
                StillRunningException.class,
                () -> endpoint.through(Tunnel.switchPort(3)).execute(Echo.RUN, Echo.of(1, 2)));

        assertEquals(1, e.layer());
        assertEquals("mem0 > port 3", BackgroundOperation.of(e).target());
    }

    @Test
    void start_tellsWhetherItStillRuns() {
        transport
                .on(0xC001)
                .fail(ReturnCode.BACKGROUND_COMMAND_STARTED)
                .on(0xC001)
                .reply();

        assertEquals(
                new BackgroundOperation("Run", 0xC001, "mem0", 0, BackgroundOperation.State.RUNNING),
                endpoint.start(Echo.RUN, Echo.of(1, 2)));
        assertFalse(endpoint.start(Echo.RUN, Echo.of(1, 2)).isRunning());
    }

    @Test
    void start_failed_throws() {
        transport.on(0xC001).fail(ReturnCode.BUSY);

        assertThrows(CommandFailedException.class, () -> endpoint.start(Echo.RUN, Echo.of(1, 2)));
    }

    @Test
    void executeRaw_handsOverBytes() {
        transport.on(0x5100).expecting((byte) 9).reply((byte) 8);

        assertArrayEquals(new byte[] {8}, endpoint.executeRaw(0x5100, new byte[] {9}));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x10000})
    void executeRaw_opcodeBeyond16Bits_isRefused(int opcode) {
        assertThrows(IllegalArgumentException.class, () -> endpoint.executeRaw(opcode, new byte[0]));
        assertTrue(transport.exchanges().isEmpty());
    }

    @Test
    void executeRaw_payloadBeyondOneMebibyte_isRefused() {
        byte[] tooLarge = new byte[Endpoint.MAXIMUM_PAYLOAD + 1];

        assertThrows(IllegalArgumentException.class, () -> endpoint.executeRaw(0xC000, tooLarge));
        assertTrue(transport.exchanges().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void execute_afterFault_worksOn(Fault fault, Class<? extends RuntimeException> expected) {
        fault.script(transport.on(0xC000));
        transport.on(0xC000).reply((byte) 7, (byte) 7);

        assertThrows(expected, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals(Echo.of(7, 7), endpoint.execute(Echo.ECHO, Echo.of(1, 2)));
    }

    interface Fault {
        void script(ScriptedTransport.Answer answer);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("return code", answer -> answer.fail(ReturnCode.RETRY_REQUIRED), CommandFailedException.class),
                fault("short", answer -> answer.cutTo(1).reply((byte) 1, (byte) 2), MalformedResponseException.class),
                fault("timeout", ScriptedTransport.Answer::timeOut, CxlTimeoutException.class),
                fault("late", answer -> answer.after(Duration.ofHours(1)).reply(), CxlTimeoutException.class),
                raised(new TransportException("mem0", "ioctl", 4, "EINTR", "Again.")),
                raised(new UnsupportedCommandException(
                        new CommandContext("mem0", "Echo", 0xC000, 0),
                        UnsupportedCommandException.Reason.BLOCKED_BY_KERNEL,
                        "Blocked.")),
                fault(
                        "defect",
                        answer -> answer.answer(request -> {
                            throw new UnsupportedOperationException("a defect of the transport");
                        }),
                        UnsupportedOperationException.class));
    }

    private static Arguments raised(CxlException failure) {
        return fault(failure.getClass().getSimpleName(), answer -> answer.raise(failure), failure.getClass());
    }

    private static Arguments fault(String name, Fault fault, Class<? extends RuntimeException> expected) {
        return Arguments.of(Named.of(name, fault), expected);
    }

    @Test
    void execute_transportThatNamesNoCommand_isNamedByTheEndpoint() {
        transport.on(0xC000).raise(new TransportException("socket 7", "sendto", 16, "EBUSY", "Wait."));

        TransportException e = assertThrows(TransportException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals("mem0: Echo (C000h): sendto failed: EBUSY (16). Wait.", e.getMessage());
        assertEquals("mem0", e.target());
        assertEquals("Echo", e.command());
        assertEquals(0xC000, e.opcode());
        assertTrue(e.isRetryable());
    }

    @Test
    void setTimeout_isWhatTransportsGet() {
        endpoint.setTimeout(Duration.ofMillis(20));
        transport.on(0xC000).after(Duration.ofMillis(20)).reply();

        CxlTimeoutException e =
                assertThrows(CxlTimeoutException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals(Duration.ofMillis(20), e.waited());
        assertEquals(Duration.ofMillis(20), endpoint.timeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S", "PT2562047788015215H"})
    void setTimeout_outOfRange_isRefused(String timeout) {
        Duration refused = Duration.parse(timeout);

        assertThrows(IllegalArgumentException.class, () -> endpoint.setTimeout(refused));
        assertEquals(transport.defaultTimeout(), endpoint.timeout());
    }

    @Test
    void close_twice_closesOnce() {
        assertTrue(endpoint.isOpen());
        endpoint.close();
        endpoint.close();

        assertFalse(endpoint.isOpen());
        assertTrue(transport.isClosed());
        assertEquals(1, closings.get());
        assertEquals("mem0 (closed)", endpoint.toString());
    }

    @Test
    void execute_afterClose_isRefused() {
        endpoint.close();

        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals("endpoint mem0 is closed", e.getMessage());
    }

    @Test
    void execute_twoThreads_areOneAfterTheOther() throws Exception {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicInteger overlaps = new AtomicInteger();
        transport.always(0xC000).answer(request -> {
            if (inside.getAndSet(true)) {
                overlaps.incrementAndGet();
            }
            inside.set(false);
            return new CciResponse(0, 0, request.payload());
        });

        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            int id = thread;
            done.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < 200; i++) {
                    assertEquals(Echo.of(id, i), endpoint.execute(Echo.ECHO, Echo.of(id, i)));
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : done) {
            each.get();
        }

        assertEquals(0, overlaps.get());
        assertEquals(400, transport.exchanges().size());
    }

    @Test
    void close_whileACommandRuns_waitsForItAndRefusesTheNext() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean closedDuringCommand = new AtomicBoolean();
        transport.on(0xC000).answer(request -> block(request, running, release, closedDuringCommand));

        Future<Echo> command = threads.submit(() -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));
        running.await();
        Future<?> closing = threads.submit(endpoint::close);
        while (endpoint.isOpen()) {
            Thread.onSpinWait();
        }
        assertThrows(IllegalStateException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));
        assertFalse(closing.isDone());
        release.countDown();

        assertEquals(Echo.of(1, 2), command.get());
        closing.get();
        assertTrue(transport.isClosed());
        assertFalse(closedDuringCommand.get());
        assertEquals(1, closings.get());
    }

    @Test
    void execute_waitingWhileClosed_isRefused() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        transport.on(0xC000).answer(request -> block(request, running, release, new AtomicBoolean()));

        Future<Echo> first = threads.submit(() -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));
        running.await();
        Thread[] waiter = new Thread[1];
        CountDownLatch known = new CountDownLatch(1);
        Future<Echo> second = threads.submit(() -> {
            waiter[0] = Thread.currentThread();
            known.countDown();
            return endpoint.execute(Echo.ECHO, Echo.of(3, 4));
        });
        known.await();
        while (waiter[0].getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Future<?> closing = threads.submit(endpoint::close);
        while (endpoint.isOpen()) {
            Thread.onSpinWait();
        }
        release.countDown();

        first.get();
        closing.get();
        ExecutionException e = assertThrows(ExecutionException.class, second::get);
        assertEquals("endpoint mem0 is closed", e.getCause().getMessage());
        assertEquals(1, transport.exchanges().size());
    }

    private CciResponse block(
            CciRequest request, CountDownLatch running, CountDownLatch release, AtomicBoolean closedDuringCommand) {
        running.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        closedDuringCommand.set(transport.isClosed());
        return new CciResponse(0, 0, request.payload());
    }

    @Test
    void execute_recorded_isAnEventWithoutPayload(@TempDir Path directory) throws IOException {
        transport.on(0xC000).reply((byte) 3, (byte) 4, (byte) 5).on(0xC000).timeOut();
        Path file = directory.resolve("commands.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("org.cxlmi.Command").withoutThreshold();
            recording.start();
            endpoint.execute(Echo.ECHO, Echo.of(1, 2));
            assertThrows(CxlTimeoutException.class, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));
            recording.stop();
            recording.dump(file);
        }

        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        Files.delete(file);
        assertEquals(2, events.size());
        RecordedEvent success = events.get(0);
        assertEquals("org.cxlmi.Command", success.getEventType().getName());
        assertEquals("mem0", success.getString("target"));
        assertEquals("Echo", success.getString("command"));
        assertEquals(0xC000, success.getInt("opcode"));
        assertEquals(2, success.getInt("requestBytes"));
        assertEquals(3, success.getInt("responseBytes"));
        assertEquals(0, success.getInt("returnCode"));
        assertEquals(-1, events.get(1).getInt("returnCode"));
    }
}
