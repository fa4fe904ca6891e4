package org.cxlmi.simulator.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.Sanitization;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDeviceBuilder;

/**
 * A job that is done with faults, cancelled, and cut off, at each of its commands; see {@link JobFaultsTest} and {@link
 * JobEndsTest}.
 *
 * @param name for the reports of the tests
 * @param component makes a new component for each test, with a driven clock
 * @param job prepares the job, which has to succeed on a new component, and again after any end of an earlier run
 */
record JobCase(String name, Supplier<SimulatedComponent> component, Function<CxlTarget, Job<?>> job) {

    /** Longer than anything takes in the simulator, but not so long that a test counts many pauses. */
    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    static List<JobCase> all() {
        return List.of(
                new JobCase(
                        "sanitize",
                        () -> device().build(),
                        target -> Sanitization.of(target, TIMEOUT).sanitize()),
                new JobCase(
                        "sanitize without background status",
                        () -> device().backgroundStatus(false).build(),
                        target -> Sanitization.of(target, TIMEOUT).sanitize()));
    }

    private static SimulatedMemoryDeviceBuilder device() {
        return SimulatedMemoryDevice.builder().clock(SimulatedClock.driven());
    }

    /** The names of the commands that the job sends, in order, if nothing fails. */
    List<String> commands() throws InterruptedException {
        List<String> commands = new ArrayList<>();
        try (Endpoint endpoint = Endpoint.over(component.get().connect())) {
            CxlTarget watched = endpoint.with((exchange, chain) -> {
                commands.add(exchange.commandName());
                return chain.proceed();
            });
            job.apply(watched).run();
        }
        return commands;
    }

    @Override
    public String toString() {
        return name;
    }
}
