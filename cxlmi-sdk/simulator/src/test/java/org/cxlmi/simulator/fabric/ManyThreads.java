package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedFault;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;

/**
 * Threads that read the labels of two logical devices over one endpoint, while messages get lost, late or wrong, until
 * one of them closes the endpoint. Each label tells where it is from.
 *
 * <p>What is read is what was asked for, or there is an exception that says why; after closing all is over soon, and no
 * thread is left that was not there before.
 */
final class ManyThreads {

    private static final int THREADS = 8;
    private static final int DEVICES = 2;
    private static final int AREA = 1000;
    private static final int LONGEST_READ = 64;
    private static final Duration PATIENCE = Duration.ofMillis(2);
    private static final Set<ReturnCode> ORDERED = Set.of(ReturnCode.BUSY, ReturnCode.RETRY_REQUIRED);

    /** The thread by which {@code CompletableFuture} keeps time, which stays once it is there. */
    private static final String TIMER = "CompletableFutureDelayScheduler";

    private final long seed;
    private final List<byte[]> labels = List.of(made(0), made(1));
    private final SimulatedMultiLogicalDevice device = SimulatedMultiLogicalDevice.builder()
            .logicalDevices(DEVICES, 1L << 30)
            .eachLogicalDevice((builder, ldId) -> builder.labelStorageSize(AREA))
            .build();
    private final Endpoint endpoint = Endpoint.over(device.connect());
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();

    ManyThreads(long seed) {
        this.seed = seed;
        for (int ld = 0; ld < DEVICES; ld++) {
            MemoryDevice.of(endpoint.through(Tunnel.logicalDevice(ld))).setLsa(0, labels.get(ld));
        }
        endpoint.setTimeout(PATIENCE);
    }

    private static byte[] made(int ld) {
        byte[] bytes = new byte[AREA];
        new Random(ld).nextBytes(bytes);
        return bytes;
    }

    /**
     * Goes on until so many reads were answered, or one thread has tried as many.
     *
     * @return how many were answered
     */
    int run(int reads) throws InterruptedException {
        Set<String> before = threads();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed * THREADS + i);
            Thread reader = new Thread(() -> read(random, reads), "reader " + i);
            readers.add(reader);
            reader.start();
        }
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(30));
            assertFalse(reader.isAlive(), () -> reader + " hangs at " + Arrays.toString(reader.getStackTrace()));
        }
        assertEquals(List.of(), List.copyOf(failures));
        assertThrows(IllegalStateException.class, () -> Generic.of(endpoint).identify());
        Set<String> left = threads();
        left.removeAll(before);
        left.remove(TIMER);
        assertEquals(Set.of(), left);
        return answers.get();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("reader") || name.startsWith("Completable") || name.contains("cxl"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void read(Random random, int reads) {
        try {
            for (int i = 0; i < reads && answers.get() < reads; i++) {
                readOnce(random);
            }
            endpoint.close();
        } catch (IllegalStateException e) {
            if (endpoint.isOpen()) {
                failures.add(e);
            }
        } catch (RuntimeException | Error e) {
            failures.add(e);
            endpoint.close();
        }
    }

    private void readOnce(Random random) {
        int ld = random.nextInt(DEVICES);
        int length = 1 + random.nextInt(LONGEST_READ);
        int offset = random.nextInt(AREA - length);
        if (random.nextInt(4) == 0) {
            disturb(random, device.logicalDevice(ld).faults().once(GetLsa.COMMAND));
        }
        CxlTarget target = endpoint.through(Tunnel.logicalDevice(ld));
        try {
            byte[] read = MemoryDevice.of(target).getLsa(offset, length).data();
            assertArrayEquals(Arrays.copyOfRange(labels.get(ld), offset, offset + length), read);
            answers.incrementAndGet();
        } catch (CommandFailedException e) {
            if (!ORDERED.contains(e.returnCode())) {
                throw e;
            }
        } catch (CxlTimeoutException | MalformedResponseException e) {
            // As this thread has ordered, or another.
            return;
        }
    }

    private static void disturb(Random random, SimulatedFault fault) {
        switch (random.nextInt(8)) {
            case 0 -> fault.loseRequest();
            case 1 -> fault.loseResponse();
            case 2 -> fault.wrongTag();
            case 3 -> fault.wrongOpcode();
            case 4 -> fault.answer(ReturnCode.BUSY);
            case 5 -> fault.resizeMessage(1 + random.nextInt(20));
            default -> fault.delay(Duration.ofNanos(random.nextInt(8_000_000)));
        }
    }
}
