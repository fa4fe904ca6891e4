package org.cxlmi.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PolicyTest {

    private static final Duration DEFAULT = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final CciResponse BUSY = new CciResponse(6, 0, new byte[0]);
    private static final CciResponse ONE_BYTE = new CciResponse(0, 0, new byte[1]);
    private static final CciResponse BACKGROUND = new CciResponse(1, 0, new byte[0]);

    private final Component component = new Component();
    private final Endpoint endpoint = Endpoint.over(component);
    private final List<String> notes = new ArrayList<>();

    /** Notes what it sees of each exchange. */
    private final class Notes implements Policy {

        private final String name;

        private Notes(String name) {
            this.name = name;
        }

        @Override
        public CciResponse exchange(Exchange exchange, Chain chain) {
            notes.add(name + " > " + exchange + ", " + exchange.requestLength() + " bytes");
            try {
                CciResponse response = chain.proceed();
                notes.add(name + " < " + response.returnCode() + ", " + response.payload().length + " bytes");
                return response;
            } catch (CxlException e) {
                notes.add(name + " < " + e.getClass().getSimpleName() + (e.isRetryable() ? ", may be sent again" : ""));
                throw e;
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Sends what a component was too busy for once more, for as long as it takes. */
    private static CciResponse persist(Exchange exchange, Policy.Chain chain) {
        while (true) {
            try {
                return chain.proceed();
            } catch (CxlException e) {
                if (!e.isRetryable()) {
                    throw e;
                }
            }
        }
    }

    @Test
    void with_isAroundWhatTheTargetHad() {
        CxlTarget target = endpoint.with(new Notes("inner")).with(new Notes("outer"));

        assertEquals(Echo.of(1, 2, 3), target.execute(Echo.ECHO, Echo.of(1, 2, 3)));

        assertEquals(
                List.of(
                        "outer > mem0: Echo (C000h), 3 bytes",
                        "inner > mem0: Echo (C000h), 3 bytes",
                        "inner < 0, 3 bytes",
                        "outer < 0, 3 bytes"),
                notes);
        assertEquals("mem0 (inner, outer)", target.toString());
        assertEquals("mem0", target.name());
    }

    @Test
    void with_leavesTheTargetAsItWas() {
        CxlTarget target = endpoint.with(new Notes("policy"));
        CxlTarget impatient = target.withTimeout(Duration.ofMillis(500));

        endpoint.execute(Echo.ECHO, Echo.of(1, 2));

        assertEquals(List.of(), notes);
        assertNotSame(target, impatient);
        assertEquals("mem0 (timeout PT0.5S, policy)", impatient.toString());
        assertEquals("mem0 (policy)", target.toString());
        assertThrows(NullPointerException.class, () -> endpoint.with(null));
    }

    @Test
    void exchange_tellsTheTypedCommand() {
        List<Optional<Command<?, ?>>> commands = new ArrayList<>();
        List<CxlTarget> targets = new ArrayList<>();
        CxlTarget target = endpoint.with((exchange, chain) -> {
            commands.add(exchange.command());
            targets.add(exchange.target());
            return chain.proceed();
        });

        target.execute(Echo.ECHO, Echo.of(1, 2));
        target.start(Echo.RUN, Echo.of(1, 2));
        target.executeRaw(0xC002, new byte[2]);

        assertEquals(List.of(Optional.of(Echo.ECHO), Optional.of(Echo.RUN), Optional.empty()), commands);
        assertEquals(List.of(target, target, target), targets);
    }

    @Test
    void failures_areExceptionsInside() {
        CxlTarget target = endpoint.with(new Notes("policy"));
        component.answers.addAll(List.of(BUSY, ONE_BYTE, BACKGROUND, BACKGROUND));

        assertThrows(CommandFailedException.class, () -> target.execute(Echo.ECHO, Echo.of(1, 2)));
        assertThrows(MalformedResponseException.class, () -> target.execute(Echo.ECHO, Echo.of(1, 2)));
        assertThrows(StillRunningException.class, () -> target.executeRaw(0xC000, new byte[0]));
        assertTrue(target.start(Echo.RUN, Echo.of(1, 2)).isRunning());

        assertEquals(
                List.of(
                        "policy < CommandFailedException, may be sent again",
                        "policy < MalformedResponseException",
                        "policy < StillRunningException",
                        "policy < 1, 0 bytes"),
                notes.stream().filter(note -> note.contains("<")).toList());
    }

    @Test
    void proceed_again_sendsAgainWithTheWholeTimeout() {
        component.answers.addAll(List.of(BUSY, BUSY));
        CxlTarget target = endpoint.with(new Notes("inner")).with(PolicyTest::persist);

        assertEquals(Echo.of(7, 8), target.execute(Echo.ECHO, Echo.of(7, 8)));

        assertEquals(List.of(DEFAULT, DEFAULT, DEFAULT), component.timeouts);
        assertEquals(6, notes.size());
    }

    @Test
    void proceed_withATimeout_isForThatAttempt() {
        Duration brief = Duration.ofMillis(100);
        List<Duration> seen = new ArrayList<>();
        CxlTarget target = endpoint.with((exchange, chain) -> {
                    seen.add(chain.timeout());
                    return chain.proceed();
                })
                .with((exchange, chain) -> chain.proceed(brief));

        target.execute(Echo.ECHO, Echo.of(1, 2));
        target.withTimeout(LONGEST).execute(Echo.ECHO, Echo.of(1, 2));

        assertEquals(List.of(brief, brief), seen);
        assertEquals(List.of(brief, brief), component.timeouts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT10.1S"})
    void proceed_timeoutOutOfRange_isRefused(String limit) {
        CxlTarget target = endpoint.with((exchange, chain) -> chain.proceed(Duration.parse(limit)));

        assertThrows(IllegalArgumentException.class, () -> target.execute(Echo.ECHO, Echo.of(1, 2)));
        assertEquals(List.of(), component.timeouts);
    }

    @Test
    void chain_tellsTheTimeoutOfTheTarget() {
        List<Duration> seen = new ArrayList<>();
        CxlTarget target = endpoint.with((exchange, chain) -> {
            seen.add(chain.timeout());
            return chain.proceed();
        });

        target.executeRaw(0xC000, new byte[0]);
        target.withTimeout(LONGEST).executeRaw(0xC000, new byte[0]);
        endpoint.setTimeout(Duration.ofSeconds(1));
        target.executeRaw(0xC000, new byte[0]);

        assertEquals(List.of(DEFAULT, LONGEST, Duration.ofSeconds(1)), seen);
    }

    @Test
    void deadline_isToldAndLimitsEachAttempt() {
        AtomicLong now = new AtomicLong();
        Deadline deadline = Deadline.after(Duration.ofSeconds(3), now::get);
        List<Duration> seen = new ArrayList<>();
        CxlTarget target = endpoint.withDeadline(deadline).with((exchange, chain) -> {
            assertSame(deadline, exchange.deadline().orElseThrow());
            seen.add(chain.timeout());
            CciResponse response = chain.proceed();
            now.set(Duration.ofSeconds(2).toNanos());
            seen.add(chain.timeout());
            chain.proceed(LONGEST);
            now.set(Duration.ofSeconds(3).toNanos());
            seen.add(chain.timeout());
            assertThrows(CxlTimeoutException.class, () -> chain.proceed(LONGEST));
            return response;
        });

        assertEquals(Echo.of(1, 2), target.execute(Echo.ECHO, Echo.of(1, 2)));

        assertEquals(List.of(DEFAULT, Duration.ofSeconds(1), Duration.ZERO), seen);
        assertEquals(List.of(DEFAULT, Duration.ofSeconds(1)), component.timeouts);
    }

    @Test
    void exchange_tellsWhetherTheCommandIsRepeatable() {
        List<Boolean> repeatable = new ArrayList<>();
        CxlTarget target = endpoint.with((exchange, chain) -> {
            repeatable.add(exchange.isRepeatable());
            return chain.proceed();
        });

        target.execute(Echo.ECHO, Echo.of(1, 2));
        target.execute(Echo.REPEATABLE, Echo.of(1, 2));
        target.executeRaw(Echo.REPEATABLE.opcode(), new byte[2]);

        assertEquals(List.of(false, true, false), repeatable);
    }

    @Test
    void response_ofThePolicy_isWhatTheCallerGets() {
        CciResponse own = new CciResponse(0, 0, new byte[] {9, 9});
        CxlTarget target = endpoint.with((exchange, chain) -> own);
        CxlTarget replacing = endpoint.with((exchange, chain) -> {
            assertNotSame(own, chain.proceed());
            return own;
        });

        assertEquals(Echo.of(9, 9), target.execute(Echo.ECHO, Echo.of(1, 2)));
        assertEquals(Echo.of(9, 9), replacing.execute(Echo.ECHO, Echo.of(1, 2)));
        assertArrayEquals(new byte[] {9, 9}, target.executeRaw(0xC000, new byte[0]));
        assertEquals(1, component.timeouts.size());
    }

    @Test
    void noResponse_namesThePolicy() {
        CxlTarget target = endpoint.with(new Policy() {
            @Override
            public CciResponse exchange(Exchange exchange, Chain chain) {
                return null;
            }

            @Override
            public String toString() {
                return "forgetful";
            }
        });

        NullPointerException e =
                assertThrows(NullPointerException.class, () -> target.execute(Echo.ECHO, Echo.of(1, 2)));
        assertTrue(e.getMessage().contains("forgetful"), e.getMessage());
    }

    @Test
    void policyThatWaits_doesNotHoldTheEndpoint() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CxlTarget slow = endpoint.with((exchange, chain) -> {
            waiting.countDown();
            try {
                assertTrue(release.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return chain.proceed();
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Echo> command = thread.submit(() -> slow.execute(Echo.ECHO, Echo.of(1, 2)));
            waiting.await();

            assertEquals(Echo.of(3, 4), endpoint.execute(Echo.ECHO, Echo.of(3, 4)));

            release.countDown();
            assertEquals(Echo.of(1, 2), command.get());
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void through_keepsPolicies_andEachIsAroundTheCommandOnce() {
        CxlTarget device =
                endpoint.with(new Notes("policy")).through(Tunnel.switchPort(3).ld(1));

        device.execute(Echo.ECHO, Echo.of(1, 2));

        assertEquals(List.of("policy > mem0 > port 3 > LD 1: Echo (C000h), 2 bytes", "policy < 0, 2 bytes"), notes);
        assertEquals("mem0 > port 3 > LD 1 (policy)", device.toString());
    }

    @Test
    void closedEndpoint_isFoundInside() {
        CxlTarget target = endpoint.with(new Notes("policy"));
        endpoint.close();

        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> target.execute(Echo.ECHO, Echo.of(1, 2)));
        assertSame(IllegalStateException.class, e.getClass());
        assertEquals(1, notes.size());
    }

    /** Answers as told, then with what it was sent, through any number of tunnels. */
    private static final class Component implements Transport {

        private final Deque<CciResponse> answers = new ArrayDeque<>();
        private final List<Duration> timeouts = new ArrayList<>();

        @Override
        public String name() {
            return "mem0";
        }

        @Override
        public Duration defaultTimeout() {
            return DEFAULT;
        }

        @Override
        public Duration maximumTimeout() {
            return LONGEST;
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            timeouts.add(deadline.timeout());
            CciResponse told = answers.poll();
            if (told != null) {
                return told;
            }
            return request.opcode() == Echo.RUN.opcode()
                    ? new CciResponse(0, 0, new byte[0])
                    : echo(request.opcode(), request.payload());
        }

        private static CciResponse echo(int opcode, byte[] payload) {
            if (opcode != TunnelFrame.OPCODE) {
                return new CciResponse(0, 0, payload);
            }
            CciMessage inner = TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, payload);
            CciMessage response = inner.respond(echo(inner.header().opcode(), inner.payload()));
            return new CciResponse(0, 0, TunnelFrame.response(TunnelHeader.CXL_3_0, response));
        }

        @Override
        public void close() {}
    }
}
