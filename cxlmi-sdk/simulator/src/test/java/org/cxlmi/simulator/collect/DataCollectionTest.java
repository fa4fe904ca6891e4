package org.cxlmi.simulator.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.collect.CollectedPart;
import org.cxlmi.sdk.collect.CollectedPart.Kind;
import org.cxlmi.sdk.collect.DataCollection;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetCommandEffectsLogResponse;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.guide.GuideCode;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DataCollectionTest {

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .name("mem0")
            .clock(SimulatedClock.driven())
            .build();
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final List<CollectedPart> parts = new ArrayList<>();

    private Optional<CxlException> collect() throws InterruptedException {
        return DataCollection.of(mem0).run(parts::add);
    }

    private CollectedPart part(Kind kind, String name) {
        return parts.stream()
                .filter(part -> part.kind() == kind && part.name().equals(name))
                .reduce((one, other) -> {
                    throw new AssertionError(name + " twice");
                })
                .orElseThrow(() -> new AssertionError(name + " is not among " + names()));
    }

    private List<String> names() {
        return parts.stream().map(CollectedPart::name).toList();
    }

    static void collected(Endpoint mem0) throws InterruptedException {
        Optional<CxlException> gone = DataCollection.of(mem0).asItIs().run(part -> System.out.println(part.name()));
        assertEquals(Optional.empty(), gone);
    }

    @Test
    void guide_showsCodeThatIsCompiled() throws Exception {
        GuideCode.assertCompiled(DataCollectionTest.class, "All that a component tells", "Recordings", 1);
        assertTrue(GuideCode.printed(() -> collected(mem0)).startsWith("Identify\nGet Supported Logs\n"));
    }

    @Test
    void memoryDevice_isReadWhole() throws InterruptedException {
        device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        assertEquals(Optional.empty(), collect());

        assertEquals(List.of("Identify", "Get Supported Logs", "command effects log"), names().subList(0, 3));
        for (String command : List.of("Get FW Info", "Identify Memory Device", "Get Health Info", "Get Timestamp")) {
            assertTrue(part(Kind.COMMAND, command).failure().isEmpty(), command);
        }
        GetCommandEffectsLogResponse effects = (GetCommandEffectsLogResponse)
                part(Kind.LOG, "command effects log").structs().get(0);
        assertTrue(effects.entries().size() > 20);
        GetEventRecordsResponse warnings =
                (GetEventRecordsResponse) part(Kind.EVENTS, "warning").structs().get(0);
        assertEquals(1, warnings.eventRecordCount());
        assertTrue(part(Kind.LOG, "component state dump log").bytes().length > 0);
        assertTrue(parts.stream().anyMatch(part -> part.kind() == Kind.FEATURE && part.bytes().length > 0));
        for (CollectedPart part : parts) {
            if (!part.structs().isEmpty()) {
                int length = part.structs().stream()
                        .mapToInt(struct -> struct.bytes().length)
                        .sum();
                assertEquals(part.bytes().length, length, part.name());
            }
        }
        assertEquals(
                1, Generic.of(mem0).getEventRecords(EventLog.WARNING).eventRecordCount(), "the records stay there");
    }

    @Test
    void order_isTheSameEachTime() throws InterruptedException {
        collect();
        List<String> first = names();
        parts.clear();
        collect();
        assertEquals(first, names());
    }

    @Test
    void nothingIsSentThatChangesSomething_orHasASecret() throws InterruptedException {
        device.faults().always(PopulateLog.COMMAND).answer(ReturnCode.INTERNAL_ERROR);
        assertEquals(Optional.empty(), DataCollection.of(mem0).asItIs().run(parts::add));
        assertTrue(parts.stream()
                .allMatch(part -> part.command().impact() == CommandImpact.READS
                        && !part.command().hasSecret()));
        assertTrue(parts.stream()
                .filter(part -> part.kind() == Kind.LOG)
                .allMatch(part -> part.failure().isEmpty()));

        parts.clear();
        collect();
        assertTrue(part(Kind.LOG, "component state dump log").failure().isPresent(), "it is populated otherwise");
    }

    @Test
    void refusals_endNothing() throws InterruptedException {
        device.faults().always(GetHealthInfo.COMMAND).answer(ReturnCode.INTERNAL_ERROR);
        device.faults().always(GetSupportedFeatures.COMMAND).answer(ReturnCode.UNSUPPORTED);
        device.faults().always(GetFwInfo.COMMAND).resizePayload(3);
        assertEquals(Optional.empty(), collect());
        assertEquals(
                CommandFailedException.class,
                part(Kind.COMMAND, "Get Health Info").failure().orElseThrow().getClass());
        assertTrue(part(Kind.COMMAND, "Get FW Info").failure().isPresent());
        assertTrue(part(Kind.COMMAND, "Get Supported Features").failure().isPresent());
        assertTrue(part(Kind.COMMAND, "Get Shutdown State").failure().isEmpty());
    }

    @Test
    void withoutItsListOfCommands_allAreTried() throws InterruptedException {
        device.faults().always(GetSupportedLogs.COMMAND).answer(ReturnCode.UNSUPPORTED);
        assertEquals(Optional.empty(), collect());
        assertTrue(part(Kind.COMMAND, "Get Health Info").failure().isEmpty());
        assertTrue(part(Kind.COMMAND, "Identify Switch Device").failure().isPresent());
    }

    @Test
    void lostResponse_isNoSignThatAComponentIsGone() throws InterruptedException {
        device.faults().always(GetHealthInfo.COMMAND).loseResponse();
        assertEquals(Optional.empty(), collect());
        assertTrue(part(Kind.COMMAND, "Get Health Info").failure().isPresent());
        assertTrue(part(Kind.EVENTS, "fatal").failure().isEmpty());
    }

    @Test
    void componentThatDies_endsIt_andWhatWasReadIsThere() throws InterruptedException {
        Consumer<CollectedPart> untilHealth = part -> {
            parts.add(part);
            if (part.command() == IdentifyMemoryDevice.COMMAND) {
                device.faults().disappear();
            }
        };
        Optional<CxlException> gone = DataCollection.of(mem0).run(untilHealth);
        assertTrue(gone.isPresent());
        assertEquals("Identify Memory Device", names().get(parts.size() - 2));
        assertEquals(gone, parts.get(parts.size() - 1).failure());
        assertTrue(part(Kind.COMMAND, "Identify").failure().isEmpty());

        parts.clear();
        assertTrue(collect().isPresent());
        assertEquals(List.of("Identify"), names());
    }

    @Test
    void switches_areReadToo() throws InterruptedException {
        try (Endpoint endpoint =
                Endpoint.over(SimulatedSwitch.builder().name("switch0").build().connect())) {
            assertEquals(Optional.empty(), DataCollection.of(endpoint).run(parts::add));
            assertTrue(part(Kind.COMMAND, "Identify Switch Device").failure().isEmpty());
        }
    }

    @Test
    void choice_ofCommands_canBeAnother() throws InterruptedException {
        DataCollection.of(mem0).withCommands(List.of(GetHealthInfo.COMMAND)).run(parts::add);
        Set<String> commands = parts.stream()
                .filter(part -> part.kind() == Kind.COMMAND)
                .map(CollectedPart::name)
                .collect(Collectors.toSet());
        assertEquals(Set.of("Identify", "Get Supported Logs", "Get Health Info", "Get Supported Features"), commands);
    }

    @Test
    void interruption_endsIt() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, this::collect);
        assertFalse(Thread.interrupted());
    }
}
