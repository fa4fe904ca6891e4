package org.cxlmi.sdk.benchmark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Wraps a response of 20 event records and reads handle and timestamp of each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventRecordsDecoding {

    private final byte[] payload = Payloads.eventRecords(20);

    @Benchmark
    public long views() {
        long sum = 0;
        for (EventRecord record : GetEventRecordsResponse.wrap(payload).eventRecords()) {
            sum += record.handle() + record.timestampNanos();
        }
        return sum;
    }

    @Benchmark
    public long eagerRecords() {
        long sum = 0;
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        for (EagerRecords.Event event : EagerRecords.EventRecords.read(bytes).records()) {
            sum += event.handle() + event.timestamp();
        }
        return sum;
    }

    @Benchmark
    public long jnaStructure() {
        long sum = 0;
        JnaStructures.EventRecords response = JnaStructures.EventRecords.read(payload);
        for (JnaStructures.Event event : response.records) {
            sum += Short.toUnsignedInt(event.handle) + event.timestamp;
        }
        return sum;
    }
}
