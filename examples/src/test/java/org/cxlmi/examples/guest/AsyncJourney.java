package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.serve.MctpFabric;
import org.cxlmi.simulator.serve.MctpLoopback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Asynchronous commands to many components on the kernel's MCTP. Runs inside a guest whose kernel has MCTP over serial
 * lines, where {@link GuestIT} starts it. Each component delays each response, so that the time is not that of the emulated
 * processor.
 */
@Timeout(300)
class AsyncJourney {

    private static final int COMPONENTS = 64;
    private static final int FIRST_EID = 20;
    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final int LEAST_RATIO = 5;
    private static final String LOOP = "cxlmi-mctp-loop";

    private static MctpFabric served;

    private final Cxl cxl = Cxl.builder().probe(false).build();
    private final List<Endpoint> endpoints = new ArrayList<>();

    @BeforeAll
    static void serve() throws IOException {
        Map<Integer, CciResponder> responders = new TreeMap<>();
        for (int i = 0; i < COMPONENTS; i++) {
            SimulatedMemoryDevice device =
                    SimulatedMemoryDevice.builder().serialNumber(FIRST_EID + i).build();
            device.faults().alwaysAny().delay(LATENCY);
            responders.put(FIRST_EID + i, device.responder());
        }
        served = MctpFabric.open(responders, Optional.empty());
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @BeforeEach
    void open() {
        for (int i = 0; i < COMPONENTS; i++) {
            endpoints.add(cxl.openMctp(MctpLoopback.NETWORK, FIRST_EID + i, Mctp.Options.DEFAULT.withFmApi(false)));
        }
        warmUp();
    }

    /** Under emulation the first commands of a process may take longer than a component has time for. */
    private void warmUp() {
        for (int i = 0; i < 20; i++) {
            try {
                Generic.of(endpoints.get(0)).identify();
                sweepAsync();
                return;
            } catch (CxlTimeoutException | CompletionException e) {
                // Tried again.
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        cxl.close();
        assertEquals(0, loops(), "the loop still runs");
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            assertTrue(descriptors.noneMatch(AsyncJourney::isEpoll), "an epoll is still open");
        }
    }

    private static boolean isEpoll(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("eventpoll");
        } catch (IOException e) {
            return false; // Closed meanwhile.
        }
    }

    private static long loops() {
        return threads().filter(LOOP::equals).count();
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
    }

    private static CompletableFuture<IdentifyResponse> identify(Endpoint endpoint) {
        return endpoint.executeAsync(Identify.COMMAND, EmptyPayload.EMPTY);
    }

    private List<Long> sweepAsync() {
        List<CompletableFuture<IdentifyResponse>> sent =
                endpoints.stream().map(AsyncJourney::identify).toList();
        return sent.stream().map(future -> future.join().serialNumber()).toList();
    }

    private List<Long> sweepOneByOne() {
        return endpoints.stream()
                .map(endpoint -> Generic.of(endpoint).identify().serialNumber())
                .toList();
    }

    private static List<Long> serials() {
        return IntStream.range(0, COMPONENTS)
                .mapToObj(i -> (long) FIRST_EID + i)
                .toList();
    }

    @Test
    void sweep_ofManyComponents_needsOneThread_andIsFaster() {
        long begin = System.nanoTime();
        assertEquals(serials(), sweepOneByOne());
        long between = System.nanoTime();
        assertEquals(serials(), sweepAsync());
        long end = System.nanoTime();

        double ratio = (double) (between - begin) / (end - between);
        System.out.printf(
                "%d components with a latency of %d ms: one by one takes %.1f times as long as asynchronously, with %d loop%n",
                COMPONENTS, LATENCY.toMillis(), ratio, loops());
        assertEquals(1, loops());
        assertEquals(
                0, threads().filter(name -> name.startsWith("cxlmi-async-")).count());
        assertTrue(ratio >= LEAST_RATIO, () -> "only " + ratio + " times as fast");
    }

    @Test
    void cancelledCommands_leaveTheEndpointsUsable() {
        List<CompletableFuture<IdentifyResponse>> sent =
                endpoints.stream().map(AsyncJourney::identify).toList();
        sent.forEach(future -> future.cancel(false));

        assertEquals(serials(), sweepAsync());
        assertEquals(serials(), sweepOneByOne());
    }
}
