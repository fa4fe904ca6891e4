package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.EventSeverity;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FabricControlTest {

    private static final String FILE = """
            components:
            - switch: switch0
              eid: 8
              port-count: 4
              virtual-switches: [ { upstream-port: 0, vppbs: 2 } ]
              plugged-in:
              - { port: 1, memory-device: mem1, label-storage: 1KiB }
            - { memory-device: mem0, eid: 9 }
            """;

    private final FabricControl control =
            new FabricControl(() -> SimulatedFabric.parse("file.yaml", FILE, SimulatedClock.driven()));

    private JsonNode ask(String request) {
        String answer = control.answer(request);
        assertFalse(answer.contains("\n"), answer);
        return JsonMapper.shared().readTree(answer);
    }

    private JsonNode done(String request) {
        JsonNode answer = ask(request);
        assertTrue(answer.get("ok").asBoolean(), answer::toString);
        return answer;
    }

    private Endpoint open(String component) {
        return Endpoint.over(control.fabric().component(component).connect());
    }

    @Test
    void components_areListedByNamePathAndEndpointId() {
        assertEquals(
                "{\"id\":\"x\",\"ok\":true,\"components\":["
                        + "{\"component\":\"switch0\",\"path\":\"switch0\",\"eid\":8},"
                        + "{\"component\":\"mem0\",\"path\":\"mem0\",\"eid\":9},"
                        + "{\"component\":\"mem1\",\"path\":\"switch0/port1\"}]}",
                control.answer("{\"id\":\"x\",\"do\":\"components\"}"));
    }

    @Test
    void fault_isThatOfTheFile_untilItIsCleared() {
        done("{\"do\":\"fault\",\"component\":\"switch0/port1\",\"command\":\"Get Health Info\","
                + "\"answer\":\"BUSY\",\"times\":\"always\"}");
        Endpoint mem1 = open("mem1");

        CommandFailedException e = assertThrows(
                CommandFailedException.class, () -> MemoryDevice.of(mem1).getHealthInfo());
        assertSame(ReturnCode.BUSY, e.returnCode());

        done("{\"do\":\"clear-faults\",\"component\":\"mem1\"}");
        MemoryDevice.of(mem1).getHealthInfo();
    }

    @Test
    void event_isLogged() {
        JsonNode answer = done("{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"failure\",\"format\":\"DRAM\","
                + "\"data\":\"" + "05".repeat(80) + "\"}");

        List<EventRecord> records =
                Generic.of(open("mem0")).getEventRecords(EventLog.FAILURE).eventRecords();
        assertEquals(1, records.size());
        assertEquals(answer.get("handle").asInt(), records.get(0).handle());
        assertSame(EventRecordFormat.DRAM, records.get(0).recordFormat());
        assertSame(EventSeverity.FAILURE, records.get(0).flags().severity());
        assertEquals(5, records.get(0).data()[79]);
    }

    @Test
    void eventRecord_isLoggedAsItIs() {
        // identifier of an unknown format; length; flags with severity failure; the rest
        String record = "000102030405060708090a0b0c0d0e0f" + "80" + "020000" + "00".repeat(108);
        done("{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"WARNING\",\"record\":\"" + record + "\"}");

        EventRecord logged = Generic.of(open("mem0"))
                .getEventRecords(EventLog.WARNING)
                .eventRecords()
                .get(0);
        assertSame(EventRecordFormat.UNRECOGNIZED, logged.recordFormat());
        assertSame(EventSeverity.FAILURE, logged.flags().severity());
    }

    @Test
    void power_removesTheComponent_andBringsItBackAfterAReset() {
        Endpoint mem0 = open("mem0");
        done("{\"do\":\"power\",\"component\":\"mem0\",\"to\":\"off\"}");
        assertThrows(TransportException.class, () -> Generic.of(mem0).identify());

        done("{\"do\":\"power\",\"component\":\"mem0\",\"to\":\"on\"}");
        Generic.of(open("mem0")).identify();
    }

    @Test
    void clock_isAdvanced_butNotBeyondItsEnd() {
        String before = done("{\"do\":\"clock\"}").get("time").asString();
        JsonNode answer = done("{\"do\":\"clock\",\"advance\":\"10s\"}");

        assertEquals("2026-01-01T00:00:00Z", before);
        assertEquals("2026-01-01T00:00:10Z", answer.get("time").asString());
        assertTrue(answer.get("driven").asBoolean());
        assertFalse(
                ask("{\"do\":\"clock\",\"advance\":\"999999999min\"}").get("ok").asBoolean());
        assertEquals(
                "2026-01-01T00:00:10Z", done("{\"do\":\"clock\"}").get("time").asString());
    }

    @Test
    void savedState_isRestoredInANewFabric() {
        MemoryDevice.of(open("mem1")).setLsa(0, new byte[] {1, 2, 3});
        JsonNode state = done("{\"do\":\"save\"}").get("state");
        MemoryDevice.of(open("mem1")).setLsa(0, new byte[] {9, 9, 9});
        control.fabric().clock().advance(Duration.ofDays(1));
        SimulatedFabric before = control.fabric();

        done("{\"do\":\"restore\",\"state\":" + state + "}");

        assertNotSame(before, control.fabric());
        assertEquals(2, MemoryDevice.of(open("mem1")).getLsa(0, 3).data()[1]);
        assertEquals(
                "2026-01-01T00:00:00Z", done("{\"do\":\"clock\"}").get("time").asString());
    }

    @Test
    void damagedState_leavesTheFabricAsItIs() {
        SimulatedFabric before = control.fabric();
        String state = done("{\"do\":\"save\"}").get("state").toString();

        JsonNode answer = ask("{\"do\":\"restore\",\"state\":" + state.replace("2026-01", "20x6-01") + "}");

        assertFalse(answer.get("ok").asBoolean());
        assertTrue(answer.toString().contains("time"), answer::toString);
        assertSame(before, control.fabric());
    }

    /** Each with what the error has to name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|write do: components",
                "{\"do\":\"explode\"}|components, fault, clear-faults, event, power, clock, save, restore",
                "{\"do\":\"save\",\"to\":\"x\"}|\\\"to\\\" means nothing here",
                "{\"do\":\"power\",\"component\":\"mem0\",\"to\":\"half\"}|write on or off",
                "{\"do\":\"power\",\"component\":\"mem7\",\"to\":\"off\"}|no component \\\"mem7\\\"; there are [switch0, mem0]",
                "{\"do\":\"power\",\"component\":[],\"to\":\"off\"}|here is a list",
                "{\"do\":\"fault\",\"component\":\"mem0\",\"command\":\"Fly\",\"answer\":\"BUSY\"}|\\\"Fly\\\" is not understood",
                "{\"do\":\"fault\",\"component\":\"mem0\",\"command\":\"Identify\",\"answer\":\"LAZY\"}|\\\"LAZY\\\" is not understood",
                "{\"do\":\"event\",\"component\":\"switch0\",\"log\":\"WARNING\",\"format\":\"DRAM\"}|no event logs",
                "{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"WARNING\",\"record\":\"00\"}|write 128",
                "{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"WARNING\",\"record\":\"0\"}|bytes in hex",
                "{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"WARNING\",\"format\":\"DRAM\",\"data\":\"00\"}|80",
                "{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"UNRECOGNIZED\",\"format\":\"DRAM\"}|no event log",
                "{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"DYNAMIC_CAPACITY\",\"format\":\"DRAM\"}|no event log",
                "{\"do\":\"clock\",\"advance\":\"soon\"}|for example 100ms",
                "{\"do\":\"restore\"}|the state that save returned",
                "{\"do\":\"restore\",\"state\":{}}|state",
                "{\"do\":\"save\"} x|this is not JSON",
                "{\"do\":\"save\",\"do\":\"save\"}|this is not JSON",
                "[1]|not a JSON object",
                "{\"id\":{},\"do\":\"save\"}|the id is an object",
                "garbage|write a JSON object on one line"
            })
    void mistake_isAnsweredWithWhatToWriteInstead(String request, String named) {
        JsonNode answer = ask(request);

        assertFalse(answer.get("ok").asBoolean(), answer::toString);
        assertEquals(2, answer.get("error").size());
        assertTrue(answer.get("error").toString().contains(named), answer::toString);
        assertFalse(answer.toString().contains("report this"), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"seven\"", "null", "1.5", "true"})
    void id_isRepeated(String id) {
        assertTrue(control.answer("{\"id\":" + id + ",\"do\":\"clock\"}").startsWith("{\"id\":" + id + ",\"ok\":true"));
        assertTrue(control.answer("{\"id\":" + id + "}").startsWith("{\"id\":" + id + ",\"ok\":false"));
    }

    @Test
    void guide_showsAnAnswer() throws IOException {
        String request = "{\"id\": 1, \"do\": \"power\", \"component\": \"mem0\", \"to\": \"half\"}";

        assertTrue(Files.readString(Path.of("../README.md"))
                .contains("    " + request + "\n    " + control.answer(request) + "\n"));
    }

    @Test
    void longNames_areNotRepeatedInFull() {
        String answer = control.answer("{\"do\":\"" + "x".repeat(1 << 20) + "\"}");
        assertTrue(answer.length() < 5000, answer.length() + " characters");
    }

    @Test
    void deeplyNestedRequest_isAnswered() {
        assertFalse(ask("[".repeat(1 << 20)).get("ok").asBoolean());
        assertFalse(
                ask("{\"do\":".repeat(400) + "1" + "}".repeat(400)).get("ok").asBoolean());
    }
}
