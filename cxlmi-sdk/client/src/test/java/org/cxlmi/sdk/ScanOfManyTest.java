package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.linux.Transports;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.ForwardingTransport;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.internal.mctpd.MessageBus;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scan tries many components at once, but not all of them. */
@Timeout(60)
class ScanOfManyTest {

    private static final int FIRST_EID = 8;
    private static final int AT_ONCE = 64;
    private static final long CCI = 8;

    /** An mctpd that lists so many endpoints of network 1. */
    private record Listed(int count) implements MessageBus {

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Set<String> services() {
            return Set.of("au.com.codeconstruct.MCTP1");
        }

        @Override
        public Map<String, Map<String, Map<String, Object>>> managedObjects(String service, String path) {
            Map<String, Map<String, Map<String, Object>>> objects = new LinkedHashMap<>();
            IntStream.range(FIRST_EID, FIRST_EID + count)
                    .forEach(eid -> objects.put(
                            path + "/" + eid,
                            Map.of(
                                    "xyz.openbmc_project.MCTP.Endpoint",
                                    Map.of(
                                            "NetworkId",
                                            1L,
                                            "EID",
                                            (long) eid,
                                            "SupportedMessageTypes",
                                            List.of(CCI)))));
            return objects;
        }
    }

    /** A component that refuses all commands, after something else has happened. */
    private static Transport answering(String name, Consumer<CciRequest> before) {
        return new ForwardingTransport(new ScriptedTransport(name)) {
            @Override
            protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
                before.accept(request);
                return to.exchange(request, deadline);
            }

            @Override
            public void close() {
                transport().close();
            }
        };
    }

    private static CxlTimeoutException silence(CciRequest request, Transport transport) {
        return new CxlTimeoutException(request.context(transport), transport.defaultTimeout());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("they are not tried at the same time", e);
        }
    }

    private static List<String> names(int count) {
        return IntStream.range(FIRST_EID, FIRST_EID + count)
                .mapToObj(eid -> Mctp.nameOf(1, eid))
                .toList();
    }

    @Test
    void halfOf64IsGone_theirTimeoutsAreOneTimeout() {
        CyclicBarrier allTimeouts = new CyclicBarrier(32);
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            List<ScanOutcome> outcomes = cxl.scanMctp(new Listed(64), Mctp.Options.DEFAULT, (network, eid, options) -> {
                ScriptedTransport gone = new ScriptedTransport(Mctp.nameOf(network, eid));
                return answering(gone.name(), request -> {
                    if (eid % 2 == 1) {
                        await(allTimeouts);
                        throw silence(request, gone);
                    }
                });
            });

            assertEquals(names(64), outcomes.stream().map(ScanOutcome::device).toList());
            for (int at = 0; at < 64; at += 2) {
                assertInstanceOf(ScanOutcome.Opened.class, outcomes.get(at));
                ScanOutcome.Failed failed = assertInstanceOf(ScanOutcome.Failed.class, outcomes.get(at + 1));
                assertInstanceOf(CxlTimeoutException.class, failed.reason());
            }
            assertEquals(
                    names(64).stream()
                            .filter(name -> Integer.parseInt(name.substring("mctp 1:".length())) % 2 == 0)
                            .toList(),
                    cxl.endpoints().stream().map(Endpoint::name).toList());
        }
    }

    @Test
    void moreThan64_areNotTriedAllAtOnce() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier full = new CyclicBarrier(AT_ONCE);
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            List<ScanOutcome> outcomes = cxl.scanMctp(
                    new Listed(3 * AT_ONCE),
                    Mctp.Options.DEFAULT,
                    (network, eid, options) -> answering(Mctp.nameOf(network, eid), request -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        await(full);
                        now.decrementAndGet();
                    }));

            assertEquals(
                    names(3 * AT_ONCE),
                    outcomes.stream().map(ScanOutcome::device).toList());
        }
        assertEquals(AT_ONCE, most.get());
    }

    @Test
    void devicesOfThisMachine_areTriedAtOnceToo(@TempDir Path directory) throws IOException {
        CyclicBarrier all = new CyclicBarrier(12);
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "mem" + i).toList();
        for (String name : names) {
            Files.createFile(directory.resolve(name));
        }
        Transports transports = new Transports() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public Transport openDevice(String device) {
                return answering(device, request -> ScanOfManyTest.await(all));
            }

            @Override
            public Transport openMctp(int network, int eid, Mctp.Options options) {
                throw new AssertionError();
            }
        };
        try (Cxl cxl = Cxl.builder().transports(transports).probe(true).build()) {
            List<ScanOutcome> outcomes = cxl.scan(directory);

            assertEquals(names, outcomes.stream().map(ScanOutcome::device).toList());
            assertEquals(names, cxl.endpoints().stream().map(Endpoint::name).toList());
        }
    }

    @Test
    void optionsThatCannotBe_endTheScan() {
        IllegalArgumentException wrong = new IllegalArgumentException("timeout");
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            assertEquals(
                    wrong,
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> cxl.scanMctp(
                                    new Listed(3),
                                    Mctp.Options.DEFAULT,
                                    (network, eid, options) -> answering("any", request -> {
                                        throw wrong;
                                    }))));
        }
    }

    @Test
    void threadInterrupted_theOthersFailAndItStaysInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        List<ScanOutcome> outcomes = new ArrayList<>();
        boolean[] interrupted = {false};
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            Thread scanning = new Thread(() -> {
                outcomes.addAll(cxl.scanMctp(
                        new Listed(AT_ONCE + 1),
                        Mctp.Options.DEFAULT,
                        (network, eid, options) -> answering(Mctp.nameOf(network, eid), request -> {
                            begun.countDown();
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                // As a system call may, it ends.
                            }
                        })));
                interrupted[0] = Thread.currentThread().isInterrupted();
            });
            scanning.start();
            begun.await();
            scanning.interrupt();
            scanning.join();

            assertTrue(interrupted[0]);
            assertEquals(AT_ONCE, cxl.endpoints().size());
            ScanOutcome.Failed last = assertInstanceOf(ScanOutcome.Failed.class, outcomes.get(AT_ONCE));
            assertEquals(names(AT_ONCE + 1).get(AT_ONCE), last.device());
            assertTrue(last.reason().getMessage().contains("interrupted"), last.reason()::getMessage);
        }
    }
}
