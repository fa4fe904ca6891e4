package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.sdk.ops.OperationStatus;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault, at the first, the middle and the last of each command that a job sends. */
@Timeout(60)
class JobFaultsTest {

    /**
     * A fault at one command of a job.
     *
     * @param occurrence which of the commands of this name, from 1
     */
    record Place(JobCase job, String command, int occurrence, JobFault fault) {}

    static List<Place> places() throws InterruptedException {
        List<Place> places = new ArrayList<>();
        for (JobCase job : JobCase.all()) {
            List<String> sent = job.commands();
            for (String command : new LinkedHashSet<>(sent)) {
                int count = (int) sent.stream().filter(command::equals).count();
                for (int occurrence : new TreeSet<>(List.of(1, (count + 1) / 2, count))) {
                    JobFault.ALL.forEach(fault -> places.add(new Place(job, command, occurrence, fault)));
                }
            }
        }
        return places;
    }

    @ParameterizedTest
    @MethodSource("places")
    void fault_endsTheJobWithItsFailure_andTheNextRunSucceeds(Place place) throws InterruptedException {
        SimulatedComponent component = place.job.component().get();
        runWithFault(component, place);
        JobFault.repair(component);

        try (Endpoint endpoint = Endpoint.over(component.connect())) {
            place.job.job().apply(endpoint).run();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void fault_endsTheJobWithItsFailure_andItCanBeResumed(Place place) throws InterruptedException {
        SimulatedComponent component = place.job.component().get();
        Checkpoint checkpoint = runWithFault(component, place);
        JobFault.repair(component);

        try (Endpoint endpoint = Endpoint.over(component.connect())) {
            resume(place.job.job().apply(endpoint), checkpoint);
        }
    }

    private static Checkpoint runWithFault(SimulatedComponent component, Place place) {
        try (Endpoint endpoint = Endpoint.over(component.connect())) {
            AtomicInteger left = new AtomicInteger(place.occurrence);
            CxlTarget faulty = endpoint.with((exchange, chain) -> {
                if (exchange.commandName().equals(place.command) && left.decrementAndGet() == 0) {
                    place.fault.happening().accept(component, exchange.command().orElseThrow());
                }
                return chain.proceed();
            });
            Operation<?> operation = place.job.job().apply(faulty).start(Runnable::run);
            assertTrue(left.get() <= 0, "the command was sent");
            assertEnded(operation);
            assertTrue(endpoint.isOpen());
            return operation.checkpoint();
        }
    }

    private static void assertEnded(Operation<?> operation) {
        OperationStatus status = operation.status();
        if (status.state() == OperationStatus.State.SUCCEEDED) {
            assertTrue(operation.result().isPresent());
            return;
        }
        IncompleteOperationException failure =
                assertThrows(IncompleteOperationException.class, operation::result, status::toString);
        assertTrue(
                failure.getCause() == null || failure.getCause() instanceof CxlException,
                () -> "the cause of " + failure);
        assertFalse(failure.wasCancelled());
        assertTrue(failure.getMessage().contains(operation.name()), failure.getMessage());
        assertTrue(failure.getMessage().contains(status.progress().toString()), failure.getMessage());
    }

    /** What had failed before the first run ended is a failure of the first resumed run, too. */
    private static void resume(Job<?> job, Checkpoint checkpoint) throws InterruptedException {
        Operation<?> resumed =
                job.resume(Checkpoint.parse(checkpoint.toString())).start(Runnable::run);
        if (resumed.status().state() != OperationStatus.State.SUCCEEDED) {
            job.resume(resumed.checkpoint()).run();
        }
    }
}
