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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventNotification;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.SimulatedFault;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.simulator.serve.MctpLoopback;
import org.cxlmi.simulator.serve.MctpResponder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs inside a guest whose kernel has MCTP, where {@link GuestIT} starts it; its name keeps it out of the build's own
 * test run.
 */
@Timeout(300)
class MctpJourney {

    private static final int EID = 8;
    private static final int PORT = 3;
    private static final long SERIAL = 0x5;
    private static final long PORT_SERIAL = 0x53;
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final int MAXIMUM_PAYLOAD = 4096;
    private static final int TAG = 1;
    private static final int OPCODE = 3;

    private final SimulatedMemoryDevice component =
            SimulatedMemoryDevice.builder().serialNumber(SERIAL).build();
    private final SimulatedSwitch fabric = SimulatedSwitch.builder()
            .serialNumber(SERIAL)
            .plugIn(
                    PORT,
                    SimulatedMultiLogicalDevice.builder()
                            .serialNumber(PORT_SERIAL)
                            .logicalDevices(2, 2L << 30)
                            .build())
            .build();
    private final AtomicInteger received = new AtomicInteger();
    private final Cxl cxl = Cxl.create();
    private MctpResponder responder;
    private Endpoint endpoint;
    private volatile CciResponder served = component.responder();

    @BeforeAll
    static void addAddress() throws IOException {
        MctpLoopback.addAddress(EID);
    }

    @BeforeEach
    void open() {
        responder = new MctpResponder(MctpLoopback.NETWORK, EID, (type, message) -> {
            received.incrementAndGet();
            return served.receive(type, message);
        });
        endpoint = connect();
    }

    /** From now on a switch is at the endpoint ID. */
    private void serveSwitch() {
        served = fabric.responder();
    }

    private Endpoint connect() {
        return cxl.openMctp(MctpLoopback.NETWORK, EID, Mctp.Options.DEFAULT.withMaximumPayload(MAXIMUM_PAYLOAD));
    }

    @AfterEach
    void close() throws Exception {
        cxl.close();
        if (responder != null) {
            responder.close();
        }
    }

    private void assertIdentifies() {
        for (int i = 0; i < 20; i++) {
            assertEquals(SERIAL, Generic.of(endpoint).identify().serialNumber());
        }
    }

    private void assertWorks() {
        for (int i = 0; i < 20; i++) {
            assertEquals(SERIAL, Generic.of(endpoint).identify().serialNumber());
            assertFalse(MemoryDevice.of(endpoint)
                    .identifyMemoryDevice()
                    .firmwareRevision()
                    .isEmpty());
        }
    }

    @Test
    void openMctp_endpointThatNobodyKnows_cannotBeReached() {
        TransportException e = assertThrows(TransportException.class, () -> cxl.openMctp(MctpLoopback.NETWORK, 99));

        assertEquals("EHOSTUNREACH", e.errnoName());
        assertEquals(List.of(endpoint), cxl.endpoints());
    }

    @Test
    void identifyAndHealth_areTheDevices() {
        component.health().setMediaStatus(MediaStatus.WRITE_PERSISTENCY_LOST);

        assertEquals(SERIAL, Generic.of(endpoint).identify().serialNumber());
        assertSame(
                MediaStatus.WRITE_PERSISTENCY_LOST,
                MemoryDevice.of(endpoint).getHealthInfo().mediaStatus());
        assertEquals("mctp 1:8", endpoint.name());
    }

    @Test
    void requestLargerThanTheDeviceAccepts_isNotSent() {
        int accepted = (int) Generic.of(endpoint).identify().maximumMessageSizeBytes();
        int before = received.get();

        assertThrows(UnsupportedCommandException.class, () -> endpoint.executeRaw(0xC000, new byte[accepted + 1]));
        assertEquals(before, received.get());
        assertThrows(CommandFailedException.class, () -> endpoint.executeRaw(0xC000, new byte[accepted]));
    }

    @Test
    void events_readAndCleared_areGone() {
        Generic generic = Generic.of(endpoint);
        component.inject(EventLog.WARNING, EventRecordFormat.GENERAL_MEDIA);
        component.inject(EventLog.WARNING, EventRecordFormat.DRAM);

        List<EventRecord> records = generic.getEventRecords(EventLog.WARNING).eventRecords();
        assertEquals(
                List.of(EventRecordFormat.GENERAL_MEDIA, EventRecordFormat.DRAM),
                records.stream().map(EventRecord::recordFormat).toList());

        generic.clearEventRecords(request -> request.eventLog(EventLog.WARNING)
                .handles(records.stream().mapToInt(EventRecord::handle).toArray()));
        assertTrue(generic.getEventRecords(EventLog.WARNING).eventRecords().isEmpty());
    }

    @Test
    void tunnels_leadToTheComponentsBehind() {
        serveSwitch();
        Tunnel toPort = Tunnel.switchPort(PORT);

        assertEquals(
                PORT_SERIAL, Generic.of(endpoint.through(toPort)).identify().serialNumber());
        for (int ld = 0; ld < 2; ld++) {
            assertEquals(
                    PORT_SERIAL << 8 | ld,
                    Generic.of(endpoint.through(toPort.ld(ld))).identify().serialNumber());
        }
    }

    @Test
    void tunnels_failuresTellTheirLayer() {
        serveSwitch();
        Tunnel toPort = Tunnel.switchPort(PORT);

        assertFailsAt(0, "mctp 1:8", Tunnel.switchPort(PORT + 1));
        assertFailsAt(0, "mctp 1:8", Tunnel.ldPool());
        assertFailsAt(1, "mctp 1:8 > port 3", toPort.ld(9));
        CommandFailedException e = assertThrows(
                CommandFailedException.class,
                () -> FabricManager.of(endpoint.through(toPort.ld(0))).identifySwitchDevice());
        assertEquals(2, e.layer());
        assertSame(ReturnCode.UNSUPPORTED, e.returnCode());
        assertIdentifies();
    }

