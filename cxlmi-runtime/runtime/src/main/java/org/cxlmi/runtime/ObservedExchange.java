package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.FlightRecorder;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.AsyncExchange;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;

/** Writes each exchange between an endpoint and its transport to the log and to a flight recording, without payloads. */
final class ObservedExchange {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private ObservedExchange() {}

    static CciResponse perform(Transport transport, CciRequest request, Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        return isObserved() ? observe(transport, request, deadline) : request.send(transport, deadline);
    }

    /** Does the same without a thread that waits; empty if the transport cannot. The failures name no command yet. */
    static Optional<AsyncExchange> performAsync(Transport transport, CciRequest request, Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        if (!isObserved()) {
            return transport.exchangeAsync(request, deadline);
        }
        CommandEvent event = new CommandEvent();
        event.begin();
        Optional<AsyncExchange> exchange = transport.exchangeAsync(request, deadline);
        exchange.ifPresent(begun -> observe(transport, request, deadline, event, begun.response()));
        return exchange;
    }

    private static void observe(
            Transport transport,
            CciRequest request,
            Deadline deadline,
            CommandEvent event,
            CompletableFuture<CciResponse> outcome) {
        CompletableFuture<CciResponse> unused = outcome.whenComplete((response, failure) -> {
            if (failure == null) {
                noteResponse(event, transport, request, deadline, response);
            } else {
                noteFailure(transport, request, deadline, AsyncThreads.causeOf(failure));
            }
            commit(event, transport, request);
        });
    }

    private static boolean isObserved() {
        return FlightRecorder.isInitialized() || LOG.isLoggable(System.Logger.Level.DEBUG);
    }

    private static CciResponse observe(Transport transport, CciRequest request, Deadline deadline) {
        CommandEvent event = new CommandEvent();
        event.begin();
        try {
            CciResponse response = request.send(transport, deadline);
            noteResponse(event, transport, request, deadline, response);
            return response;
        } catch (CxlException e) {
            noteFailure(transport, request, deadline, e);
            throw e;
        } finally {
            commit(event, transport, request);
        }
    }

    private static void noteResponse(
            CommandEvent event, Transport transport, CciRequest request, Deadline deadline, CciResponse response) {
        event.returnCode = response.returnCode();
        event.responseBytes = response.payload().length;
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            String outcome = ReturnCode.describe(response.returnCode());
            log(transport, request, deadline, outcome, response.payload().length);
        }
    }

    private static void noteFailure(Transport transport, CciRequest request, Deadline deadline, Throwable failure) {
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            log(transport, request, deadline, failure.getClass().getSimpleName(), 0);
        }
    }

    private static void commit(CommandEvent event, Transport transport, CciRequest request) {
        if (event.shouldCommit()) {
            event.target = transport.name();
            event.command = request.command();
            event.opcode = request.opcode();
            event.requestBytes = request.payload().length;
            event.commit();
        }
    }

    private static void log(
            Transport transport, CciRequest request, Deadline deadline, String outcome, int responseBytes) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "{0}: {1} ({2}h), {3} bytes: {4}, {5} bytes in {6} us",
                transport.name(),
                request.command(),
                String.format(Locale.ROOT, "%04X", request.opcode()),
                Integer.toString(request.payload().length),
                outcome,
                Integer.toString(responseBytes),
                Long.toString(deadline.elapsed().toNanos() / 1000));
    }
}
