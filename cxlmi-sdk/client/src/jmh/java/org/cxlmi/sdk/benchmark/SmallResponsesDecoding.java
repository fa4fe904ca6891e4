package org.cxlmi.sdk.benchmark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Wraps the responses of Identify and Get Health Info, and reads two fields of each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SmallResponsesDecoding {

    private final byte[] identity = Payloads.identity();
    private final byte[] health = Payloads.health();

    @Benchmark
    public long identifyView() {
        IdentifyResponse response = IdentifyResponse.wrap(identity);
        return response.vendorId() + response.serialNumber();
    }

    @Benchmark
    public long identifyEagerRecord() {
        EagerRecords.Identity response =
                EagerRecords.Identity.read(ByteBuffer.wrap(identity).order(ByteOrder.LITTLE_ENDIAN));
        return response.vendorId() + response.serialNumber();
    }

    @Benchmark
    public long identifyJnaStructure() {
        JnaStructures.Identity response = JnaStructures.Identity.read(identity);
        return Short.toUnsignedInt(response.vendorId) + response.serialNumber;
    }

    @Benchmark
    public long healthView() {
        GetHealthInfoResponse response = GetHealthInfoResponse.wrap(health);
        return response.lifeUsedRaw() + response.dirtyShutdownCount();
    }

    @Benchmark
    public long healthEagerRecord() {
        EagerRecords.Health response =
                EagerRecords.Health.read(ByteBuffer.wrap(health).order(ByteOrder.LITTLE_ENDIAN));
        return response.lifeUsed() + response.dirtyShutdownCount();
    }

    @Benchmark
    public long healthJnaStructure() {
        JnaStructures.Health response = JnaStructures.Health.read(health);
        return Byte.toUnsignedInt(response.lifeUsed) + Integer.toUnsignedLong(response.dirtyShutdownCount);
    }
}
