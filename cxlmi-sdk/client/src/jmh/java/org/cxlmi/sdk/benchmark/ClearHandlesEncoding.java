package org.cxlmi.sdk.benchmark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cxlmi.sdk.generic.ClearEventRecordsRequest;
import org.cxlmi.sdk.generic.EventLog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Encodes a request that clears 20 handles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClearHandlesEncoding {

    private final int[] handles = IntStream.rangeClosed(1, 20).toArray();

    @Benchmark
    public Object builder() {
        return ClearEventRecordsRequest.builder()
                .eventLog(EventLog.WARNING)
                .handles(handles)
                .build();
    }

    @Benchmark
    public Object eagerRecord() {
        return new EagerRecords.ClearEvents(EventLog.WARNING.code(), 0, handles)
                .write(ByteBuffer.allocate(6 + 2 * handles.length).order(ByteOrder.LITTLE_ENDIAN));
    }

    @Benchmark
    public Object jnaStructure() {
        return JnaStructures.ClearEvents.write(EventLog.WARNING.code(), handles);
    }
}
