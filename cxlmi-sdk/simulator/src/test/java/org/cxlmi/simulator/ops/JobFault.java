package org.cxlmi.simulator.ops;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.simulator.SimulatedFault;
import org.cxlmi.simulator.component.SimulatedComponent;

/**
 * What goes wrong with one command of a job.
 *
 * @param happening what happens to the component just before the command is sent
 */
record JobFault(String name, BiConsumer<SimulatedComponent, Command<?, ?>> happening) {

    static final List<JobFault> ALL = List.of(
            once("delay", fault -> fault.delay(Duration.ofSeconds(3))),
            once("lose request", SimulatedFault::loseRequest),
            once("lose response", SimulatedFault::loseResponse),
            once("answer", fault -> fault.answer(ReturnCode.INTERNAL_ERROR)),
            once("wrong tag", SimulatedFault::wrongTag),
            once("wrong opcode", SimulatedFault::wrongOpcode),
            once("resize payload", fault -> fault.resizePayload(1)),
            once("resize message", fault -> fault.resizeMessage(5)),
            once("replace message", fault -> fault.replaceMessage(message -> new byte[message.length])),
            new JobFault("set", JobFault::setNumber),
            once(
                    "fail in background",
                    fault -> fault.failInBackground(Duration.ofSeconds(1), ReturnCode.INTERNAL_ERROR)),
            once("never end in background", SimulatedFault::neverEndInBackground),
            new JobFault(
                    "busy for ever",
                    (component, command) -> component.faults().always(command).answer(ReturnCode.BUSY)),
            new JobFault("disappear", (component, command) -> component.faults().disappear()),
            new JobFault("lose power", (component, command) -> component.reset()));

    private static JobFault once(String name, Consumer<SimulatedFault> fault) {
        return new JobFault(
                name, (component, command) -> fault.accept(component.faults().once(command)));
    }

    /** Lets the component work again. */
    static void repair(SimulatedComponent component) {
        component.faults().clear();
        component.faults().comeBack();
    }

    /** Sets all bits of the first number in the response, if there is one. */
    private static void setNumber(SimulatedComponent component, Command<?, ?> command) {
        command.responseLayout().fields().stream()
                .filter(field -> field.length() > 0 && field.length() <= Long.BYTES && !field.afterArray())
                .findFirst()
                .ifPresent(field -> component.faults().once(command).set(field.name(), -1));
    }

    @Override
    public String toString() {
        return name;
    }
}
