package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Locale;
import jdk.jfr.FlightRecorder;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
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
        boolean observed = FlightRecorder.isInitialized() || LOG.isLoggable(System.Logger.Level.DEBUG);
        return observed ? observe(transport, request, deadline) : request.send(transport, deadline);
    }

    private static CciResponse observe(Transport transport, CciRequest request, Deadline deadline) {
        CommandEvent event = new CommandEvent();
        event.begin();
        try {
            CciResponse response = request.send(transport, deadline);
            event.returnCode = response.returnCode();
            event.responseBytes = response.payload().length;
            if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
                String outcome = ReturnCode.describe(response.returnCode());
                log(transport, request, deadline, outcome, response.payload().length);
            }
            return response;
        } catch (CxlException e) {
            if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
                log(transport, request, deadline, e.getClass().getSimpleName(), 0);
            }
            throw e;
        } finally {
            commit(event, transport, request);
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
