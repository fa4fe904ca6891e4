package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.ops.LogReader;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs inside a guest whose kernel has MCTP over serial lines, where {@link GuestIT} starts it, and talks through the
 * kernel to what {@code examples/run serve} serves there; its name keeps it out of the build's own test run.
 */
@Timeout(600)
class ServeJourney {

    private static final int NETWORK = 1;
    private static final int SWITCH = 9;
    private static final int MEMORY = 10;
    private static final int QUIET = 250;
    private static final int FAULTY = 254;
    private static final Path FABRIC = Path.of("src/test/fabrics/served.yaml");
    private static final int LATER = 1000;
    private static final byte[] LABELS = labels(0x7E);
    private static final byte[] LATER_LABELS = labels(0x7D);
    private static final Duration MOST_BACKGROUND = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(400);

    /** Their responses tell the time, and so the length alone is the same. */
    private static final Set<Integer> TELL_THE_TIME = Set.of(GetTimestamp.OPCODE, GetEventRecords.OPCODE);

    @TempDir
    private static Path directory;

    private static ServedFabric served;

    private final Cxl cxl = Cxl.create();

    /** Starts it with a state, for whose sake it need not be started a second time. */
    @BeforeAll
    static void start() throws IOException, InterruptedException {
        SimulatedFabric before = SimulatedFabric.load(FABRIC);
        labelsOf(before).setLsa(0, LABELS);
        before.save(state());
        served = ServedFabric.start(FABRIC, state());
        warmUp();
    }

    private static Path state() {
        return directory.resolve("state.yaml");
    }

    private static MemoryDevice labelsOf(SimulatedFabric fabric) {
        return MemoryDevice.of(Endpoint.over(fabric.component(QUIET).connect()));
    }

