package org.cxlmi.simulator.fabric;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.internal.file.LimitedFile;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.core.EventLogs;
import org.cxlmi.simulator.core.SavedState;
import tools.jackson.databind.JsonNode;

/**
 * Carries out requests in JSON that change what a fabric simulates. Each request is an object with {@code do}, perhaps
 * an {@code id} that the answer repeats, and more. Names and values are written as in fabric files.
 *
 * <table>
 * <caption>Requests</caption>
 * <tr><th>{@code do}<th>more<th>what happens
 * <tr><td>{@code components}<td><td>returns the names, paths and endpoint IDs of the components
 * <tr><td>{@code fault}<td>the keys of a fault in a fabric file<td>adds the fault
 * <tr><td>{@code clear-faults}<td>{@code component}<td>removes its faults
 * <tr><td>{@code event}<td>{@code component}, {@code log}, and {@code format} with perhaps {@code data}, or
 *     {@code record}; both in hex<td>adds a record to an event log; the answer has its {@code handle}, none if the log
 *     was full
 * <tr><td>{@code power}<td>{@code component}, {@code to}: {@code on} or {@code off}<td>removes the component, or
 *     brings it back after a reset
 * <tr><td>{@code clock}<td>perhaps {@code advance}, as in {@code 10s}<td>advances the clock; returns its {@code time}
 * <tr><td>{@code save}<td><td>returns the {@code state} of the fabric
 * <tr><td>{@code restore}<td>{@code state}<td>makes a new fabric with this state; faults and power are those of the
 *     file again
 * </table>
 *
 * <p>For example: {@code {"id": 1, "do": "fault", "component": "mem0", "command": "Identify", "answer": "BUSY"}}. The
 * answer is {@code {"id": 1, "ok": true}}, or {@code {"id": 1, "ok": false, "error": {"message": …, "instead": …}}} with
 * what is wrong, and what to write instead. A request that is refused changes nothing.
 *
 * <p>It can be used from many threads, and carries out one request at a time.
 */
public final class FabricControl {

    private static final System.Logger LOG = System.getLogger(FabricControl.class.getName());
    private static final String COMPONENT = "component";
    private static final String RECORD = "record";
    private static final String FORMAT = "format";

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<SimulatedFabric> maker;
    private final Map<String, Function<ControlRequest, Map<String, ?>>> requests = new LinkedHashMap<>();
    private volatile SimulatedFabric fabric;

    /**
     * Makes the fabric that is controlled.
     *
     * @param maker makes a new fabric each time, with the same components and a clock of its own
     */
    public FabricControl(Supplier<SimulatedFabric> maker) {
        this.maker = maker;
        this.fabric = maker.get();
        requests.put("components", this::components);
        requests.put("fault", this::addFault);
        requests.put("clear-faults", this::clearFaults);
        requests.put("event", this::addEvent);
        requests.put("power", this::switchPower);
        requests.put("clock", this::advanceClock);
        requests.put("save", this::save);
        requests.put("restore", this::restore);
    }

    /**
     * Makes the fabric that a file describes. The file is read once.
     *
     * @param clock makes the clock of each new fabric
     * @throws IllegalArgumentException if the file is wrong; the message says the line, and what to write
     * @throws IOException if it cannot be read
     */
    public static FabricControl load(Path file, Supplier<SimulatedClock> clock) throws IOException {
        String name = String.valueOf(file.getFileName());
        String text = LimitedFile.text(file, FabricFile.LONGEST);
        return new FabricControl(() -> SimulatedFabric.parse(name, text, clock.get()));
    }

    /** The fabric as it is now. A request to restore a state replaces it by a new one. */
    public SimulatedFabric fabric() {
        return fabric;
    }

    /**
     * Carries out a request, and returns the answer. Text that is no request is answered with an error.
     *
     * @return JSON on one line, without a line break at its end
     */
    public String answer(String request) {
        JsonNode id = null;
        lock.lock();
        try {
            ControlRequest read = ControlRequest.parse(request);
            id = read.id();
            return ControlRequest.done(id, carryOut(read));
        } catch (FabricMistake e) {
            return ControlRequest.refused(id, e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a request failed", e);
            return ControlRequest.refused(id, mistake("the request failed with " + e, "report this"));
        } finally {
            lock.unlock();
        }
    }

    private static FabricMistake mistake(String problem, String remedy) {
        return new FabricMistake("request", problem, remedy);
    }

    private Map<String, ?> carryOut(ControlRequest request) {
        Function<ControlRequest, Map<String, ?>> action = requests.get(request.name());
        if (action == null) {
            throw mistake(
                    "\"" + request.name() + "\" is nothing to do",
                    "write one of " + String.join(", ", requests.keySet()));
        }
        return action.apply(request);
    }

    private Map<String, ?> components(ControlRequest request) {
        request.arguments().checkKeys(List.of());
        Map<String, Integer> eids = new LinkedHashMap<>();
        fabric.endpoints().forEach((eid, component) -> eids.put(component.name(), eid));
        List<Map<String, Object>> all = new ArrayList<>();
        fabric.components().forEach((name, component) -> {
            Map<String, Object> entry = entry(name, name);
            Optional.ofNullable(eids.get(name)).ifPresent(eid -> entry.put("eid", eid));
            all.add(entry);
        });
        fabric.paths().forEach((name, path) -> all.add(entry(name, path)));
        return Map.of("components", all);
    }

    private static Map<String, Object> entry(String name, String path) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(COMPONENT, name);
        entry.put("path", path);
        return entry;
    }

