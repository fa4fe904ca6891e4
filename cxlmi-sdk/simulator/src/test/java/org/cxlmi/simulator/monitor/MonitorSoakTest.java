package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.ForwardingTransport;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.SimulatedFault;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten thousand records of three components, and a consumer that crashes now and then: before or after any command, or
 * with a batch in its hands. A model says which records may come twice.
 */
@Timeout(120)
class MonitorSoakTest {

    private static final int RECORDS = 10_000;
    private static final int LONGEST_LIFE = 60;
    private static final List<EventLog> LOGS =
            List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL);

    @TempDir
    private Path directory;

    @AfterEach
    void noThreadIsLeft() {
        MonitorThreads.assertNoneLeft();
    }

    /** A record: which component, log and handle; handles are not used again here. */
    private record Id(String component, EventLog log, int handle) {}

    /** The life of one process: it ends at a step, and nothing that it does later counts. */
    private static final class Life {

        private final ReentrantLock lock = new ReentrantLock();
        private final Path position;
        private int stepsLeft;
        private boolean over;
        private String positionAtEnd = "";

        Life(Path position, int steps) {
            this.position = position;
            this.stepsLeft = steps;
        }

        /** Does something that counts as a number of steps, unless the life is over. */
        boolean live(int steps, Runnable action) {
            lock.lock();
            try {
                if (over) {
                    return false;
                }
                action.run();
                stepsLeft -= steps;
                if (stepsLeft <= 0) {
                    over = true;
                    positionAtEnd = Files.exists(position) ? Files.readString(position) : "";
                }
                return !over;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                lock.unlock();
            }
        }

        void check(boolean step) {
            if (!live(step ? 1 : 0, () -> {})) {
                throw new TransportException("crashed", "live", "The process is dead.", null);
            }
        }
    }

    /** Everything of a dead process fails. */
    private static final class MortalTransport extends ForwardingTransport {

        private final Life life;

        MortalTransport(Transport transport, Life life) {
            super(transport);
            this.life = life;
        }

        @Override
        protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
            boolean clears = request.opcode() == ClearEventRecords.OPCODE;
            life.check(clears);
            CciResponse response = to.exchange(request, deadline);
            // A poll without news is no step, or a life would be over before anything happens.
            life.check(clears || response.payload().length > GetEventRecordsResponse.MINIMUM_LENGTH);
            return response;
        }

        @Override
        public void close() {
            transport().close();
        }
    }

    /** What was logged and seen, and what may be seen once more. */
    private static final class Model {

        private final Set<Id> seen = new HashSet<>();
        private final Set<Id> allowedAgain = new HashSet<>();
        private List<Id> last = List.of();
        private int logged;
        private int again;

        void see(EventBatch batch) {
            last = batch.records().stream()
                    .map(record -> new Id(batch.target().name(), batch.log(), record.handle()))
                    .toList();
            for (Id id : last) {
                if (!seen.add(id)) {
                    assertTrue(allowedAgain.remove(id), () -> id + " came twice");
                    again++;
                }
            }
        }

        /** The batch that was in the consumer's hands may come again, unless the position file has it. */
        void crash(String position) {
            for (Id id : last) {
                String begin = String.format("%04x ", id.handle);
                String end = " " + id.log + " " + id.component;
                if (position.lines().noneMatch(line -> line.startsWith(begin) && line.endsWith(end))) {
                    allowedAgain.add(id);
                }
            }
            last = List.of();
        }
    }

    private final Map<String, SimulatedMemoryDevice> devices = new TreeMap<>();

    @ParameterizedTest(name = "seed {0}, position file {1}, faults {2}")
    @CsvSource({"1, false, false", "2, true, false", "3, true, true"})
    void everyRecordComes_andOnlyTheLastBatchOfACrashedConsumerComesAgain(long seed, boolean file, boolean faults)
            throws InterruptedException, IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            devices.put(
                    "mem" + i,
                    SimulatedMemoryDevice.builder()
                            .name("mem" + i)
                            .maximumPayloadExponent(12)
                            .eventLogSize(200)
                            .clock(SimulatedClock.driven())
                            .build());
        }
        Model model = new Model();
        Path position = directory.resolve("position");
        int crashes = 0;
        while (model.seen.size() < RECORDS) {
            Life life = new Life(position, 1 + random.nextInt(LONGEST_LIFE));
            live(life, model, random, file, faults);
            if (life.over) {
                crashes++;
                model.crash(life.positionAtEnd);
                if (file) {
                    Files.writeString(position, life.positionAtEnd);
                }
            }
        }
        assertEquals(RECORDS, model.logged);
        assertTrue(crashes > 20, "crashes: " + crashes);
        assertTrue(model.again > 0 && model.again < 31 * crashes, "again: " + model.again);
    }

    private void live(Life life, Model model, Random random, boolean file, boolean faults) throws InterruptedException {
        List<Endpoint> endpoints = new ArrayList<>();
        devices.values().forEach(device -> endpoints.add(Endpoint.over(new MortalTransport(device.connect(), life))));
        Monitor monitor = Monitor.of(endpoints).withListener(report -> {});
        if (file) {
            monitor = monitor.withPositionFile(directory.resolve("position"));
        }
        try (EventBatches batches = monitor.batches()) {
            while (!life.over && model.seen.size() < RECORDS) {
                log(model, random);
                if (faults && random.nextInt(10) == 0) {
                    fault(random);
                }
                batches.next(Duration.ofMillis(1)).ifPresent(batch -> life.live(1, () -> model.see(batch)));
            }
        } finally {
            endpoints.forEach(Endpoint::close);
        }
    }

    private void log(Model model, Random random) {
        SimulatedMemoryDevice device = devices.get("mem" + random.nextInt(devices.size()));
        EventLog log = LOGS.get(random.nextInt(LOGS.size()));
        for (int left = random.nextInt(60); left > 0 && model.logged < RECORDS; left--) {
            EventRecord record = EventRecord.builder()
                    .recordFormat(EventRecordFormat.DRAM)
                    .timestampNanos(random.nextInt(2)) // With and without a time.
                    .build();
            model.logged += device.inject(log, record).isPresent() ? 1 : 0;
        }
    }

    private void fault(Random random) {
        SimulatedMemoryDevice device = devices.get("mem" + random.nextInt(devices.size()));
        SimulatedFault fault =
                device.faults().once(random.nextBoolean() ? GetEventRecords.COMMAND : ClearEventRecords.COMMAND);
        switch (random.nextInt(6)) {
            case 0 -> fault.loseRequest();
            case 1 -> fault.loseResponse();
            case 2 -> fault.answer(ReturnCode.BUSY);
            case 3 -> fault.wrongTag();
            case 4 -> fault.resizePayload(random.nextInt(100));
            default -> fault.delay(Duration.ofSeconds(random.nextInt(4)));
        }
    }
}
