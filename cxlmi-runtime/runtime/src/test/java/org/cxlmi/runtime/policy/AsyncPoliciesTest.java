package org.cxlmi.runtime.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The policies do the same for asynchronous commands. */
@Timeout(60)
class AsyncPoliciesTest extends PoliciesTest {

    @Override
    void send(CxlTarget target, Command<EmptyPayload, EmptyPayload> command) {
        try {
            target.executeAsync(command, EmptyPayload.EMPTY).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** An interrupt ends only what waits in its thread. What ends an asynchronous command is that it is cancelled. */
    @Test
    @Override
    void retry_ofInterruptedThread_endsAtOnce() {
        component.codes.add(BusyComponent.BUSY);
        component.pause = new CompletableFuture<>();
        CompletableFuture<EmptyPayload> command =
                endpoint.with(Retry.within(LIMIT)).executeAsync(BusyComponent.READ, EmptyPayload.EMPTY);
        while (component.pauses.isEmpty()) {
            Thread.onSpinWait();
        }

        command.cancel(false);
        component.pause.complete(null);

        assertEquals(1, component.timeouts.size());
        send(endpoint, BusyComponent.CHANGE);
    }

    @Test
    void gap_ofCancelledCommands_delaysNoOther() {
        CxlTarget target = endpoint.with(MinimumGap.of(Duration.ofHours(1)));
        component.pause = new CompletableFuture<>();
        send(target, BusyComponent.READ);
        List<CompletableFuture<EmptyPayload>> commands = IntStream.range(0, 3)
                .mapToObj(i -> target.executeAsync(BusyComponent.READ, EmptyPayload.EMPTY))
                .toList();

        commands.get(1).cancel(false);
        component.pause.complete(null);
        commands.get(2).join();

        assertEquals(2, component.pauses.size());
        assertEquals(3, component.timeouts.size());
    }

    @Test
    void gap_givenTwice_isOneGap() {
        MinimumGap gap = MinimumGap.of(Duration.ofHours(1));
        CxlTarget target = endpoint.with(gap).with(gap);

        send(target, BusyComponent.READ);
        send(target, BusyComponent.READ);

        assertEquals(2, component.timeouts.size());
    }

    @Test
    void gap_isSharedWithThreadsThatWait() {
        CxlTarget target = endpoint.with(MinimumGap.of(Duration.ofHours(1)));

        send(target, BusyComponent.READ);
        target.execute(BusyComponent.READ, EmptyPayload.EMPTY);
        send(target, BusyComponent.READ);

        assertEquals(2, component.pauses.size());
    }

    /** Neither a pause nor the wait for a gap takes one of the threads for policies that block. */
    @Test
    void policies_takeNoThread() {
        List<String> threads = new ArrayList<>();
        CxlTarget target = endpoint.with(Observer.of(
                        command -> threads.add(Thread.currentThread().getName())))
                .with(Policies.standard())
                .with(MinimumGap.of(Duration.ofHours(1)));
        component.codes.add(BusyComponent.BUSY);

        send(target, BusyComponent.READ);
        send(target, BusyComponent.READ);

        assertEquals(3, threads.size());
        assertTrue(threads.stream().noneMatch(name -> name.startsWith("cxlmi-policy-")), threads.toString());
    }
}