    private Map<String, ?> addFault(ControlRequest request) {
        FabricFaults.order(fabric, request.arguments());
        return Map.of();
    }

    private Map<String, ?> clearFaults(ControlRequest request) {
        FabricNode node = request.arguments();
        node.checkKeys(List.of(COMPONENT));
        component(node).faults().clear();
        return Map.of();
    }

    private SimulatedComponent component(FabricNode node) {
        FabricNode name = node.demand(COMPONENT, "switch0/port3");
        try {
            return fabric.component(name.text());
        } catch (FabricMistake e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw name.wrong(String.valueOf(e.getMessage()), "write the name or the path of a component");
        }
    }

    private Map<String, ?> addEvent(ControlRequest request) {
        FabricNode node = request.arguments();
        node.checkKeys(List.of(COMPONENT, "log", FORMAT, "data", RECORD));
        if (!(component(node) instanceof SimulatedMemoryDevice device)) {
            throw node.demand(COMPONENT, "mem0")
                    .wrong("this component has no event logs", "name a memory device or a logical device");
        }
        FabricNode log = node.demand("log", "WARNING");
        EventLog logged = FabricValues.constant(log, EventLog.class);
        List<EventRecord> added = new ArrayList<>();
        log.apply(() -> device.inject(logged, record(logged, node)).ifPresent(added::add));
        return added.isEmpty() ? Map.of() : Map.of("handle", added.get(0).handle());
    }

    private static EventRecord record(EventLog log, FabricNode node) {
        if (node.has(RECORD)) {
            node.checkKeys(List.of(COMPONENT, "log", RECORD));
            FabricNode record = node.demand(RECORD, "HEX");
            byte[] bytes = bytes(record);
            if (bytes.length != EventRecord.LENGTH) {
                throw record.wrong("a record of " + bytes.length + " bytes", "write " + EventRecord.LENGTH);
            }
            return EventRecord.wrap(bytes);
        }
        EventRecord.Builder builder = EventRecord.builder()
                .recordFormat(FabricValues.constant(node.demand(FORMAT, "DRAM"), EventRecordFormat.class))
                .flags(EventRecordFlags.builder()
                        .severity(EventLogs.severity(log))
                        .build());
        node.get("data").ifPresent(data -> data.apply(() -> builder.data(bytes(data))));
        return builder.build();
    }

    private static byte[] bytes(FabricNode node) {
        return node.as(text -> HexFormat.of().parseHex(text), "bytes in hex, for example 00ff");
    }

    private Map<String, ?> switchPower(ControlRequest request) {
        FabricNode node = request.arguments();
        node.checkKeys(List.of(COMPONENT, "to"));
        SimulatedComponent component = component(node);
        FabricNode to = node.demand("to", "off");
        switch (to.text()) {
            case "off" -> component.faults().disappear();
            case "on" -> {
                if (component.faults().isGone()) {
                    component.reset();
                    component.faults().comeBack();
                }
            }
            default -> throw to.wrong("power cannot be \"" + to.text() + "\"", "write on or off");
        }
        return Map.of();
    }

    private Map<String, ?> advanceClock(ControlRequest request) {
        FabricNode node = request.arguments();
        node.checkKeys(List.of("advance"));
        SimulatedClock clock = fabric.clock();
        node.get("advance").ifPresent(value -> {
            Duration duration = FabricValues.duration(value);
            if (duration.compareTo(Duration.between(clock.instant(), SavedState.LATEST)) > 0) {
                throw value.wrong("the clock cannot be advanced by " + value.text(), "write less: it ends in 2200");
            }
            clock.advance(duration);
        });
        Instant time = clock.instant();
        return Map.of("time", time.toString(), "driven", clock.isDriven());
    }

    private Map<String, ?> save(ControlRequest request) {
        request.arguments().checkKeys(List.of());
        return Map.of(ControlRequest.STATE, fabric.save());
    }

    private Map<String, ?> restore(ControlRequest request) {
        request.arguments().checkKeys(List.of(ControlRequest.STATE));
        Map<String, Object> state = request.state();
        SimulatedFabric restored = maker.get();
        try {
            restored.restore(state);
        } catch (IllegalArgumentException e) {
            throw mistake(String.valueOf(e.getMessage()), "write the state that save returned for this fabric");
        }
        fabric = restored;
        return Map.of();
    }
}
