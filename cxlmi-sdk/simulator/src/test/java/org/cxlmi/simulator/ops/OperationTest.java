package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
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
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.RequestAbortBackgroundOperation;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.Job;
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
    private final List<Runnable> queue = new ArrayList<>();

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
        CountDownLatch goOn = new CountDownLatch(1);
        Operation<BackgroundOperation> operation = stoppedAt40(goOn);

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

    /** A sanitize that is held at 40 % until the latch is counted down, or its thread is interrupted. */
    private Operation<BackgroundOperation> stoppedAt40(CountDownLatch goOn) throws InterruptedException {
        CountDownLatch at40 = new CountDownLatch(1);
        Operation<BackgroundOperation> operation = Sanitization.of(mem0)
                .sanitize()
                .onProgress(progress -> stopAt40(progress, at40, goOn))
                .start();
        at40.await();
        return operation;
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
        Operation<BackgroundOperation> operation = stoppedAt40(new CountDownLatch(1));

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
        Operation<BackgroundOperation> operation = stoppedAt40(new CountDownLatch(1));

        operation.cancel();
        IncompleteOperationException end =
                assertThrows(IncompleteOperationException.class, () -> operation.await(LONG));

        assertTrue(end.getMessage().endsWith("It goes on in the background."), end.getMessage());
    }

    private static Checkpoint started() {
        return Checkpoint.parse("job=sanitize&sanitize=started&target=mem0");
    }

    @Test
    void resume_afterTheCommandWasStarted_onlyWaits() throws InterruptedException {
        sanitizeStarts();
        List<Checkpoint> saved = new ArrayList<>();
        List<Operation<BackgroundOperation>> first = new ArrayList<>();
        status(true, 40, ReturnCode.SUCCESS);
        first.add(Sanitization.of(mem0)
                .sanitize()
                .onProgress(progress -> {
                    if (progress.done().isPresent()) {
                        saved.add(first.get(0).checkpoint());
                        throw new IllegalStateException("power off");
                    }
                })
                .start(queue::add));
        queue.get(0).run();
        status(false, 100, ReturnCode.SUCCESS);

        BackgroundOperation done = Sanitization.of(mem0)
                .sanitize()
                .resume(Checkpoint.parse(saved.get(0).toString()))
                .run();

        assertFalse(done.isRunning());
        assertEquals(started().toString(), saved.get(0).toString());
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void onCheckpoint_isCalledForEachChange() throws InterruptedException {
        sanitizeStarts();
        status(true, 40, ReturnCode.SUCCESS);
        status(false, 100, ReturnCode.SUCCESS);
        List<String> checkpoints = new ArrayList<>();

        Sanitization.of(mem0)
                .sanitize()
                .onCheckpoint(checkpoint -> checkpoints.add(checkpoint.toString()))
                .onProgress(progress -> {})
                .run();

        assertEquals(
                List.of("job=sanitize&sanitize=started&target=mem0", "job=sanitize&sanitize=finished&target=mem0"),
                checkpoints);
    }

    @Test
    void resume_afterTheCommandWasFinished_sendsNothing() throws InterruptedException {
        sanitizeStarts();
        status(false, 100, ReturnCode.SUCCESS);
        Operation<BackgroundOperation> first = Sanitization.of(mem0).sanitize().start();
        first.await(LONG);
        int sent = transport.exchanges().size();

        BackgroundOperation done =
                Sanitization.of(mem0).sanitize().resume(first.checkpoint()).run();

        assertFalse(done.isRunning());
        assertEquals(sent, transport.exchanges().size());
    }

    private Checkpoint fail(Checkpoint from) {
        Operation<BackgroundOperation> operation =
                Sanitization.of(mem0).sanitize().resume(from).start();
        assertThrows(IncompleteOperationException.class, () -> operation.await(LONG));
        return operation.checkpoint();
    }

    @Test
    void resume_afterTheCommandFailed_isThatFailure_andThenSendsItAgain() throws InterruptedException {
        status(false, 40, ReturnCode.INTERNAL_ERROR);
        Checkpoint afterwards = fail(started());
        sanitizeStarts();
        status(false, 100, ReturnCode.SUCCESS);

        Sanitization.of(mem0).sanitize().resume(afterwards).run();

        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void resume_afterAnotherOperationOfTheComponent_isUnknown_andThenSendsItAgain() throws InterruptedException {
        transport
                .on(BackgroundOperationStatus.OPCODE)
                .reply(BackgroundOperationStatusResponse.builder()
                        .opcode(TransferFw.OPCODE)
                        .build()
                        .bytes());
        Checkpoint afterwards = fail(started());
        sanitizeStarts();
        status(false, 100, ReturnCode.SUCCESS);

        Sanitization.of(mem0).sanitize().resume(afterwards).run();

        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void resume_whileTheComponentCannotBeAsked_waitsForItAgainLater() throws InterruptedException {
        transport
                .on(BackgroundOperationStatus.OPCODE)
                .raise(new TransportException("mem0", "open", "It is gone.", null));
        Checkpoint afterwards = fail(started());
        status(false, 100, ReturnCode.SUCCESS);

        Sanitization.of(mem0).sanitize().resume(afterwards).run();

        assertEquals(0, transport.unusedAnswers());
    }

    /** A sanitize whose listener interrupts the thread at 40 %, and that the component then stops. */
    private Job<BackgroundOperation> interruptedWhileRunning() {
        sanitizeStarts();
        status(true, 40, ReturnCode.SUCCESS);
        transport.on(RequestAbortBackgroundOperation.OPCODE).reply();
        status(false, 40, ReturnCode.ABORTED);
        return Sanitization.of(mem0).sanitize().onProgress(progress -> {
            if (progress.done().isPresent()) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void run_interrupted_saysInItsCauseWhatIsLeft() {
        Job<BackgroundOperation> job = interruptedWhileRunning();

        InterruptedException end = assertThrows(InterruptedException.class, job::run);

        IncompleteOperationException left = assertInstanceOf(IncompleteOperationException.class, end.getCause());
        assertTrue(left.getMessage().endsWith("The component has stopped."), left.getMessage());
        assertTrue(left.wasCancelled());
        assertFalse(Thread.interrupted());
    }

    @Test
    void start_inAThreadThatItsOwnerInterrupts_isCancelled_andTheThreadStaysInterrupted() {
        Job<BackgroundOperation> job = interruptedWhileRunning();

        Operation<BackgroundOperation> operation = job.start(Runnable::run);

        assertTrue(Thread.interrupted());
        assertEquals(State.CANCELLED, operation.status().state());
    }

    @Test
    void listenerThatThrows_endsTheJob_whichSaysThatTheComponentGoesOn() {
        sanitizeStarts();
        status(true, 40, ReturnCode.SUCCESS);
        Job<BackgroundOperation> job = Sanitization.of(mem0).sanitize().onProgress(progress -> {
            if (progress.done().isPresent()) {
                throw new IllegalStateException("the disk is full");
            }
        });

        IncompleteOperationException end = assertThrows(IncompleteOperationException.class, job::run);

        assertEquals(
                "mem0: the sanitize failed at \"sanitize: 40 %\". the disk is full. The component goes on in the"
                        + " background. Go on from the checkpoint of the operation to wait for it.",
                end.getMessage());
    }

    @Test
    void progressThatGoesBack_orBeyond100_isReportedWithinBounds() throws InterruptedException {
        sanitizeStarts();
        status(true, 10, ReturnCode.SUCCESS);
        status(true, 0, ReturnCode.SUCCESS);
        status(true, 127, ReturnCode.SUCCESS);
        status(false, 100, ReturnCode.SUCCESS);
        List<Integer> percents = new ArrayList<>();

        Sanitization.of(mem0)
                .sanitize()
                .onProgress(progress -> progress.percent().ifPresent(percents::add))
                .run();

        assertEquals(List.of(10, 0, 100, 100, 100), percents);
    }

    @Test
    void lastResponse_mayBeARefusal() {
        transport.on(Sanitize.OPCODE).fail(ReturnCode.INVALID_SECURITY_STATE);
        Operation<BackgroundOperation> operation =
                Sanitization.of(mem0).sanitize().start(Runnable::run);

        assertThrows(IncompleteOperationException.class, operation::result);
        assertEquals(
                ReturnCode.INVALID_SECURITY_STATE.code(),
                operation.status().lastResponse().orElseThrow().returnCode());
    }

    @Test
    void await_withATimeoutOfAnyLength_works() throws InterruptedException {
        transport.on(Sanitize.OPCODE).reply();
        Operation<BackgroundOperation> operation =
                Sanitization.of(mem0).sanitize().start(Runnable::run);

        assertFalse(operation.await(Duration.ofSeconds(Long.MAX_VALUE)).isRunning());
        assertThrows(IllegalArgumentException.class, () -> operation.await(Duration.ofNanos(-1)));
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
        for (String text : List.of("", "job=sanitize", "job=a&job=b&target=c", "=1", "job=%zz&target=a", "%z=1")) {
            assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(text), text);
        }
    }

    @Test
    void cancelBeforeTheFirstStep_sendsNothing() {
        Operation<BackgroundOperation> operation =
                Sanitization.of(mem0).sanitize().start(queue::add);

        assertTrue(operation.cancel());

        assertThrows(IncompleteOperationException.class, operation::result);
        assertEquals(State.CANCELLED, operation.status().state());
        assertEquals(Duration.ZERO, operation.status().elapsed());
        queue.get(0).run();
        assertEquals(State.CANCELLED, operation.status().state());
        assertEquals(0, transport.exchanges().size());
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
