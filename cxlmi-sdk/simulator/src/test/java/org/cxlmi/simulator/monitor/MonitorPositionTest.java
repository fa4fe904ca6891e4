package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.sdk.monitor.PositionFileException;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a monitor that remembers which records were taken. */
@Timeout(60)
class MonitorPositionTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .name("mem0")
            .clock(SimulatedClock.driven())
            .build();
    private final Endpoint mem0 = Endpoint.over(device.connect());

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("position");
    }

    private Monitor monitor() {
        return Monitor.of(List.of(mem0)).withPositionFile(file()).withListener(report -> {});
    }

    private void warn(int times) {
        for (int i = 0; i < times; i++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }
    }

    private static List<Integer> next(EventBatches batches) throws InterruptedException {
        return batches.next(LONG).map(EventBatch::records).orElseThrow().stream()
                .map(EventRecord::handle)
                .toList();
    }

    /** Takes two records, which the component does not clear. */
    private void takeWithoutClearing() throws InterruptedException {
        warn(2);
        device.faults().always(ClearEventRecords.COMMAND).loseRequest();
        try (EventBatches batches = monitor().batches()) {
            assertEquals(List.of(1, 2), next(batches));
            batches.acknowledge();
        }
        device.faults().clear();
    }

    @AfterEach
    void noThreadIsLeft() {
        MonitorThreads.assertNoneLeft();
    }

    @Test
    void recordsThatWereTakenButNotCleared_doNotComeAgain_andAreCleared() throws InterruptedException {
        takeWithoutClearing();
        warn(1);

        try (EventBatches batches = monitor().batches()) {
            assertEquals(List.of(3), next(batches));
            batches.acknowledge();
        }
        try (EventBatches batches = Monitor.of(List.of(mem0)).batches()) {
            warn(1);
            assertEquals(List.of(4), next(batches));
        }
    }

    @Test
    void recordsThatUseAHandleAgain_doCome() throws InterruptedException, IOException {
        takeWithoutClearing();
        byte[] position = Files.readAllBytes(file());

        // Another device of the same name, whose records have the same handles.
        SimulatedMemoryDevice other =
                SimulatedMemoryDevice.builder().name("mem0").build();
        other.inject(EventLog.WARNING, EventRecordFormat.GENERAL_MEDIA);
        try (EventBatches batches = Monitor.of(List.of(Endpoint.over(other.connect())))
                .withPositionFile(file())
                .batches()) {
            assertEquals(List.of(1), next(batches));
            assertArrayEquals(position, Files.readAllBytes(file()));
        }
    }

    @Test
    void withoutClearing_recordsComeOnceOverSeveralRuns() throws InterruptedException {
        warn(2);
        Monitor watching = monitor().withoutClearing();
        try (EventBatches batches = watching.batches()) {
            assertEquals(List.of(1, 2), next(batches));
            batches.acknowledge();
        }
        warn(1);
        try (EventBatches batches = watching.batches()) {
            assertEquals(List.of(3), next(batches));
        }
    }

    @Test
    void file_forgetsWhatIsCleared() throws InterruptedException, IOException {
        warn(1);
        try (EventBatches batches = monitor().batches()) {
            next(batches);
            assertFalse(Files.readString(file()).contains("mem0"), Files.readString(file()));
            batches.acknowledge();
            assertTrue(Files.readString(file()).contains("0001 "), Files.readString(file()));
            assertEquals(Optional.empty(), batches.next(Duration.ofMillis(1)));
            assertFalse(Files.readString(file()).contains("mem0"), Files.readString(file()));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    List.of("position", "position.lock"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void file_forgetsWhatWasClearedWithoutAResponse() throws InterruptedException, IOException {
        warn(1);
        device.faults().once(ClearEventRecords.COMMAND).loseResponse();
        try (EventBatches batches = monitor().batches()) {
            next(batches);
            batches.acknowledge();
            assertTrue(Files.readString(file()).contains("0001 "), Files.readString(file()));
            warn(1);
            assertEquals(List.of(2), next(batches));
        }
        assertFalse(Files.readString(file()).contains("mem0"), Files.readString(file()));
    }

    @Test
    void file_ofAnotherSetOfComponents_keepsTheirPositions() throws InterruptedException {
        takeWithoutClearing();
        SimulatedMemoryDevice other =
                SimulatedMemoryDevice.builder().name("mem1").build();
        other.inject(EventLog.FATAL, EventRecordFormat.DRAM);
        try (EventBatches batches = Monitor.of(List.of(Endpoint.over(other.connect())))
                .withPositionFile(file())
                .batches()) {
            next(batches);
            batches.acknowledge();
        }
        warn(1);
        try (EventBatches batches = monitor().batches()) {
            assertEquals(List.of(3), next(batches));
        }
    }

    @Test
    void anyDamage_isRefused_andNothingIsLost() throws InterruptedException, IOException {
        takeWithoutClearing();
        byte[] good = Files.readAllBytes(file());
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bad = damaged(good, random);
            Files.write(file(), bad);

            PositionFileException e =
                    assertThrows(PositionFileException.class, () -> monitor().batches());

            assertEquals(file().toRealPath(), e.file());
            assertTrue(e.getMessage().contains("Rename it and start again"), e::getMessage);
            assertArrayEquals(bad, Files.readAllBytes(file()));
        }
        Files.delete(file());
        try (EventBatches batches = monitor().batches()) {
            assertEquals(List.of(1, 2), next(batches));
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bad = good.clone();
        if (random.nextBoolean()) {
            return Arrays.copyOf(bad, random.nextInt(bad.length));
        }
        bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
        return bad;
    }

    @Test
    void fileOfAnotherVersion_isRefused() throws IOException {
        Files.writeString(file(), "cxlmi-monitor-position 2\nsomething else\n");
        PositionFileException e =
                assertThrows(PositionFileException.class, () -> monitor().batches());
        assertTrue(e.getMessage().contains("another version of cxlmi"), e::getMessage);
    }

    @Test
    void fileThatAnotherMonitorUses_isRefused_untilThatEnds() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        try (EventBatches first = monitor().batches()) {
            assertFalse(first.isOver());
            PositionFileException e =
                    assertThrows(PositionFileException.class, () -> monitor().batches());
            assertTrue(e.getMessage().contains("is used by another monitor"), e::getMessage);
            assertThrows(
                    PositionFileException.class,
                    () -> monitor().withPositionFile(link.resolve("position")).batches());
        }
        monitor().batches().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none/position", "position"})
    void placeThatCannotBeWritten_isRefusedAtOnce(String name) throws IOException {
        Path place = directory.resolve(name);
        if (name.equals("position")) {
            Files.createDirectory(place);
        }
        PositionFileException e = assertThrows(
                PositionFileException.class,
                () -> monitor().withPositionFile(place).batches());
        assertTrue(e.getMessage().startsWith(place.toString()), e::getMessage);
        assertTrue(e.getMessage().contains("Make "), e::getMessage);
    }

    @Test
    void diskThatIsFull_endsTheMonitor_andNothingIsCleared() throws InterruptedException, IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has a file that is always full");
        warn(2);
        try (EventBatches batches = monitor().batches()) {
            assertEquals(List.of(1, 2), next(batches));
            Files.createSymbolicLink(directory.resolve("position.tmp"), full);

            PositionFileException e = assertThrows(PositionFileException.class, () -> batches.next(LONG));

            assertTrue(e.getMessage().contains("No space left on device"), e::getMessage);
            assertTrue(e.getMessage().contains("will be delivered again"), e::getMessage);
            assertTrue(batches.isOver());
        }
        Files.delete(directory.resolve("position.tmp"));
        try (EventBatches batches = monitor().batches()) {
            assertEquals(List.of(1, 2), next(batches));
        }
    }

    @Test
    void diskThatIsFull_whenABatchIsAcknowledged_endsTheMonitorToo() throws InterruptedException, IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has a file that is always full");
        warn(2);
        try (EventBatches batches = monitor().batches()) {
            next(batches);
            Files.createSymbolicLink(directory.resolve("position.tmp"), full);
            assertThrows(PositionFileException.class, batches::acknowledge);
            assertTrue(batches.isOver());
            assertEquals(Optional.empty(), batches.next(LONG));
        }
        Files.delete(directory.resolve("position.tmp"));
    }

    @Test
    void interruptedThread_canStillWrite() throws InterruptedException {
        warn(1);
        try (EventBatches batches = monitor().batches()) {
            assertEquals(List.of(1), next(batches));
            Thread.currentThread().interrupt();
            batches.acknowledge();
            assertTrue(Thread.interrupted());
            warn(1);
            assertEquals(List.of(2), next(batches));
        }
    }

    @Test
    void componentsOfOneName_areRefused() {
        List<CxlTarget> both = List.of(mem0, Endpoint.over(device.connect()));
        Monitor monitor = Monitor.of(both);
        assertThrows(IllegalArgumentException.class, () -> monitor.withPositionFile(file()));
    }
}