    /** Under emulation the first commands of a process may take longer than a component has time for. */
    private static void warmUp() {
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            Endpoint endpoint = cxl.openMctp(NETWORK, QUIET);
            for (int i = 0; i < 20; i++) {
                try {
                    serial(endpoint);
                    return;
                } catch (CxlTimeoutException e) {
                    // Tried again.
                }
            }
        }
    }

    @AfterAll
    static void terminated_savesItsState_andTheInterfaceIsGone() throws IOException, InterruptedException {
        served.terminate();

        assertFalse(Files.exists(Path.of("/sys/class/net/mctpserial0")), "the interface is still there");
        SimulatedFabric after = SimulatedFabric.load(FABRIC);
        after.restore(state());
        assertArrayEquals(LABELS, labelsOf(after).getLsa(0, LABELS.length).data());
        assertArrayEquals(
                LATER_LABELS, labelsOf(after).getLsa(LATER, LATER_LABELS.length).data());
    }

    /** Bytes that are special to the line between the kernel and the components, and all others. */
    private static byte[] labels(int special) {
        byte[] labels = new byte[1000];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 2 == 0 ? special : i / 2);
        }
        return labels;
    }

    @AfterEach
    void close() {
        cxl.close();
    }

    private Endpoint open(int eid) {
        return cxl.openMctp(NETWORK, eid);
    }

    private static long serial(CxlTarget target) {
        return Generic.of(target).identify().serialNumber();
    }

    @Test
    void everyEndpoint_saysWhoItIs() throws IOException {
        SimulatedFabric twin = SimulatedFabric.load(FABRIC);
        assertEquals(Set.of(SWITCH, MEMORY, 11, QUIET, FAULTY), twin.endpoints().keySet());
        for (int eid : twin.endpoints().keySet()) {
            assertEquals(
                    Generic.of(Endpoint.over(twin.component(eid).connect())).identify(),
                    Generic.of(open(eid)).identify());
            assertTrue(served.output().contains("  mctp 1:" + eid + "  " + twin.component(eid)), served.output());
        }
    }

    @Test
    void endpointThatIsNone_cannotBeReached() {
        assertEquals(
                "EHOSTUNREACH",
                assertThrows(TransportException.class, () -> open(99)).errnoName());
    }

    @ParameterizedTest
    @ValueSource(ints = {SWITCH, MEMORY, 11})
    void everyCommandOfTheEffectsLog_answersAsInProcess(int eid) throws Exception {
        Endpoint direct =
                Endpoint.over(SimulatedFabric.load(FABRIC).component(eid).connect());
        Endpoint far = open(eid);
        List<CommandEffectsLogEntry> commands = LogReader.of(far).commandEffects();
        assertEquals(LogReader.of(direct).commandEffects(), commands);

        int carriedOut = 0;
        for (CommandEffectsLogEntry command : commands) {
            int opcode = command.opcode();
            byte[] payload = DefaultRequests.payload(opcode);
            String expected = outcome(direct, opcode, payload);
            String found = outcome(far, opcode, payload);
            assertEquals(expected, found, DefaultRequests.command(opcode)::toString);
            carriedOut += expected.startsWith("[") ? 1 : 0;
            awaitIdle(direct);
            awaitIdle(far);
        }
        System.out.println("endpoint " + eid + ": " + commands.size() + " commands, " + carriedOut + " carried out");
        assertTrue(carriedOut > commands.size() / 2, carriedOut + " of " + commands.size() + " carried out");
    }

    /** The bytes of the response, or the return code. */
    private static String outcome(Endpoint endpoint, int opcode, byte[] payload) {
        try {
            byte[] response = endpoint.executeRaw(opcode, payload);
            return TELL_THE_TIME.contains(opcode)
                    ? "[" + response.length + "]"
                    : "[" + HexFormat.of().formatHex(response) + "]";
        } catch (StillRunningException e) {
            return "[still running]";
        } catch (CommandFailedException e) {
            return e.returnCode().toString();
        }
    }

    private static void awaitIdle(Endpoint endpoint) throws InterruptedException {
        long end = System.nanoTime() + MOST_BACKGROUND.toNanos();
        while (Generic.of(endpoint).backgroundOperationStatus().operationInProgress()) {
            assertTrue(System.nanoTime() < end, endpoint + " does not become idle");
            Thread.sleep(20);
        }
    }

    @Test
    void tunnels_leadOneAndTwoLevelsDown() {
        Endpoint sw = open(SWITCH);

        assertEquals(0x91, serial(sw.through(Tunnel.switchPort(1))));
        assertEquals(0x92, serial(sw.through(Tunnel.switchPort(2))));
        assertEquals(0x92 << 8 | 1, serial(sw.through(Tunnel.switchPort(2).ld(1))));
        assertEquals(0x95, serial(sw.through(Tunnel.switchPort(3).pool())));
        assertEquals(0x94, serial(sw.through(Tunnel.switchPort(4))));
        assertEquals(0x11 << 8, serial(open(11).through(Tunnel.logicalDevice(0))));
        CommandFailedException e = assertThrows(
                CommandFailedException.class,
                () -> serial(sw.through(Tunnel.switchPort(2).ld(7))));
        assertEquals(1, e.layer());
        assertSame(ReturnCode.INVALID_INPUT, e.returnCode());
    }

    @Test
    void stateOfTheFile_isThere_andChanges() {
        MemoryDevice device = MemoryDevice.of(open(QUIET));

        assertArrayEquals(LABELS, device.getLsa(0, LABELS.length).data());
        device.setLsa(LATER, LATER_LABELS);
        assertArrayEquals(
                LATER_LABELS, device.getLsa(LATER, LATER_LABELS.length).data());
    }

    @Test
    void faultsOfTheFile_happen() {
        Endpoint endpoint = open(FAULTY);
        MemoryDevice device = MemoryDevice.of(endpoint);

        long before = System.nanoTime();
        device.getHealthInfo();
        assertTrue(System.nanoTime() - before >= Duration.ofMillis(300).toNanos());
        assertSame(
                ReturnCode.BUSY,
                assertThrows(CommandFailedException.class, device::getAlertConfiguration)
                        .returnCode());
        assertThrows(
                MalformedResponseException.class, () -> Generic.of(endpoint).getFwInfo());
        assertThrows(MalformedResponseException.class, device::getSecurityState);
        Duration usual = endpoint.timeout();
        endpoint.setTimeout(SHORT);
        assertThrows(CxlTimeoutException.class, device::getPartitionInfo);
        CxlTimeoutException e = assertThrows(
                CxlTimeoutException.class, () -> Generic.of(endpoint).getTimestamp());
        assertEquals(1, e.getSuppressed().length, "the reply with the wrong tag");

        endpoint.setTimeout(usual);
        device.getPartitionInfo();
        Generic.of(endpoint).getTimestamp();
        device.getHealthInfo();
        assertEquals(0x254, serial(endpoint));
    }

    @Test
    void manyClientsAtOnce_eachGetTheirOwnAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Endpoint sw = open(SWITCH);
            List<Future<?>> done = new ArrayList<>();
            done.add(threads.submit(() -> repeat(sw.through(Tunnel.switchPort(2).ld(1)), 0x92 << 8 | 1)));
            done.add(threads.submit(() -> repeat(sw, 9)));
            done.add(threads.submit(() -> repeat(open(QUIET), 0x250)));
            done.add(threads.submit(() -> repeat(open(QUIET), 0x250)));
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void repeat(CxlTarget target, long serialNumber) {
        for (int i = 0; i < 50; i++) {
            assertEquals(serialNumber, serial(target));
        }
    }
}
