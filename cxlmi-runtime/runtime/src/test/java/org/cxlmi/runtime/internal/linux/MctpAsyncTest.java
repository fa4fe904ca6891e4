package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.AsyncExchange;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MctpAsyncTest extends ScriptedMctp {

    private static final int EAGAIN = -11;
    private static final String LOOP = "cxlmi-mctp-loop";
    private static final Duration LONG = Duration.ofSeconds(2);

    private final List<CciMessage> silent = new CopyOnWriteArrayList<>();

    @BeforeEach
    void useRealTime() {
        kernel.realTime = true;
    }

    @AfterEach
    void everythingIsGone() {
        assertEquals(0, kernel.openDescriptors());
    }

    private static AsyncExchange begin(MctpTransport transport, Duration timeout, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        return transport
                .exchangeAsync(new CciRequest("Test", 0xC000, MessageType.CCI, bytes), Deadline.after(timeout))
                .orElseThrow();
    }

    private static Throwable failureOf(CompletableFuture<CciResponse> future) {
        return assertThrows(
                        CompletionException.class,
                        () -> future.thenApply(response -> response).join())
                .getCause();
    }

    private static void assertAnswered(MctpTransport transport, int payload) {
        assertArrayEquals(
                new byte[] {(byte) payload},
                begin(transport, LONG, payload).response().join().payload());
    }

    private void answerNothing() {
        kernel.component = message -> {
            silent.add(message);
            return List.of();
        };
    }

    private static Set<Thread> loops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(LOOP))
                .collect(Collectors.toSet());
    }

    @Test
    void exchangeAsync_isAnswered() {
        try (MctpTransport transport = open()) {
            for (int i = 0; i < 100; i++) {
                assertAnswered(transport, i);
            }
            assertWorks(transport);
            assertAnswered(transport, 7);
        }
    }

    @Test
    void loop_beginsWithTheFirstAsynchronousCommand_isOne_andEndsWithTheLastTransport() {
        try (MctpTransport first = open()) {
            MctpTransport second = open();
            assertWorks(first);
            int sockets = kernel.openDescriptors();
            assertEquals(Set.of(), loops());

            assertAnswered(first, 1);
            assertAnswered(second, 2);
            assertEquals(1, loops().size());
            assertEquals(sockets + 2, kernel.openDescriptors());

            second.close();
            assertEquals(1, loops().size());
            assertAnswered(first, 3);
        }
        assertEquals(Set.of(), loops());
        try (MctpTransport again = open()) {
            assertAnswered(again, 4);
        }
        assertEquals(Set.of(), loops());
    }

    @Test
    void manyTransports_outstandingTogether_needOneThread() {
        answerNothing();
        List<MctpTransport> transports = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            transports.add(open());
        }
        int before = Thread.activeCount();

        List<AsyncExchange> sent =
                transports.stream().map(transport -> begin(transport, LONG, 5)).toList();

        assertEquals(300, silent.size());
        assertTrue(Thread.activeCount() <= before + 1, () -> Thread.getAllStackTraces() + "");
        assertEquals(1, loops().size());
        List<FakeMctp.Sent> requests = List.copyOf(kernel.sent);
        IntStream.range(0, 300)
                .forEach(i -> kernel.answer(Reply.to(silent.get(i))
                        .ofType(8)
                        .onSocket(requests.get(i).fd())));
        sent.forEach(exchange -> assertEquals(5, exchange.response().join().payload()[0]));
        transports.forEach(MctpTransport::close);
    }

    @Test
    void silence_isATimeout_andALateReplyIsDropped() {
        try (MctpTransport transport = open()) {
            answerNothing();
            Throwable failure =
                    failureOf(begin(transport, Duration.ofMillis(20), 1).response());
            assertInstanceOf(CxlTimeoutException.class, failure);
            assertTrue(failure.getMessage().contains("A longer timeout may help"), failure.getMessage());

            CciMessage late = silent.get(0);
            int fd = kernel.sent.get(0).fd();
            kernel.component = message -> {
                kernel.answer(Reply.to(late).ofType(8).onSocket(fd));
                return List.of(Reply.to(message));
            };
            assertAnswered(transport, 2);
            assertAnswered(transport, 3);
        }
    }

    @Test
    void giveUp_endsTheExchange_andItsTagStaysUnused() {
        try (MctpTransport transport = open()) {
            answerNothing();
            AsyncExchange exchange = begin(transport, LONG, 1);

            exchange.giveUp();
            exchange.giveUp();

            assertThrows(CancellationException.class, () -> exchange.response().join());
            int tag = silent.get(0).header().tag();
            List<Integer> tags = new CopyOnWriteArrayList<>();
            kernel.component = message -> {
                tags.add(message.header().tag());
                return List.of(Reply.to(message));
            };
            for (int i = 0; i < 300; i++) {
                assertAnswered(transport, 2);
            }
            assertFalse(tags.contains(tag));
            kernel.answer(Reply.to(silent.get(0))
                    .ofType(8)
                    .onSocket(kernel.sent.get(0).fd()));
            for (int i = 0; i < 300; i++) {
                assertAnswered(transport, 2);
            }
            assertTrue(tags.contains(tag));
        }
    }

    @Test
    void messagesOfOthers_areDropped() {
        kernel.component = message -> {
            Reply right = Reply.to(message);
            return List.of(
                    right.with(1, message.header().tag() + 1),
                    right.with(3, 0x77),
                    right.from(FakeMctp.NETWORK, FakeMctp.EID + 1),
                    right.ofType(7),
                    Reply.of(CciMessage.request(3, 0x0106, new byte[0]).bytes()),
                    right);
        };
        try (MctpTransport transport = open()) {
            assertAnswered(transport, 1);
            assertAnswered(transport, 2);
        }
    }

    @Test
    void messageWithoutHeader_isMalformed_andTheTransportWorksOn() {
        kernel.component = message -> List.of(Reply.of(new byte[] {1, 2, 3}));
        try (MctpTransport transport = open()) {
            assertInstanceOf(
                    MalformedResponseException.class,
                    failureOf(begin(transport, LONG, 1).response()));
            kernel.component = message -> List.of(Reply.to(message).with(5, 9));
            assertInstanceOf(
                    MalformedResponseException.class,
                    failureOf(begin(transport, LONG, 1).response()));
            kernel.component = message -> List.of(Reply.to(message));
            assertAnswered(transport, 1);
        }
    }

    /** Wrong messages without end from one component: the others are served, and its own timeout holds. */
    @Test
    void componentThatSendsWithoutEnd_delaysNoOther() throws Exception {
        answerNothing();
        try (MctpTransport flooded = open();
                MctpTransport other = open()) {
            AsyncExchange exchange = begin(flooded, Duration.ofMillis(300), 1);
            int fd = kernel.sent.get(0).fd();
            Reply wrong = Reply.to(silent.get(0)).with(3, 0x77).ofType(8).onSocket(fd);
            Thread flood = new Thread(() -> {
                while (!exchange.response().isDone()) {
                    kernel.answer(wrong);
                }
            });
            flood.start();
            kernel.component = message -> List.of(Reply.to(message));

            for (int i = 0; i < 20; i++) {
                assertAnswered(other, i);
            }

            Throwable failure = failureOf(exchange.response());
            assertInstanceOf(CxlTimeoutException.class, failure);
            assertTrue(failure.getMessage().contains("not its response"), failure.getMessage());
            flood.join();
        }
    }

    @Test
    void socketWithoutRoom_isWaitedFor() {
        kernel.sendResults.addAll(List.of(EAGAIN, EAGAIN, EINTR));
        try (MctpTransport transport = open()) {
            assertAnswered(transport, 1);
            assertEquals(1, kernel.sent.size());
        }
    }

    @Test
    void socketThatNeverHasRoom_isATimeout_andNothingWasSent() {
        for (int i = 0; i < 10_000; i++) {
            kernel.sendResults.add(EAGAIN);
        }
        try (MctpTransport transport = open()) {
            CxlTimeoutException e = assertInstanceOf(
                    CxlTimeoutException.class,
                    failureOf(begin(transport, Duration.ofMillis(50), 1).response()));
            assertTrue(e.isRetryable());
            kernel.sendResults.clear();
            assertAnswered(transport, 1);
        }
    }

    @Test
    void failures_ofSystemCalls_areTransportExceptions() {
        try (MctpTransport transport = open()) {
            kernel.sendResults.add(-113);
            Throwable sending = failureOf(begin(transport, LONG, 1).response());
            assertInstanceOf(TransportException.class, sending);
            assertTrue(sending.getMessage().contains("EHOSTUNREACH"), sending.getMessage());

            answerNothing();
            kernel.receiveResults.add(-100);
            Throwable receiving = failureOf(begin(transport, LONG, 1).response());
            assertTrue(receiving.getMessage().contains("ENETDOWN"), receiving.getMessage());

            kernel.epoll.errors = EpollAbi.ERROR;
            Throwable unknown = failureOf(begin(transport, LONG, 1).response());
            assertTrue(unknown.getMessage().contains("reports an error (events 8h)"), unknown.getMessage());
            kernel.epoll.errors = 0;

            kernel.component = message -> List.of(Reply.to(message));
            assertAnswered(transport, 1);
        }
    }

    @Test
    void gap_isWaitedForWithoutAThread_untilTheDeadline() {
        try (MctpTransport transport = open(Duration.ofMillis(100))) {
            long begin = System.nanoTime();
            assertAnswered(transport, 1);
            assertAnswered(transport, 2);
            assertAnswered(transport, 3);
            assertTrue(System.nanoTime() - begin >= Duration.ofMillis(200).toNanos());

            CxlTimeoutException e = assertInstanceOf(
                    CxlTimeoutException.class,
                    failureOf(begin(transport, Duration.ofMillis(10), 4).response()));
            assertTrue(e.isRetryable());
            assertEquals(3, kernel.sent.size());
        }
    }

    @Test
    void noTimeLeft_sendsNothing() {
        try (MctpTransport transport = open()) {
            assertInstanceOf(
                    CxlTimeoutException.class,
                    failureOf(begin(transport, Duration.ZERO, 1).response()));
            assertTrue(kernel.sent.isEmpty());
        }
    }

    @Test
    void endpoint_cancelled_sendsTheNextCommandAtOnce_andClosesWithTheLoop() {
        answerNothing();
        try (Endpoint endpoint = Endpoint.over(open())) {
            CompletableFuture<byte[]> first = endpoint.executeRawAsync(0xC000, new byte[] {1});
            CompletableFuture<byte[]> second = endpoint.executeRawAsync(0xC000, new byte[] {2});
            CompletableFuture<byte[]> third = endpoint.executeRawAsync(0xC000, new byte[] {3});
            assertEquals(1, silent.size());
            kernel.component = message -> List.of(Reply.to(message));

            second.cancel(false);
            first.cancel(false);

            assertArrayEquals(new byte[] {3}, third.join());
            assertArrayEquals(new byte[] {4}, endpoint.executeRaw(0xC000, new byte[] {4}));
            assertEquals(3, kernel.sent.size());
        }
        assertEquals(Set.of(), loops());
    }

    @Test
    void setFmApi_whileTheLoopRuns_leavesNoDescriptor() {
        try (MctpTransport transport = open()) {
            CciRequest request = new CciRequest("Test", 0x5100, MessageType.FM_API, new byte[] {1});
            transport
                    .exchangeAsync(request, Deadline.after(LONG))
                    .orElseThrow()
                    .response()
                    .join();
            transport.setFmApi(false);
            transport.setFmApi(true);
            transport
                    .exchangeAsync(request, Deadline.after(LONG))
                    .orElseThrow()
                    .response()
                    .join();
        }
    }
}
