package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cxlmi.examples.guest.MctpResponder.Misbehaviour;
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
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.memdev.MemoryDevice;
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
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final int MAXIMUM_PAYLOAD = 4096;
    private static final int TAG = 1;
    private static final int OPCODE = 3;

    private final SimulatedSwitch component = new SimulatedSwitch();
    private final Cxl cxl = Cxl.create();
    private MctpResponder responder;
    private Endpoint endpoint;

    @BeforeAll
    static void addAddress() throws IOException {
        MctpLoopback.addAddress(EID);
    }

    @BeforeEach
    void open() {
        responder = new MctpResponder(component);
        endpoint = connect();
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

    private void assertWorks() {
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    SimulatedSwitch.SWITCH_SERIAL,
                    Generic.of(endpoint).identify().serialNumber());
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
        component.itself().health().setMediaStatus(MediaStatus.WRITE_PERSISTENCY_LOST);

        assertEquals(
                SimulatedSwitch.SWITCH_SERIAL, Generic.of(endpoint).identify().serialNumber());
        assertSame(
                MediaStatus.WRITE_PERSISTENCY_LOST,
                MemoryDevice.of(endpoint).getHealthInfo().mediaStatus());
        assertEquals("mctp 1:8", endpoint.name());
    }

    @Test
    void requestLargerThanTheDeviceAccepts_isNotSent() {
        int accepted = (int) Generic.of(endpoint).identify().maximumMessageSizeBytes();
        int received = responder.received();

        assertThrows(UnsupportedCommandException.class, () -> endpoint.executeRaw(0xC000, new byte[accepted + 1]));
        assertEquals(received, responder.received());
        assertThrows(CommandFailedException.class, () -> endpoint.executeRaw(0xC000, new byte[accepted]));
    }

    @Test
    void events_readAndCleared_areGone() {
        Generic generic = Generic.of(endpoint);
        component.itself().inject(EventLog.WARNING, EventRecordFormat.GENERAL_MEDIA);
        component.itself().inject(EventLog.WARNING, EventRecordFormat.DRAM);

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
        Tunnel toPort = Tunnel.switchPort(SimulatedSwitch.PORT);

        assertEquals(
                SimulatedSwitch.PORT_SERIAL,
                Generic.of(endpoint.through(toPort)).identify().serialNumber());
        for (int ld = 0; ld < 2; ld++) {
            assertEquals(
                    SimulatedSwitch.FIRST_LD_SERIAL + ld,
                    Generic.of(endpoint.through(toPort.ld(ld))).identify().serialNumber());
        }
    }

    @Test
    void tunnels_failuresTellTheirLayer() {
        Tunnel toPort = Tunnel.switchPort(SimulatedSwitch.PORT);

        assertFailsAt(0, "mctp 1:8", Tunnel.switchPort(SimulatedSwitch.PORT + 1));
        assertFailsAt(0, "mctp 1:8", Tunnel.ldPool());
        assertFailsAt(1, "mctp 1:8 > port 3", toPort.ld(9));
        CommandFailedException e = assertThrows(
                CommandFailedException.class,
                () -> FabricManager.of(endpoint.through(toPort.ld(0))).identifySwitchDevice());
        assertEquals(2, e.layer());
        assertSame(ReturnCode.UNSUPPORTED, e.returnCode());
        assertWorks();
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
        endpoint.disableFmApi();
        int received = responder.received();

        assertThrows(
                UnsupportedCommandException.class,
                () -> Generic.of(endpoint.through(Tunnel.switchPort(SimulatedSwitch.PORT)))
                        .identify());
        assertEquals(received, responder.received());
        assertWorks();

        endpoint.enableFmApi();
        assertThrows(
                CommandFailedException.class, () -> FabricManager.of(endpoint).identifySwitchDevice());
    }

    @ParameterizedTest
    @ValueSource(longs = {450, 800, 1500})
    void lateReply_spoilsNothing(long milliseconds) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertTimesOut(Misbehaviour.late(Duration.ofMillis(milliseconds)));
            assertWorks();
        }
        Thread.sleep(milliseconds);
        assertWorks();
    }

    private CxlTimeoutException assertTimesOut(Misbehaviour misbehaviour) {
        responder.misbehave(misbehaviour);
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
        CxlTimeoutException e = assertTimesOut(Misbehaviour.wrongByte(offset));

        assertEquals(1, e.getSuppressed().length);
        assertWorks();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, CciMessage.HEADER_SIZE - 1, CciMessage.HEADER_SIZE, 20, 200, 10_000, 60_000})
    void truncatedOrOversizedReply_isMalformed(int length) {
        responder.misbehave(Misbehaviour.resizedTo(length));

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
            responder.misbehave(Misbehaviour.silence());
            e = assertThrows(CxlException.class, () -> MemoryDevice.of(endpoint).getHealthInfo());
        }
        assertEquals("EBUSY", ((TransportException) e).errnoName(), e.getMessage());

        endpoint.close();
        endpoint = null;
        responder.clearMisbehaviours();
        endpoint = connect();
        assertWorks();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void twoThreads_eachGetTheirOwnAnswers(int endpoints) throws Exception {
        Endpoint other = endpoints == 1 ? endpoint : connect();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> done = new ArrayList<>();
            done.add(threads.submit(() -> repeat(endpoint, Tunnel.switchPort(SimulatedSwitch.PORT), 0x53)));
            done.add(threads.submit(() ->
                    repeat(other, Tunnel.switchPort(SimulatedSwitch.PORT).ld(1), SimulatedSwitch.FIRST_LD_SERIAL + 1)));
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
        long before = MctpLibc.openDescriptors();
        try (Endpoint another = connect()) {
            assertEquals(before + 2, MctpLibc.openDescriptors());
            Generic generic = Generic.of(another);
            for (int i = 0; i < 10_000; i++) {
                assertEquals(SimulatedSwitch.SWITCH_SERIAL, generic.identify().serialNumber());
            }
            assertEquals(before + 2, MctpLibc.openDescriptors());
        }
        assertEquals(before, MctpLibc.openDescriptors());
    }
}
