package org.cxlmi.simulator.fabric;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.cxlmi.simulator.SimulatedFault;
import org.cxlmi.simulator.SimulatedFaults;

/** Reads the faults of a fabric file. */
final class FabricFaults {

    private static final String GONE = "gone";
    private static final String ANSWER = "answer";
    private static final List<String> KINDS =
            List.of(GONE, ANSWER, "delay", "lose", "wrong", "resize-payload", "resize-message", "set", "background");

    private FabricFaults() {}

    static void order(SimulatedFabric fabric, FabricNode node) {
        node.checkKeys(Stream.concat(Stream.of("component", "command", "times"), KINDS.stream())
                .toList());
        String kind = node.onlyOf(KINDS);
        FabricNode value = node.demand(kind, "VALUE");
        FabricNode component = node.demand("component", "switch0/port3");
        component.apply(() -> fabric.component(component.text()));
        SimulatedFaults faults = fabric.component(component.text()).faults();
        if (kind.equals(GONE)) {
            faults.disappear();
        } else {
            int times = times(node);
            value.apply(() -> order(fault(faults, node.demand("command", "Get Health Info"), times), kind, value));
        }
    }

    private static int times(FabricNode node) {
        return node.get("times").map(FabricFaults::timesIn).orElse(1);
    }

    private static int timesIn(FabricNode node) {
        if (node.isText("always")) {
            return Integer.MAX_VALUE;
        }
        int times = FabricValues.count(node);
        if (times == 0) {
            throw node.wrong("a fault happens at least once", "write 1 or more, or always");
        }
        return times;
    }

    private static SimulatedFault fault(SimulatedFaults faults, FabricNode command, int times) {
        if (command.text().equals("any")) {
            return faults.timesAny(times);
        }
        Optional<Command<?, ?>> known = command(command.text());
        if (known.isPresent()) {
            return faults.times(times, known.get());
        }
        return command.as(
                text -> faults.times(times, FabricValues.count(text)),
                "the name of a command as Get Health Info, an opcode of 16 bits as 0x4200, or any");
    }

    private static Optional<Command<?, ?>> command(String name) {
        return Stream.of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all())
                .<Command<?, ?>>flatMap(List::stream)
                .filter(command -> command.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static void order(SimulatedFault fault, String kind, FabricNode value) {
        switch (kind) {
            case ANSWER -> fault.answer(FabricValues.constant(value, ReturnCode.class));
            case "delay" -> fault.delay(FabricValues.duration(value));
            case "lose" -> lose(fault, value);
            case "wrong" -> damageHeader(fault, value);
            case "resize-payload" -> fault.resizePayload(FabricValues.count(value));
            case "resize-message" -> fault.resizeMessage(FabricValues.count(value));
            case "set" -> set(fault, value);
            default -> background(fault, value);
        }
    }

    private static void lose(SimulatedFault fault, FabricNode value) {
        switch (value.text()) {
            case "request" -> fault.loseRequest();
            case "response" -> fault.loseResponse();
            default -> throw value.wrong("\"" + value.text() + "\" cannot be lost", "write request or response");
        }
    }

    private static void damageHeader(SimulatedFault fault, FabricNode value) {
        switch (value.text()) {
            case "tag" -> fault.wrongTag();
            case "opcode" -> fault.wrongOpcode();
            default -> throw value.wrong("\"" + value.text() + "\" cannot be wrong", "write tag or opcode");
        }
    }

    private static void set(SimulatedFault fault, FabricNode value) {
        value.checkKeys(List.of("field", "to"));
        fault.set(value.demand("field", "eventRecordCount").text(), FabricValues.number(value.demand("to", "500")));
    }

    private static void background(SimulatedFault fault, FabricNode value) {
        if (value.isText("never-ends")) {
            fault.neverEndInBackground();
            return;
        }
        value.checkKeys(List.of("after", ANSWER));
        fault.failInBackground(
                FabricValues.duration(value.demand("after", "10s")),
                FabricValues.constant(value.demand(ANSWER, "INTERNAL_ERROR"), ReturnCode.class));
    }
}
