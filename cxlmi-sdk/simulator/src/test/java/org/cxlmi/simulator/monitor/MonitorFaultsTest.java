package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.sdk.monitor.MonitorReport;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.SimulatedFault;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of fault on every command that a monitor sends. */
@Timeout(60)
class MonitorFaultsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int RECORDS = 70;

    /** As many as the simulated device sends at once. */
    private static final int IN_ONE_RESPONSE = 7;

    private static final Map<String, Consumer<SimulatedFault>> FAULTS = Map.ofEntries(
            Map.entry("delay", fault -> fault.delay(Duration.ofSeconds(3))),
            Map.entry("loseRequest", SimulatedFault::loseRequest),
            Map.entry("loseResponse", SimulatedFault::loseResponse),
            Map.entry("answer Busy", fault -> fault.answer(ReturnCode.BUSY)),
            Map.entry("answer Invalid Handle", fault -> fault.answer(ReturnCode.INVALID_HANDLE)),
            Map.entry("answer vendor's", fault -> fault.answer(0x8123, 7)),
            Map.entry("wrongTag", SimulatedFault::wrongTag),
            Map.entry("wrongOpcode", SimulatedFault::wrongOpcode),
            Map.entry("resizePayload", fault -> fault.resizePayload(5)),
            Map.entry("resizeMessage", fault -> fault.resizeMessage(20)),
            Map.entry("replaceMessage", fault -> fault.replaceMessage(message -> new byte[] {1, 2, 3})),
            Map.entry("failInBackground", fault -> fault.failInBackground(LONG, ReturnCode.ABORTED)),
            Map.entry("neverEndInBackground", SimulatedFault::neverEndInBackground));

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .name("mem0")
            .clock(SimulatedClock.driven())
            .eventLogSize(2 * RECORDS)
            .build();
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final SimulatedMemoryDevice healthy = SimulatedMemoryDevice.builder()
            .name("healthy")
            .clock(SimulatedClock.driven())
            .eventLogSize(2 * RECORDS)
            .build();
    private final List<MonitorReport> reports = new CopyOnWriteArrayList<>();
    private final List<Integer> seen = new ArrayList<>();

    static Stream<Arguments> faults() {
        return Stream.of(GetEventRecords.COMMAND, ClearEventRecords.COMMAND)
                .flatMap(command -> Stream.concat(
                                FAULTS.entrySet().stream(),
                                command.opcode() == GetEventRecords.OPCODE
                                        ? Stream.of(Map.<String, Consumer<SimulatedFault>>entry(
                                                "set", fault -> fault.set("eventRecordCount", 0xFFFF)))
                                        : Stream.of())
                        .map(fault -> Arguments.of(command, fault.getKey(), fault.getValue())));
    }

    @AfterEach
    void noThreadIsLeft() {
        MonitorThreads.assertNoneLeft();
    }

    private Monitor monitor() {
        return Monitor.of(List.of(mem0, Endpoint.over(healthy.connect()))).withListener(reports::add);
    }

    private static void warn(SimulatedMemoryDevice device) {
        for (int i = 0; i < RECORDS; i++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }
    }

    private void take(EventBatch batch) {
        if (batch.target().equals(mem0)) {
            batch.records().stream().map(EventRecord::handle).forEach(seen::add);
        }
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("faults")
    void fault_thatPasses_losesNothing_andNothingComesTwice(
            Command<?, ?> command, String name, Consumer<SimulatedFault> fault) throws InterruptedException {
        warn(device);
        fault.accept(device.faults().times(2, command));

        try (EventBatches batches = monitor().batches()) {
            while (seen.size() < RECORDS || recordsLeft() > 0) {
                batches.next(Duration.ofMillis(1)).ifPresent(this::take);
            }
        }

        assertEquals(Stream.iterate(1, handle -> handle + 1).limit(RECORDS).toList(), seen, name);
        assertReportsAreTyped();
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("faults")
    void fault_thatStays_holdsNobodyUp_andTheNextRunGoesOn(
            Command<?, ?> command, String name, Consumer<SimulatedFault> fault) throws InterruptedException {
        warn(device);
        warn(healthy);
        fault.accept(device.faults().always(command));
        int ofHealthy = 0;
        try (EventBatches batches = monitor().batches()) {
            while (ofHealthy < RECORDS) {
                EventBatch batch = batches.next(LONG).orElseThrow();
                take(batch);
                ofHealthy += batch.target().equals(mem0) ? 0 : batch.records().size();
            }
        }
        assertReportsAreTyped();
        List<Integer> before = List.copyOf(seen);
        seen.clear();
        device.faults().clear();

        try (EventBatches batches = monitor().batches()) {
            while (recordsLeft() > 0 || !(seen.contains(RECORDS) || before.contains(RECORDS))) {
                batches.next(Duration.ofMillis(1)).ifPresent(this::take);
            }
        }

        // Without a position file, what was taken and not cleared comes twice: one response at most.
        List<Integer> twice = before.stream().filter(seen::contains).toList();
        assertTrue(twice.size() <= IN_ONE_RESPONSE, () -> name + ": " + twice);
        assertEquals(
                RECORDS,
                Stream.concat(before.stream(), seen.stream()).distinct().count(),
                name);
    }

    private int recordsLeft() {
        Optional<Integer> left = Optional.empty();
        while (left.isEmpty()) {
            try {
                left = Optional.of(Generic.of(mem0)
                        .getEventRecords(EventLog.WARNING)
                        .eventRecords()
                        .size());
            } catch (CxlException e) {
                left = Optional.empty(); // This command met the fault.
            }
        }
        return left.get();
    }

    private void assertReportsAreTyped() {
        for (MonitorReport report : reports) {
            if (report instanceof MonitorReport.Failing failing) {
                assertTrue(failing.cause() instanceof CxlException, report::message);
                assertTrue(failing.message().contains("Event Records"), report::message);
            }
        }
    }
}
