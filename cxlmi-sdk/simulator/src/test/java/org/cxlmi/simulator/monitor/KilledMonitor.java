package org.cxlmi.simulator.monitor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.Monitor;

/**
 * A program that takes events until it halts in the middle of something. The component is in the process that started
 * it: each line of the output is a request or a batch that was taken, and each line of the input a response.
 */
final class KilledMonitor {

    static final String TAKEN = "taken ";

    private static final PrintStream OUT = System.out;
    private static final BufferedReader IN =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));

    private KilledMonitor() {}

    /** The arguments are the step at which to halt, and a position file if there is to be one. */
    public static void main(String[] arguments) throws InterruptedException {
        Steps steps = new Steps(Integer.parseInt(arguments[0]));
        Monitor monitor = Monitor.of(List.of(Endpoint.over(new PipeTransport(steps))))
                .withLogs(List.of(EventLog.WARNING))
                .withInterval(Duration.ofMillis(1), Duration.ofMillis(1));
        if (arguments.length > 1) {
            monitor = monitor.withPositionFile(Path.of(arguments[1]));
        }
        try (EventBatches batches = monitor.batches()) {
            while (true) {
                batches.next(Duration.ofMinutes(1)).ifPresent(batch -> take(batch, steps));
            }
        }
    }

    private static void take(EventBatch batch, Steps steps) {
        steps.next();
        StringBuilder line = new StringBuilder(TAKEN);
        batch.records().stream()
                .map(EventRecord::handle)
                .forEach(handle -> line.append(handle).append(' '));
        print(line.toString());
        steps.next();
    }

    private static void print(String line) {
        synchronized (OUT) {
            OUT.println(line);
            OUT.flush();
        }
    }

    /** Counts to the end. */
    private static final class Steps {

        private int left;

        Steps(int left) {
            this.left = left;
        }

        synchronized void next() {
            left--;
            if (left < 0) {
                Runtime.getRuntime().halt(0);
            }
        }
    }

    /** Sends requests to the process that started this one. */
    private static final class PipeTransport implements Transport {

        private final Steps steps;

        PipeTransport(Steps steps) {
            this.steps = steps;
        }

        @Override
        public String name() {
            return "mem0";
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofMinutes(1);
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            try {
                boolean clears = request.opcode() == ClearEventRecords.OPCODE;
                if (clears) {
                    steps.next();
                }
                print(request.opcode() + " " + HexFormat.of().formatHex(request.payload()));
                String line = IN.readLine();
                if (line == null) {
                    Runtime.getRuntime().halt(1); // The test is over.
                }
                byte[] payload = HexFormat.of().parseHex(line);
                if (clears || payload.length > GetEventRecordsResponse.MINIMUM_LENGTH) {
                    steps.next();
                }
                return new CciResponse(0, 0, payload);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }
}
