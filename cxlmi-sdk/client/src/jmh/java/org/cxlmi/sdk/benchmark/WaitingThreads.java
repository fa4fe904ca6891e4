package org.cxlmi.sdk.benchmark;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.AsyncExchange;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Waits 500 times for 10 ms: in native code as a transport does, in virtual threads and in 64 platform threads, and with
 * asynchronous commands to 500 components. Needs a JDK with virtual threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WaitingThreads {

    private static final Function POLL = Function.getFunction("c", "poll");
    private static final int WAITS = 500;
    private static final int MILLISECONDS = 10;
    private static final int PLATFORM_THREADS = 64;

    private ExecutorService virtual;
    private ExecutorService platform;
    private List<Endpoint> endpoints;

    /** A component whose response takes 10 ms, and whose connection needs no thread to wait for it. */
    private static final class SlowComponent implements Transport {

        private record Pending(CompletableFuture<CciResponse> response) implements AsyncExchange {

            @Override
            public void giveUp() {
                response.cancel(false);
            }
        }

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AsyncExchange> exchangeAsync(CciRequest request, Deadline deadline) {
            CciResponse response = new CciResponse(0, 0, new byte[0]);
            return Optional.of(new Pending(new CompletableFuture<CciResponse>()
                    .completeOnTimeout(response, MILLISECONDS, TimeUnit.MILLISECONDS)));
        }

        @Override
        public void close() {}
    }

    /** Starts the threads, virtual ones by reflection: this code is also compiled for JDK 17. */
    @Setup(Level.Trial)
    public void start() throws ReflectiveOperationException {
        virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        platform = Executors.newFixedThreadPool(PLATFORM_THREADS);
        endpoints = Stream.generate(() -> Endpoint.over(new SlowComponent()))
                .limit(WAITS)
                .toList();
    }

    @TearDown(Level.Trial)
    public void end() {
        virtual.shutdown();
        platform.shutdown();
        endpoints.forEach(Endpoint::close);
    }

    private static int waitIn(ExecutorService threads) throws Exception {
        List<Future<Integer>> waits = new ArrayList<>();
        for (int i = 0; i < WAITS; i++) {
            waits.add(threads.submit(() -> POLL.invokeInt(new Object[] {Pointer.NULL, 0L, MILLISECONDS})));
        }
        int sum = 0;
        for (Future<Integer> wait : waits) {
            sum += wait.get();
        }
        return sum;
    }

    @Benchmark
    public int virtualThreads() throws Exception {
        return waitIn(virtual);
    }

    @Benchmark
    public int platformThreads() throws Exception {
        return waitIn(platform);
    }

    @Benchmark
    public int asynchronousCommands() {
        List<CompletableFuture<byte[]>> sent = endpoints.stream()
                .map(endpoint -> endpoint.executeRawAsync(0xC000, new byte[0]))
                .toList();
        return sent.stream().mapToInt(response -> response.join().length).sum();
    }
}