    private void assertFailsAt(int layer, String target, Tunnel tunnel) {
        CommandFailedException e = assertThrows(
                CommandFailedException.class,
                () -> Generic.of(endpoint.through(tunnel)).identify());
        assertEquals(layer, e.layer());
        assertEquals(target, e.target());
        assertSame(ReturnCode.INVALID_INPUT, e.returnCode());
    }

    @Test
    void fmApi_off_holdsTunnelsBack() {
        serveSwitch();
        endpoint.disableFmApi();
        int before = received.get();

        assertThrows(
                UnsupportedCommandException.class,
                () -> Generic.of(endpoint.through(Tunnel.switchPort(PORT))).identify());
        assertEquals(before, received.get());
        assertIdentifies();

        endpoint.enableFmApi();
        assertEquals(32, FabricManager.of(endpoint).identifySwitchDevice().physicalPortCount());
    }

    @ParameterizedTest
    @ValueSource(longs = {450, 800, 1500})
    void lateReply_spoilsNothing(long milliseconds) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertTimesOut(fault -> fault.delay(Duration.ofMillis(milliseconds)));
            assertWorks();
        }
        Thread.sleep(milliseconds);
        assertWorks();
    }

    /** What goes wrong with the next Get Health Info. */
    private SimulatedFault nextHealth() {
        return component.faults().once(GetHealthInfo.COMMAND);
    }

    private CxlTimeoutException assertTimesOut(Consumer<SimulatedFault> fault) {
        fault.accept(nextHealth());
        Duration before = endpoint.timeout();
        endpoint.setTimeout(SHORT);
        try {
            return assertThrows(
                    CxlTimeoutException.class, () -> MemoryDevice.of(endpoint).getHealthInfo());
        } finally {
            endpoint.setTimeout(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, TAG, OPCODE, OPCODE + 1})
    void wrongCategoryTagOrOpcode_isDismissed(int offset) {
        CxlTimeoutException e = assertTimesOut(fault -> fault.replaceMessage(message -> {
            message[offset] ^= 0x55;
            return message;
        }));

        assertEquals(1, e.getSuppressed().length);
        assertWorks();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, CciMessage.HEADER_SIZE - 1, CciMessage.HEADER_SIZE, 20, 200, 10_000, 60_000})
    void truncatedOrOversizedReply_isMalformed(int length) {
        nextHealth().resizeMessage(length);

        MalformedResponseException e = assertThrows(
                MalformedResponseException.class,
                () -> MemoryDevice.of(endpoint).getHealthInfo());

        assertEquals("Get Health Info", e.command());
        assertWorks();
    }

    @Test
    void silence_takesTheKernelsTagsUntilAnotherEndpointIsOpened() {
        endpoint.setTimeout(Duration.ofMillis(20));
        CxlException e = null;
        for (int i = 0; i < 9; i++) {
            nextHealth().loseRequest();
            e = assertThrows(CxlException.class, () -> MemoryDevice.of(endpoint).getHealthInfo());
        }
        assertEquals("EBUSY", ((TransportException) e).errnoName(), e.getMessage());

        endpoint.close();
        endpoint = null;
        component.faults().clear();
        endpoint = connect();
        assertWorks();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void twoThreads_eachGetTheirOwnAnswers(int endpoints) throws Exception {
        serveSwitch();
        Endpoint other = endpoints == 1 ? endpoint : connect();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> done = new ArrayList<>();
            done.add(threads.submit(() -> repeat(endpoint, Tunnel.switchPort(PORT), PORT_SERIAL)));
            done.add(threads.submit(() -> repeat(other, Tunnel.switchPort(PORT).ld(1), PORT_SERIAL << 8 | 1)));
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void repeat(Endpoint endpoint, Tunnel tunnel, long serialNumber) {
        Generic device = Generic.of(endpoint.through(tunnel));
        for (int i = 0; i < 300; i++) {
            assertEquals(serialNumber, device.identify().serialNumber());
        }
    }

    @Test
    void manyCommands_leaveNoDescriptorOpen() throws IOException {
        endpoint.close();
        long before = openDescriptors();
        try (Endpoint another = connect()) {
            assertEquals(before + 2, openDescriptors());
            Generic generic = Generic.of(another);
            for (int i = 0; i < 10_000; i++) {
                assertEquals(SERIAL, generic.identify().serialNumber());
            }
            assertEquals(before + 2, openDescriptors());
        }
        assertEquals(before, openDescriptors());
    }

    /** On the loopback interface, one endpoint ID is that of this machine and that of the component. */
    @Test
    void notificationOfTheComponent_reachesTheListenerAndIsAnswered() throws Exception {
        responder.close();
        responder = null;
        BlockingQueue<CciMessage> heard = new LinkedBlockingQueue<>();
        endpoint.onUnsolicited(heard::add);
        byte[] warningLog = {2, 0};

        try (Endpoint component = Endpoint.over(Mctp.open(MctpLoopback.NETWORK, EID))) {
            assertEquals(0, component.executeRaw(EventNotification.OPCODE, warningLog).length);
        }

        CciMessage message = heard.poll(10, TimeUnit.SECONDS);
        assertEquals(EventNotification.OPCODE, message.header().opcode());
        assertArrayEquals(warningLog, message.payload());
        long before = openDescriptors();
        endpoint.close();
        assertEquals(before - 4, openDescriptors());
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
