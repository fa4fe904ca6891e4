package org.cxlmi.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.read.SpecLoader;
import org.junit.jupiter.api.Test;

class CallTablePlanTest {

    private static final String SPEC = """
            group: vendor
            command-set: Lamps
            commands:
              Set Lamp: { opcode: 0xC000, c: { function: set_lamp, call: none } }
              Set Room: { opcode: 0xC000, variant-of: Set Lamp, c: { function: set_room, call: none } }
              Not In C: { opcode: 0xC002 }
            """;

    @Test
    void duplicates_oneCommandInTwoFiles_isAFindingAtTheSecond() {
        List<CommandPlan> commands = new ArrayList<>(commands("first.yaml"));
        assertEquals(List.of(), CallTablePlan.duplicates(commands));

        commands.addAll(commands("second.yaml"));

        assertEquals(
                List.of(
                        "[duplicate-call] second.yaml:4:3 (commands.Set Lamp): a table has one call for Set Lamp (C000h), see"
                                + " first.yaml:4:3 (commands.Set Lamp); write only one of the two files into @LibcxlmiCalls",
                        "[duplicate-call] second.yaml:5:3 (commands.Set Room): a table has one call for Set Room (C000h), see"
                                + " first.yaml:5:3 (commands.Set Room); write only one of the two files into @LibcxlmiCalls"),
                CallTablePlan.duplicates(commands).stream()
                        .map(Finding::toString)
                        .toList());
    }

    @Test
    void of_commandsWithoutFunction_areLeftOut() {
        CallTablePlan table = CallTablePlan.of("vendor", "Calls", commands("first.yaml"));

        assertEquals(Map.of(0xC000, List.of("SetLamp", "SetRoom")), names(table));
    }

    private static Map<Integer, List<String>> names(CallTablePlan table) {
        Map<Integer, List<String>> names = new HashMap<>();
        table.byOpcode()
                .forEach((opcode, commands) -> names.put(
                        opcode, commands.stream().map(CommandPlan::name).toList()));
        return names;
    }

    private static List<CommandPlan> commands(String file) {
        return Planner.plan(
                        SpecLoader.load(List.of(file), name -> Optional.of(SPEC.getBytes(StandardCharsets.UTF_8)))
                                .specs(),
                        "vendor",
                        "Vendor",
                        Map.of())
                .commands();
    }
}
