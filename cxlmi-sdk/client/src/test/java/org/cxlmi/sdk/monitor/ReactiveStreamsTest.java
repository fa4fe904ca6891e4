package org.cxlmi.sdk.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** Runs the kit of Reactive Streams, which is written for TestNG, on the publisher. */
class ReactiveStreamsTest {

    /** Rules that the kit cannot check, and those for publishers with several subscribers at a time. */
    private static final List<String> MAY_BE_SKIPPED = List.of("untested_", "optional_spec111_");

    private static final int RULES = 26;

    @Test
    void publisher_followsTheRules() {
        TestNG kit = new TestNG(false);
        TestListenerAdapter results = new TestListenerAdapter();
        kit.addListener(results);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {PublisherRules.class});
        kit.run();

        assertEquals(
                List.of(),
                results.getFailedTests().stream()
                        .map(failed -> failed.getName() + ": " + failed.getThrowable())
                        .toList());
        assertEquals(
                List.of(),
                results.getSkippedTests().stream()
                        .map(ITestResult::getName)
                        .filter(name -> MAY_BE_SKIPPED.stream().noneMatch(name::startsWith))
                        .toList());
        assertEquals(RULES, results.getPassedTests().size());
    }

    /** The rules for a publisher of a component that logs one record after the other. */
    public static final class PublisherRules extends FlowPublisherVerification<EventBatch> {

        /** How long to wait for what has to come. Four of the rules wait for all of this time. */
        private static final long PATIENCE_MILLIS = 3000;

        /** How long to wait for what must not come. */
        private static final long SILENCE_MILLIS = 50;

        /** TestNG calls this. */
        public PublisherRules() {
            super(new TestEnvironment(PATIENCE_MILLIS, SILENCE_MILLIS), PATIENCE_MILLIS);
        }

        @Override
        public Flow.Publisher<EventBatch> createFlowPublisher(long elements) {
            LoggingTransport transport = new LoggingTransport(elements);
            Endpoint endpoint = Endpoint.over(transport);
            transport.endpoint = endpoint;
            return Monitor.of(List.of(endpoint))
                    .withLogs(List.of(EventLog.WARNING))
                    .withListener(report -> {})
                    .withInterval(Duration.ofMillis(1), Duration.ofMillis(1))
                    .publisher();
        }

        @Override
        public Flow.Publisher<EventBatch> createFailedFlowPublisher() {
            return Monitor.of(List.of())
                    .withPositionFile(Path.of("does/not/exist"))
                    .publisher();
        }
    }

    /** A component whose log always has one record, until its endpoint closes after the last one. */
    private static final class LoggingTransport implements Transport {

        private final long records;
        private long logged;
        private @Nullable Endpoint endpoint;

        LoggingTransport(long records) {
            this.records = records;
        }

        @Override
        public String name() {
            return "logging";
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            if (request.opcode() != GetEventRecords.OPCODE) {
                return new CciResponse(0, 0, new byte[0]);
            }
            if (logged == records && endpoint != null) {
                endpoint.close();
                throw new IllegalStateException("closed");
            }
            logged++;
            EventRecord record =
                    EventRecord.builder().handle((int) (1 + logged % 0xFFFF)).build();
            GetEventRecordsResponse response = GetEventRecordsResponse.builder()
                    .eventRecords(List.of(record))
                    .build();
            return new CciResponse(0, 0, response.bytes());
        }

        @Override
        public void close() {}
    }
}
