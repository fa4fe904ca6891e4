package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FabricControlFuzz {

    private static final String FILE = """
            components:
            - { switch: switch0, eid: 8, plugged-in: [ { port: 1, memory-device: mem1 } ] }
            - { memory-device: mem0, eid: 9 }
            """;
    private static final List<String> REQUESTS = List.of(
            "{\"id\":1,\"do\":\"components\"}",
            "{\"do\":\"fault\",\"component\":\"mem0\",\"command\":\"Identify\",\"answer\":\"BUSY\",\"times\":2}",
            "{\"do\":\"fault\",\"component\":\"switch0/port1\",\"command\":\"0x4200\",\"set\":{\"field\":\"x\",\"to\":1}}",
            "{\"do\":\"clear-faults\",\"component\":\"mem1\"}",
            "{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"FATAL\",\"format\":\"DRAM\"}",
            "{\"do\":\"power\",\"component\":\"mem1\",\"to\":\"off\"}",
            "{\"do\":\"clock\",\"advance\":\"10s\"}");

    private final FabricControl control =
            new FabricControl(() -> SimulatedFabric.parse("fabric.yaml", FILE, SimulatedClock.driven()));

    /** Any text is answered with one line of JSON, which says whether it was carried out. */
    @Test
    void anyRequest() {
        Fuzz.run(input -> {
            String request = input.oneIn(10) ? input.text(input.below(200)) : input.damaged(input.of(REQUESTS));
            input.show("request", request);
            assertAnswered(control.answer(request));
        });
    }

    /** A damaged state is restored or refused. */
    @Test
    void anyState() {
        String state = JsonMapper.shared().writeValueAsString(control.fabric().save());
        Fuzz.run(input -> {
            String damaged = input.damaged(state);
            input.show("state", damaged);
            assertAnswered(control.answer("{\"do\":\"restore\",\"state\":" + damaged + "}"));
            assertAnswered(control.answer("{\"do\":\"save\"}"));
        });
    }

    private static void assertAnswered(String answer) {
        assertFalse(answer.contains("\n"), answer);
        assertFalse(answer.contains("report this"), answer);
        JsonNode read = JsonMapper.shared().readTree(answer);
        assertEquals(!read.get("ok").asBoolean(), read.has("error"), answer);
    }
}
