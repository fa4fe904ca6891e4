package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.RequestAbortBackgroundOperation;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.sdk.ops.OperationStatus.State;
import org.cxlmi.sdk.ops.Sanitization;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OperationTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final Endpoint mem0 = Endpoint.over(transport);

    private void status(boolean running, int percent, ReturnCode code) {
        transport
                .on(BackgroundOperationStatus.OPCODE)
                .reply(BackgroundOperationStatusResponse.builder()
                        .operationInProgress(running)
                        .percentComplete(percent)
                        .opcode(Sanitize.OPCODE)
                        .returnCode(code.code())
                        .build()
                        .bytes());
    }

    private void sanitizeStarts() {
        transport.on(Sanitize.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
    }

    @Test
    void run_reportsEachStepAndResultsInTheFinishedOperation() throws InterruptedException {
        sanitizeStarts();
        status(true, 40, ReturnCode.SUCCESS);
        status(false, 100, ReturnCode.SUCCESS);
        List<String> steps = new ArrayList<>();

        BackgroundOperation done = Sanitization.of(mem0)
                .sanitize()
                .onProgress(progress -> steps.add(progress.toString()))
                .run();

        assertFalse(done.isRunning());
        assertEquals(List.of("sanitize", "sanitize: 40 %", "sanitize: 100 %", "sanitize: 100 %"), steps);
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void status_tellsStateProgressAndLastAnswer() throws InterruptedException {
        sanitizeStarts();
        status(true, 40, ReturnCode.SUCCESS);
        status(false, 100, ReturnCode.SUCCESS);
        CountDownLatch at40 = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Operation<BackgroundOperation> operation = Sanitization.of(mem0)
                .sanitize()
                .onProgress(progress -> stopAt40(progress, at40, goOn))
                .start();
        at40.await();

        assertEquals(State.RUNNING, operation.status().state());
        assertEquals(OptionalInt.of(40), operation.status().progress().percent());
        assertEquals(
                BackgroundOperationStatus.OPCODE,
                operation.status().lastCommand().orElseThrow().opcode());
        assertEquals(Optional.empty(), operation.result());
        CxlTimeoutException tooSoon =
                assertThrows(CxlTimeoutException.class, () -> operation.await(Duration.ofMillis(1)));
        assertTrue(tooSoon.getMessage().contains("the sanitize goes on, at \"sanitize: 40 %\""), tooSoon.getMessage());
        goOn.countDown();
        operation.await(LONG);

        assertEquals(State.SUCCEEDED, operation.status().state());
        assertTrue(operation.result().isPresent());
        assertFalse(operation.cancel());
    }

    private static void stopAt40(OperationProgress progress, CountDownLatch at40, CountDownLatch goOn) {
        if (progress.done().orElse(0) == 40) {
            at40.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void failure_saysHowFarItCame_andHasTheCause() {
        sanitizeStarts();
        status(true, 40, ReturnCode.SUCCESS);
        status(false, 40, ReturnCode.INTERNAL_ERROR);
        Operation<BackgroundOperation> operation =
                Sanitization.of(mem0).sanitize().start();

        IncompleteOperationException failure =
                assertThrows(IncompleteOperationException.class, () -> operation.await(LONG));

        assertEquals("sanitize", failure.operation());
        assertEquals(OptionalInt.of(40), failure.progress().percent());
        assertFalse(failure.wasCancelled());
        assertInstanceOf(CommandFailedException.class, failure.getCause());
        assertEquals(Sanitize.OPCODE, failure.opcode());
        assertEquals(State.FAILED, operation.status().state());
        assertThrows(IncompleteOperationException.class, operation::result);
    }

    @Test
    void cancel_asksTheComponentToStop_andSaysWhatIsLeft() throws InterruptedException {
        sanitizeStarts();
        status(true, 40, ReturnCode.SUCCESS);
        transport.on(RequestAbortBackgroundOperation.OPCODE).reply();
        status(false, 40, ReturnCode.ABORTED);
        CountDownLatch at40 = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Operation<BackgroundOperation> operation = Sanitization.of(mem0)
                .sanitize()
                .onProgress(progress -> stopAt40(progress, at40, never))
                .start();
        at40.await();

        assertTrue(operation.cancel());
        IncompleteOperationException end =
                assertThrows(IncompleteOperationException.class, () -> operation.await(LONG));

        assertTrue(end.wasCancelled());
        assertTrue(end.getMessage().endsWith("The component has stopped."), end.getMessage());
        assertEquals(State.CANCELLED, operation.status().state());
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void cancel_ofWhatCannotBeStopped_saysThatItGoesOn() throws InterruptedException {
        sanitizeStarts();
        status(true, 40, ReturnCode.SUCCESS);
        transport.on(RequestAbortBackgroundOperation.OPCODE).fail(ReturnCode.UNSUPPORTED);
        CountDownLatch at40 = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Operation<BackgroundOperation> operation = Sanitization.of(mem0)
                .sanitize()
                .onProgress(progress -> stopAt40(progress, at40, never))
                .start();
        at40.await();

        operation.cancel();
        IncompleteOperationException end =
                assertThrows(IncompleteOperationException.class, () -> operation.await(LONG));

        assertTrue(end.getMessage().endsWith("It goes on in the background."), end.getMessage());
    }

    @Test
    void resume_afterTheCommandWasStarted_onlyWaits() throws InterruptedException {
        sanitizeStarts();
        status(false, 100, ReturnCode.SUCCESS);
        Operation<BackgroundOperation> first = Sanitization.of(mem0).sanitize().start();
        first.await(LONG);
        String saved = first.checkpoint().toString();
        status(false, 100, ReturnCode.SUCCESS);

        BackgroundOperation done =
                Sanitization.of(mem0).sanitize().resume(Checkpoint.parse(saved)).run();

        assertFalse(done.isRunning());
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void resume_withAnotherComponentsCheckpoint_isRefused() {
        Checkpoint other = Checkpoint.parse("job=sanitize&started=17408&target=mem1");
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> Sanitization.of(mem0).sanitize().resume(other));
        assertEquals("this is the checkpoint of an operation of mem1, not of mem0", refusal.getMessage());
    }

    @Test
    void parse_ofAnythingElse_isRefused() {
        for (String text : List.of("", "job=sanitize", "job=a&job=b&target=c", "=1", "job=%zz&target=a")) {
            assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(text), text);
        }
    }

    @Test
    void cancelBeforeTheFirstStep_sendsNothing() {
        List<Runnable> queue = Collections.synchronizedList(new ArrayList<>());
        Operation<BackgroundOperation> operation =
                Sanitization.of(mem0).sanitize().start(queue::add);

        assertTrue(operation.cancel());
        queue.get(0).run();

        assertThrows(IncompleteOperationException.class, operation::result);
        assertEquals(0, transport.exchanges().size());
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
