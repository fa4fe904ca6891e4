package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.sdk.generic.GetComponentStateDumpLogResponse;
import org.cxlmi.sdk.generic.GetDdr5EcsLogResponse;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogCapabilities;
import org.cxlmi.sdk.generic.GetLogCapabilitiesResponse;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetSupportedLogsResponse;
import org.cxlmi.sdk.generic.LogCapabilities;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.LogCapture;
import org.cxlmi.sdk.ops.LogReader;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogCaptureTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final UUID VENDORS = LogIdentifier.VENDOR_DEBUG_LOG.id();

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .name("mem0")
            .clock(SimulatedClock.driven())
            .build();
    private final Endpoint mem0 = Endpoint.over(device.connect());

    private final byte[] log = new byte[500];
    private final ScriptedTransport transport =
            new ScriptedTransport("mem1").limits(PayloadLimits.ofComponent(256, 256));
    private final Endpoint mem1 = Endpoint.over(transport);

    LogCaptureTest() {
        new Random(1).nextBytes(log);
    }

    private void has(UUID id, long size) {
        transport
                .always(GetSupportedLogs.OPCODE)
                .reply(GetSupportedLogsResponse.builder()
                        .supportedLogEntries(List.of(SupportedLogEntry.builder()
                                .logIdentifierId(id)
                                .logSize(size)
                                .build()))
                        .build()
                        .bytes());
    }

    private void capabilities(LogCapabilities capabilities) {
        transport
                .always(GetLogCapabilities.OPCODE)
                .reply(GetLogCapabilitiesResponse.builder()
                        .parameterFlags(capabilities)
                        .build()
                        .bytes());
    }

    private void sends(byte[] bytes) {
        transport.always(GetLog.OPCODE).answer(request -> {
            GetLogRequest part = GetLogRequest.wrap(request.payload());
            int from = (int) Math.min(bytes.length, part.offset());
            int to = (int) Math.min(bytes.length, part.offset() + part.length());
            return new CciResponse(0, 0, Arrays.copyOfRange(bytes, from, to));
        });
    }

    private long sent(int opcode) {
        return transport.exchanges().stream()
                .filter(exchange -> exchange.request().opcode() == opcode)
                .count();
    }

    private static IncompleteOperationException failure(Job<?> job) {
        return assertThrows(IncompleteOperationException.class, job::run);
    }

    @Test
    void stateDump_isPopulatedAndReadWhole() throws InterruptedException {
        List<String> steps = new ArrayList<>();

        GetComponentStateDumpLogResponse dump = LogCapture.of(mem0)
                .stateDump()
                .onProgress(progress -> steps.add(progress.toString()))
                .run();

        long size = dump.byteLength();
        assertTrue(dump.dataLength() > 0);
        assertEquals(dump.dataLength(), dump.data().length);
        assertEquals("check", steps.get(0));
        assertEquals("populate", steps.get(1));
        assertTrue(steps.contains("populate: 100 %"), steps.toString());
        assertEquals("read: " + size + " of " + size + " bytes", steps.get(steps.size() - 1));
    }

    @Test
    void asItIs_readsWithoutPopulating() throws InterruptedException {
        assertEquals(0, LogCapture.of(mem0).asItIs().stateDump().run().dataLength());
    }

    @Test
    void logThatCannotBePopulated_isRefused_withAdvice() {
        IncompleteOperationException refusal = failure(LogCapture.of(mem0).bytes(LogIdentifier.COMMAND_EFFECTS_LOG));

        assertTrue(
                refusal.getMessage().endsWith("The component cannot populate this log. Read the log with asItIs()."),
                refusal.getMessage());
    }

    @Test
    void logThatFillsItself_isRefused_andSaysSo() {
        has(VENDORS, log.length);
        capabilities(LogCapabilities.builder().autoPopulateSupported(true).build());

        IncompleteOperationException refusal = failure(LogCapture.of(mem1).bytes(VENDORS));

        assertTrue(refusal.getMessage().contains("It fills the log by itself."), refusal.getMessage());
        assertEquals(0, sent(PopulateLog.OPCODE));
    }

    @Test
    void logThatIsNotThere_isRefused() {
        IncompleteOperationException refusal = failure(LogCapture.of(mem0).bytes(VENDORS));

        assertInstanceOf(IllegalArgumentException.class, refusal.getCause());
    }

    @Test
    void componentThatDoesNotTellWhatItCan_isAskedToPopulate() throws InterruptedException {
        has(VENDORS, log.length);
        sends(log);
        transport.on(PopulateLog.OPCODE).fail(ReturnCode.BUSY);
        transport.on(PopulateLog.OPCODE).reply();

        assertArrayEquals(log, LogCapture.of(mem1).bytes(VENDORS).run());
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void announcedSize_isAnUpperBound() throws InterruptedException {
        has(VENDORS, 10_000);
        sends(log);

        assertArrayEquals(log, LogCapture.of(mem1).asItIs().bytes(VENDORS).run());
    }

    @Test
    void logThatChanges_isReadAgain() throws InterruptedException {
        has(VENDORS, log.length);
        transport.on(GetLog.OPCODE).reply(new byte[256]);
        transport.on(GetLog.OPCODE).fail(ReturnCode.INTERRUPTED);
        sends(log);

        assertArrayEquals(log, LogCapture.of(mem1).asItIs().bytes(VENDORS).run());
        assertEquals(4, sent(GetLog.OPCODE));
    }

    @Test
    void logReader_readsALogThatChangesAgain() {
        has(VENDORS, log.length);
        transport.on(GetLog.OPCODE).reply(new byte[256]);
        transport.on(GetLog.OPCODE).fail(ReturnCode.INTERRUPTED);
        sends(log);

        assertArrayEquals(log, LogReader.of(mem1).read(VENDORS));
    }

    @Test
    void logThatChangesForEver_endsTyped() {
        has(VENDORS, log.length);
        transport.always(GetLog.OPCODE).answer(request -> {
            boolean first = GetLogRequest.wrap(request.payload()).offset() == 0;
            return first
                    ? new CciResponse(0, 0, new byte[256])
                    : new CciResponse(ReturnCode.INTERRUPTED.code(), 0, new byte[0]);
        });

        IncompleteOperationException failure =
                failure(LogCapture.of(mem1).asItIs().bytes(VENDORS));

        assertInstanceOf(ListChangedException.class, failure.getCause());
        assertTrue(failure.getMessage().contains("read: 256 of 500 bytes"), failure.getMessage());
        assertEquals(8, sent(GetLog.OPCODE));
    }

    @Test
    void busyComponent_isAskedAgain_butNotForEver() {
        has(VENDORS, log.length);
        transport.always(GetLog.OPCODE).fail(ReturnCode.BUSY);

        IncompleteOperationException failure = failure(
                LogCapture.of(mem1).withTimeout(Duration.ofMillis(20)).asItIs().bytes(VENDORS));

        assertEquals(
                ReturnCode.BUSY,
                assertInstanceOf(CommandFailedException.class, failure.getCause())
                        .returnCode());
        assertTrue(failure.isRetryable());
    }

    @Test
    void populateThatFails_saysSo() {
        device.faults().once(PopulateLog.COMMAND).failInBackground(Duration.ofSeconds(1), ReturnCode.INTERNAL_ERROR);

        IncompleteOperationException failure = failure(LogCapture.of(mem0).stateDump());

        assertEquals("populate", failure.progress().phase());
        assertInstanceOf(CommandFailedException.class, failure.getCause());
    }

    @Test
    void populateThatNeverEnds_endsTyped_andTheNextRunGoesOn() throws InterruptedException {
        device.faults().once(PopulateLog.COMMAND).neverEndInBackground();
        Operation<GetComponentStateDumpLogResponse> first =
                LogCapture.of(mem0).stateDump().start();

        IncompleteOperationException failure =
                assertThrows(IncompleteOperationException.class, () -> first.await(LONG));

        assertInstanceOf(CxlTimeoutException.class, failure.getCause());
        device.faults().clear();
        assertTrue(LogCapture.of(mem0).stateDump().run().dataLength() > 0);
    }

    @Test
    void populateWithUnknownOutcome_isNotTakenForSuccess() {
        has(VENDORS, log.length);
        transport.on(PopulateLog.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);

        IncompleteOperationException failure = failure(LogCapture.of(mem1).bytes(VENDORS));

        assertInstanceOf(OutcomeUnknownException.class, failure.getCause());
        assertTrue(failure.getMessage().endsWith("can be read with asItIs()."), failure.getMessage());
    }

    @Test
    void stateDump_withUnknownOutcome_isReadIfItHasChanged() throws InterruptedException {
        SimulatedMemoryDevice silent = SimulatedMemoryDevice.builder()
                .clock(SimulatedClock.driven())
                .backgroundStatus(false)
                .build();
        try (Endpoint endpoint = Endpoint.over(silent.connect())) {
            assertTrue(LogCapture.of(endpoint).stateDump().run().dataLength() > 0);

            silent.faults().once(PopulateLog.COMMAND).answer(ReturnCode.BACKGROUND_COMMAND_STARTED);
            assertInstanceOf(
                    OutcomeUnknownException.class,
                    failure(LogCapture.of(endpoint).stateDump()).getCause());
        }
    }

    @Test
    void resume_afterPopulate_onlyReads() throws InterruptedException {
        has(VENDORS, log.length);
        transport.on(PopulateLog.OPCODE).reply();
        transport.on(GetLog.OPCODE).timeOut();
        sends(log);
        Operation<byte[]> first = LogCapture.of(mem1).bytes(VENDORS).start();
        IncompleteOperationException failure =
                assertThrows(IncompleteOperationException.class, () -> first.await(LONG));
        assertTrue(failure.getMessage().contains("The component has filled the log"), failure.getMessage());

        Checkpoint saved = Checkpoint.parse(first.checkpoint().toString());
        byte[] read = LogCapture.of(mem1).bytes(VENDORS).resume(saved).run();

        assertArrayEquals(log, read);
        assertEquals(1, sent(PopulateLog.OPCODE));
    }

    @Test
    void resume_ofAnotherLog_isRefused() {
        Checkpoint vendors = LogCapture.of(mem0).asItIs().bytes(VENDORS).start().checkpoint();

        assertThrows(
                IllegalArgumentException.class,
                () -> LogCapture.of(mem0).stateDump().resume(vendors));
    }

    @Test
    void stateDump_withFewerBytesThanItSays_isMalformed() {
        UUID dump = LogIdentifier.COMPONENT_STATE_DUMP_LOG.id();
        has(dump, 100);
        sends(GetComponentStateDumpLogResponse.builder()
                .dataLength(600)
                .format(VENDORS)
                .data(new byte[36])
                .build()
                .bytes());

        IncompleteOperationException failure =
                failure(LogCapture.of(mem1).asItIs().stateDump());

        assertEquals(
                "dataLength",
                assertInstanceOf(MalformedResponseException.class, failure.getCause())
                        .field());
    }

    @Test
    void ecsLog_isReadWhole_andCounted() throws InterruptedException {
        UUID ecs = LogIdentifier.DDR5_ERROR_CHECK_SCRUB_LOG.id();
        byte[] two = new byte[4 + 2 * 34];
        two[0] = 2;
        has(ecs, two.length);
        sends(two);

        GetDdr5EcsLogResponse read = LogCapture.of(mem1).asItIs().ecsLog().run();
        two[0] = 3;

        assertEquals(2, read.entries().size());
        assertEquals(
                "entryCount",
                assertInstanceOf(
                                MalformedResponseException.class,
                                failure(LogCapture.of(mem1).asItIs().ecsLog()).getCause())
                        .field());
    }

    @Test
    void copy_writesToAStream_andFailsIfTheLogChanges() throws InterruptedException {
        has(VENDORS, log.length);
        sends(log);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertEquals(500, LogCapture.of(mem1).asItIs().copy(VENDORS, out).run());
        assertArrayEquals(log, out.toByteArray());

        transport.on(GetLog.OPCODE).reply(new byte[256]);
        transport.on(GetLog.OPCODE).fail(ReturnCode.INTERRUPTED);
        IncompleteOperationException failure =
                failure(LogCapture.of(mem1).asItIs().copy(VENDORS, new ByteArrayOutputStream()));
        assertInstanceOf(ListChangedException.class, failure.getCause());
    }

    @Test
    void save_writesAFile_orNone(@TempDir Path directory) throws InterruptedException, IOException {
        has(VENDORS, log.length);
        sends(log);
        Path file = directory.resolve("debug.bin");

        transport.on(GetLog.OPCODE).reply(new byte[256]);
        transport.on(GetLog.OPCODE).timeOut();
        failure(LogCapture.of(mem1).asItIs().save(VENDORS, file));
        assertFalse(Files.exists(file));
        assertEquals(List.of(), files(directory));

        transport.on(GetLog.OPCODE).reply(new byte[256]);
        transport.on(GetLog.OPCODE).fail(ReturnCode.INTERRUPTED);
        assertEquals(500, LogCapture.of(mem1).asItIs().save(VENDORS, file).run());
        assertArrayEquals(log, Files.readAllBytes(file));
        assertEquals(List.of(file), files(directory));
    }

    @Test
    void save_toADirectoryThatIsNotThere_saysWhere(@TempDir Path directory) {
        Path file = directory.resolve("none").resolve("debug.bin");

        IncompleteOperationException failure =
                failure(LogCapture.of(mem1).asItIs().save(VENDORS, file));

        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        assertEquals(0, transport.exchanges().size());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
