package org.cxlmi.examples.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.cxlmi.micrometer.CxlMetrics;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.policy.Observer;
import org.cxlmi.runtime.policy.Policies;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.generic.Generic;
import org.junit.jupiter.api.Test;

/**
 * What policies add to a command that succeeds: bytes that are allocated, and CPU time. The component answers at once.
 * All targets take turns, so that the compiler sees all policies, as in a program that uses them all.
 */
class PolicyBenchmark {

    private static final String PLAIN = "without policies";
    private static final String OBSERVER = "standard() and an Observer";
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 10;
    private static final int COMMANDS = 200_000;
    private static final int MOST_BYTES = 100;

    private final LongAdder observed = new LongAdder();

    private static final class Answering implements Transport {

        /** Keeps the response in memory, where the compiler would otherwise have it in registers only. */
        private CciResponse last;

        @Override
        public String name() {
            return "mem0";
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            last = new CciResponse(0, 0, new byte[8]);
            return last;
        }

        @Override
        public void close() {}
    }

    private Map<String, CxlTarget> targets() {
        Endpoint mem0 = Endpoint.over(new Answering());
        CxlTarget standard = mem0.with(Policies.standard());
        Map<String, CxlTarget> targets = new LinkedHashMap<>();
        targets.put(PLAIN, mem0);
        targets.put("Policies.standard()", standard);
        targets.put(OBSERVER, standard.with(Observer.of(command -> {
            observed.add(command.duration().toNanos());
            observed.add(command.returnCode().orElse(1));
        })));
        targets.put("standard() and CxlMetrics", standard.with(CxlMetrics.of(new SimpleMeterRegistry())));
        return targets;
    }

    private static void send(CxlTarget target) {
        Generic component = Generic.of(target);
        for (int i = 0; i < COMMANDS; i++) {
            component.getTimestamp();
        }
    }

    @Test
    void allocationAndCpuTimeOfACommand() throws Exception {
        Map<String, CxlTarget> targets = targets();
        Map<String, Measured> sums = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Map.Entry<String, CxlTarget> target : targets.entrySet()) {
                Measured measured = Measured.of(() -> send(target.getValue()));
                if (round >= WARM_UP) {
                    sums.merge(target.getKey(), measured, Measured::plus);
                }
            }
        }
        Measured plain = sums.get(PLAIN).dividedBy(ROUNDS * COMMANDS);
        for (Map.Entry<String, Measured> sum : sums.entrySet()) {
            Measured each = sum.getValue().dividedBy(ROUNDS * COMMANDS);
            System.out.printf(
                    Locale.ROOT,
                    "%-27s %4.0f bytes (%+4.0f), CPU time x %.2f%n",
                    sum.getKey(),
                    each.bytes(),
                    each.bytes() - plain.bytes(),
                    each.cpuNanos() / plain.cpuNanos());
        }
        Measured observer = sums.get(OBSERVER).dividedBy(ROUNDS * COMMANDS);
        assertTrue(observer.bytes() - plain.bytes() <= MOST_BYTES);
        assertTrue(observed.sum() > 0);
    }
}
