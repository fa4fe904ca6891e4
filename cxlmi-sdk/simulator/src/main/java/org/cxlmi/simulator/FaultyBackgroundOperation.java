package org.cxlmi.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.RequestAbortBackgroundOperation;
import org.jspecify.annotations.Nullable;

/** A faked background operation, which the component does not know: it fails or never ends. */
final class FaultyBackgroundOperation {

    private static final int HALF = 50;

    private final SimulatedClock clock;
    private volatile @Nullable Operation operation;

    FaultyBackgroundOperation(SimulatedClock clock) {
        this.clock = clock;
    }

    private record Operation(int opcode, Optional<Instant> end, ReturnCode returnCode) {

        boolean isRunning(Instant now) {
            return end.isEmpty() || now.isBefore(end.get());
        }
    }

    void clear() {
        operation = null;
    }

    /** Says that a command goes on in the background. */
    CciReply start(CciMessage request, Optional<Duration> duration, ReturnCode returnCode) {
        Operation before = operation;
        if (before != null && before.isRunning(clock.instant())) {
            return answer(request, ReturnCode.BUSY);
        }
        operation = new Operation(
                request.header().opcode(), duration.map(time -> clock.instant().plus(time)), returnCode);
        return answer(request, ReturnCode.BACKGROUND_COMMAND_STARTED);
    }

    private static CciReply answer(CciMessage request, ReturnCode returnCode) {
        return CciReply.of(request.respond(new CciResponse(returnCode.code(), 0, new byte[0])));
    }

    /** Answers commands about this operation in place of the component. */
    CciResponder around(CciResponder component) {
        return (type, message) -> {
            Operation current = operation;
            return current == null ? component.receive(type, message) : receive(component, type, message, current);
        };
    }

    private CciReply receive(CciResponder component, MessageType type, CciMessage message, Operation current) {
        int opcode = message.header().opcode();
        boolean running = current.isRunning(clock.instant());
        if (opcode == BackgroundOperationStatus.OPCODE) {
            return CciReply.of(message.respond(new CciResponse(
                    ReturnCode.SUCCESS.code(), 0, status(current, running).bytes())));
        }
        if (running && opcode == RequestAbortBackgroundOperation.OPCODE) {
            return answer(message, ReturnCode.REQUEST_ABORT_NOT_SUPPORTED);
        }
        CciReply reply = component.receive(type, message);
        if (!running && isBackground(reply)) {
            clear();
        }
        return reply;
    }

    /** Whether the component has started a background operation of its own, which is now the latest. */
    private static boolean isBackground(CciReply reply) {
        return !reply.isLost() && CciMessage.parse(reply.message()).response().isBackground();
    }

    private static BackgroundOperationStatusResponse status(Operation current, boolean running) {
        return BackgroundOperationStatusResponse.builder()
                .operationInProgress(running)
                .percentComplete(HALF)
                .opcode(current.opcode)
                .returnCode(running ? 0 : current.returnCode.code())
                .build();
    }
}
