package org.cxlmi.sdk.check;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.check.Finding.Outcome;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.GetLogCapabilities;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.PopulateLogRequest;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.memdev.ScanMediaRequest;
import org.cxlmi.sdk.ops.BackgroundWait;

/**
 * Starts an operation that the Command Effects Log says to run in the background: the component has to say so, to report
 * its progress, to refuse another one meanwhile, and to end it.
 */
final class BackgroundCheck implements CommandCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** An operation that is further may end before the component is asked again. */
    private static final int SURELY_RUNNING = 50;

    private final CheckSession session;
    private final Requests requests;
    private final Set<Integer> opcodes;

    /** @param opcodes those of the commands that the component has */
    BackgroundCheck(CheckSession session, Requests requests, Set<Integer> opcodes) {
        this.session = session;
        this.requests = requests;
        this.opcodes = opcodes;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.BACKGROUND;
    }

    @Override
    public Optional<SkipReason> reasonAgainst(Listed listed) {
        return reasonAgainst(listed, session.options());
    }

    static Optional<SkipReason> reasonAgainst(Listed listed, CheckOptions options) {
        boolean isKnown =
                Set.of(ScanMedia.OPCODE, PopulateLog.OPCODE, Sanitize.OPCODE).contains(listed.opcode());
        if (!isKnown || !listed.effects().backgroundOperation()) {
            return Optional.of(SkipReason.NO_REQUEST);
        }
        // What a log holds now may be all there is of an error that has happened.
        boolean losesLog = listed.opcode() == PopulateLog.OPCODE && !options.destructive();
        return losesLog ? Optional.of(SkipReason.DESTROYS) : listed.forbidden(options);
    }

    @Override
    public void check(Listed listed) throws InterruptedException {
        if (listed.opcode() == ScanMedia.OPCODE) {
            ScanMediaRequest line = ScanMediaRequest.builder()
                    .physicalAddressLength(1)
                    .noEventLog(true)
                    .build();
            run(listed, ScanMedia.COMMAND, line);
        } else if (listed.opcode() == Sanitize.OPCODE) {
            run(listed, Sanitize.COMMAND, EmptyPayload.EMPTY);
            session.leftChanged("Sanitize has erased the data");
        } else {
            populate(listed);
        }
    }

    private void populate(Listed listed) throws InterruptedException {
        for (var request : requests.of(GetLogCapabilities.COMMAND)) {
            boolean canBeFilled = session.send(GetLogCapabilities.COMMAND, request)
                    .response()
                    .filter(log -> log.parameterFlags().populateLogSupported())
                    .isPresent();
            if (canBeFilled) {
                run(
                        listed,
                        PopulateLog.COMMAND,
                        PopulateLogRequest.builder()
                                .logIdentifierId(request.logIdentifierId())
                                .build());
                session.leftChanged("Populate Log has filled the log " + request.logIdentifierId() + " anew");
                return;
            }
        }
        session.found(listed.subject(), kind(), Outcome.skip(SkipReason.NO_REQUEST, "no log can be filled"));
    }

    private <Q extends Struct> void run(Listed listed, Command<Q, EmptyPayload> command, Q request)
            throws InterruptedException {
        Answer<BackgroundOperation> started =
                session.attempt(() -> session.target().start(command, request));
        Optional<BackgroundOperation> operation = started.response();
        if (operation.isEmpty()) {
            session.found(
                    listed.subject(),
                    kind(),
                    Outcome.skip(started.isNotSent() ? SkipReason.NOT_SENT : SkipReason.REFUSED, started.text()));
            return;
        }
        int before = session.failures();
        if (!operation.get().isRunning()) {
            fail(listed, "return code", describe(ReturnCode.BACKGROUND_COMMAND_STARTED), started.text());
            return;
        }
        if (opcodes.contains(BackgroundOperationStatus.OPCODE)) {
            checkStatus(listed, command, request);
        }
        awaitEnd(listed, operation.get());
        if (session.failures() == before) {
            session.found(listed.subject(), kind(), Outcome.pass(""));
        }
    }

    private <Q extends Struct> void checkStatus(Listed listed, Command<Q, EmptyPayload> command, Q request)
            throws InterruptedException {
        Optional<BackgroundOperationStatusResponse> status = session.send(
                        BackgroundOperationStatus.COMMAND, EmptyPayload.EMPTY)
                .response();
        if (status.isEmpty()) {
            return;
        }
        if (status.get().opcode() != command.opcode()) {
            fail(
                    listed,
                    "Background Operation Status",
                    HexText.opcode(command.opcode()),
                    HexText.opcode(status.get().opcode()));
            return;
        }
        if (status.get().operationInProgress() && status.get().percentComplete() < SURELY_RUNNING) {
            Answer<?> second = session.attempt(() -> session.target().start(command, request));
            if (!second.is(ReturnCode.BUSY) && !second.isNotSent()) {
                fail(listed, "sent again while it runs", describe(ReturnCode.BUSY), second.text());
            }
        }
    }

    private void awaitEnd(Listed listed, BackgroundOperation operation) throws InterruptedException {
        try {
            BackgroundWait.on(session.target(), PATIENCE).untilOver(operation);
        } catch (OutcomeUnknownException e) {
            // That is what a mailbox without Background Operation Status leaves to know.
            return;
        } catch (CxlException e) {
            fail(listed, "its end", describe(ReturnCode.SUCCESS), String.valueOf(e.getMessage()));
        }
    }

    private void fail(Listed listed, String detail, String expected, String found) {
        session.found(listed.subject(), kind(), Outcome.fail(detail, expected, found));
    }

    private static String describe(ReturnCode code) {
        return ReturnCode.describe(code.code());
    }
}
