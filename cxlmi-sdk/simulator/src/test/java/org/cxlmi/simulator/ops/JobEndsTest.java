package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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

/** Jobs that are cancelled, or whose endpoint is closed, before each of their commands. */
@Timeout(60)
class JobEndsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** @param command which of the commands that the job sends, from 1 */
    record Step(JobCase job, int command) {}

    static List<Step> steps() throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (JobCase job : JobCase.all()) {
            int count = job.commands().size();
            for (int command = 1; command <= count; command++) {
                steps.add(new Step(job, command));
            }
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("steps")
    void cancel_endsTheJob_andTheNextRunSucceeds(Step step) throws Exception {
        SimulatedComponent component = step.job.component().get();
        cancelAt(step, component);
        newJob(step, component, Job::run);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void cancel_endsTheJob_andItCanBeResumed(Step step) throws Exception {
        SimulatedComponent component = step.job.component().get();
        Checkpoint checkpoint = cancelAt(step, component);
        newJob(step, component, job -> job.resume(checkpoint).run());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void closeOfTheEndpoint_endsTheJob_andTheNextRunSucceeds(Step step) throws Exception {
        SimulatedComponent component = step.job.component().get();
        closeAt(step, component);
        newJob(step, component, Job::run);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void closeOfTheEndpoint_endsTheJob_andItCanBeResumed(Step step) throws Exception {
        SimulatedComponent component = step.job.component().get();
        Checkpoint checkpoint = closeAt(step, component);
        newJob(step, component, job -> job.resume(checkpoint).run());
    }

    private interface Run {
        void of(Job<?> job) throws Exception;
    }

    private static void newJob(Step step, SimulatedComponent component, Run run) throws Exception {
        try (Endpoint endpoint = Endpoint.over(component.connect())) {
            run.of(step.job.job().apply(endpoint));
        }
    }

    private static Checkpoint cancelAt(Step step, SimulatedComponent component) throws InterruptedException {
        try (Endpoint endpoint = Endpoint.over(component.connect())) {
            Operation<?> operation = startAndEnd(step, endpoint, each -> assertTrue(each.cancel()));
            if (operation.status().state() != OperationStatus.State.SUCCEEDED) {
                IncompleteOperationException end = assertThrows(IncompleteOperationException.class, operation::result);
                assertTrue(end.wasCancelled(), end.getMessage());
            }
            assertTrue(endpoint.isOpen());
            return operation.checkpoint();
        }
    }

    private static Checkpoint closeAt(Step step, SimulatedComponent component) throws InterruptedException {
        Endpoint endpoint = Endpoint.over(component.connect());
        Operation<?> operation = startAndEnd(step, endpoint, each -> endpoint.close());
        IncompleteOperationException end = assertThrows(IncompleteOperationException.class, operation::result);
        assertFalse(end.wasCancelled());
        Throwable cause = end.getCause();
        assertTrue(cause instanceof IllegalStateException || cause instanceof CxlException, () -> "" + cause);
        return operation.checkpoint();
    }

    /** Starts a job in a thread of its own, which does something before a command, and waits for both. */
    private static Operation<?> startAndEnd(Step step, Endpoint endpoint, Consumer<Operation<?>> before)
            throws InterruptedException {
        CompletableFuture<Operation<?>> started = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger(step.command);
        CxlTarget watched = endpoint.with((exchange, chain) -> {
            if (left.decrementAndGet() == 0) {
                before.accept(started.join());
            }
            return chain.proceed();
        });
        List<Thread> threads = new ArrayList<>();
        Operation<?> operation = step.job.job().apply(watched).start(work -> {
            Thread thread = new Thread(work, "job");
            threads.add(thread);
            thread.start();
        });
        started.complete(operation);
        threads.get(0).join(LONG.toMillis());
        assertFalse(threads.get(0).isAlive(), "the thread has ended");
        assertTrue(operation.status().state().isEnd());
        return operation;
    }
}
