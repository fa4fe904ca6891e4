package org.cxlmi.sdk.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsRequest;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.guide.GuideCode;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guide shows code on monitors that is compiled and run here. */
@Timeout(60)
class MonitorGuideTest {

    private final Cxl cxl = Cxl.builder().probe(false).build();

    private static void watch(Cxl cxl) {
        Monitor monitor = Monitor.of(cxl.endpoints()).withPositionFile(Path.of("events.position"));
        try (EventBatches batches = monitor.batches()) {
            for (EventBatch batch : batches) {
                for (EventRecord event : batch.records()) {
                    System.out.println(batch.target() + " " + batch.log() + " " + event);
                }
            }
        }
    }

    private static Monitor watched(Monitor monitor) {
        Monitor watched = monitor.withListener(report -> System.err.println(report.message()));
        return watched;
    }

    private static EventPublisher publish(Monitor watched, Flow.Subscriber<EventBatch> subscriber) {
        EventPublisher publisher = watched.publisher();
        publisher.subscribe(subscriber);
        return publisher;
    }

    /** A component with one fatal event, whose endpoint closes when everything is cleared. */
    private Endpoint component() {
        ScriptedTransport transport = new ScriptedTransport("mem0");
        Endpoint endpoint = cxl.open(transport);
        EventRecord record = EventRecord.builder().handle(7).build();
        boolean[] cleared = {false};
        transport.always(GetEventRecords.OPCODE).answer(request -> {
            if (cleared[0]) {
                endpoint.close();
            }
            boolean fatal = GetEventRecordsRequest.wrap(request.payload()).eventLog() == EventLog.FATAL;
            return new CciResponse(
                    0,
                    0,
                    GetEventRecordsResponse.builder()
                            .eventRecords(fatal && !cleared[0] ? List.of(record) : List.of())
                            .build()
                            .bytes());
        });
        transport.always(ClearEventRecords.OPCODE).answer(request -> {
            cleared[0] = true;
            return new CciResponse(0, 0, new byte[0]);
        });
        return endpoint;
    }

    @AfterEach
    void close() throws IOException {
        cxl.close();
        Files.deleteIfExists(Path.of("events.position"));
        Files.deleteIfExists(Path.of("events.position.lock"));
    }

    @Test
    void guide_showsCodeThatIsCompiled() throws IOException {
        GuideCode.assertCompiled(MonitorGuideTest.class, "Watch events", "Topology", 3);
    }

    @Test
    void iteration_printsTheEvent() throws Exception {
        component();
        String text = GuideCode.printed(() -> watch(cxl));
        assertTrue(text.startsWith("mem0 FATAL EventRecord"), text);
        assertEquals(1, text.lines().count());
    }

    @Test
    void publisher_publishesTheEvent() throws InterruptedException {
        BlockingQueue<Object> signals = new LinkedBlockingQueue<>();
        Flow.Subscriber<EventBatch> subscriber = new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(EventBatch batch) {
                signals.add(batch.records().size());
            }

            @Override
            public void onError(Throwable e) {
                signals.add(e);
            }

            @Override
            public void onComplete() {
                signals.add("complete");
            }
        };
        try (EventPublisher publisher = publish(watched(Monitor.of(List.of(component()))), subscriber)) {
            assertEquals(1, signals.take());
            assertEquals("complete", signals.take());
            assertNotNull(publisher);
        }
    }
}
