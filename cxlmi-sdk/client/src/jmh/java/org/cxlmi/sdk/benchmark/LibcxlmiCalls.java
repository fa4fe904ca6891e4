package org.cxlmi.sdk.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.cxlmi.libcxlmi.MockEndpoint;
import org.cxlmi.runtime.Endpoint;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One command through libcxlmi to its mock endpoint, which answers at once. Needs {@code -Dcxlmi.library} and gcc.
 *
 * <p>The mock gives each answer once, so that it is told thousands of them before each round.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LibcxlmiCalls.ROUND)
public class LibcxlmiCalls {

    static final int ROUND = 20_000;

    /** The SDK on its own endpoint. */
    @State(Scope.Thread)
    public static class Sdk {

        @Param
        private LibcxlmiExchange exchange;

        private MockEndpoint mock;
        private Endpoint endpoint;

        @Setup
        public void open() {
            mock = MockEndpoint.open();
            endpoint = Endpoint.over(mock.transport());
        }

        @Setup(Level.Invocation)
        public void tellAnswers() {
            for (int i = 0; i < ROUND; i++) {
                mock.answer(exchange.opcode(), 0, exchange.response());
            }
        }

        @TearDown
        public void close() {
            endpoint.close();
        }
    }

    /** What all others do without the SDK, on an endpoint of theirs. */
    @State(Scope.Thread)
    public static class Peers {

        @Param
        private LibcxlmiExchange exchange;

        private LibcxlmiPeers peers;

        @Setup
        public void open() throws IOException, InterruptedException {
            peers = new LibcxlmiPeers(exchange);
        }

        @Setup(Level.Invocation)
        public void tellAnswers() {
            peers.tellAnswers(ROUND);
        }

        @TearDown
        public void close() {
            peers.close();
        }
    }

    @Benchmark
    public long sdk(Sdk state) {
        long sum = 0;
        for (int i = 0; i < ROUND; i++) {
            sum += state.exchange.throughSdk(state.endpoint);
        }
        return sum;
    }

    @Benchmark
    public long bareCall(Peers state) {
        long sum = 0;
        for (int i = 0; i < ROUND; i++) {
            sum += state.peers.bareCall();
        }
        return sum;
    }

    @Benchmark
    public long bareCallAndCopy(Peers state) {
        long sum = 0;
        for (int i = 0; i < ROUND; i++) {
            sum += state.peers.bareCallAndCopy();
        }
        return sum;
    }

    @Benchmark
    public long jnaStructure(Peers state) {
        long sum = 0;
        for (int i = 0; i < ROUND; i++) {
            sum += state.peers.callWithStructure();
        }
        return sum;
    }

    @Benchmark
    public long c(Peers state) {
        return state.peers.repeatInC(ROUND);
    }
}
