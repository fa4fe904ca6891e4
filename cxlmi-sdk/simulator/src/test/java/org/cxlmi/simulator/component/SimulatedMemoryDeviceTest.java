package org.cxlmi.simulator.component;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.SetDcRegionConfiguration;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.gfd.GetGfdQosControl;
import org.cxlmi.sdk.gfd.GetGfdQosControlResponse;
import org.cxlmi.sdk.gfd.GlobalFamDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.dcd.DynamicCapacityDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedMemoryDeviceTest {

    private static final long GIB = 1L << 30;

    @Test
    void create_makesADeviceOfFourGibibytes() {
        IdentifyMemoryDeviceResponse identity = MemoryDevice.of(
                        Endpoint.over(SimulatedMemoryDevice.create().connect()))
                .identifyMemoryDevice();

        assertEquals(4 * GIB, identity.totalCapacityBytes());
        assertEquals(2 * GIB, identity.volatileOnlyCapacityBytes());
        assertEquals(GIB, identity.persistentOnlyCapacityBytes());
        assertEquals(64, identity.informationalEventLogSize());
        assertEquals(64, identity.fatalEventLogSize());
        assertEquals("1.0", identity.firmwareRevision());
    }

    @Test
    void connections_shareTheState() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        Endpoint first = Endpoint.over(device.connect());
        Endpoint second = Endpoint.over(device.connect());

        MemoryDevice.of(first).setLsa(5, new byte[] {9});
        device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        Generic.of(first)
                .clearEventRecords(request -> request.eventLog(EventLog.WARNING).handles(1));

        assertEquals(9, MemoryDevice.of(second).getLsa(5, 1).data()[0]);
        assertEquals(0, Generic.of(second).getEventRecords(EventLog.WARNING).eventRecordCount());
    }

    @Test
    void connection_closed_refusesWhileOthersGoOn() {
        SimulatedMemoryDevice device =
                SimulatedMemoryDevice.builder().name("mem7").build();
        Transport closed = device.connect();
        Transport open = device.connect();
        CciRequest request = new CciRequest("Identify", Identify.OPCODE, MessageType.CCI, new byte[0]);
        Deadline deadline = Deadline.after(Duration.ofSeconds(1));

        closed.close();
        closed.close();

        assertEquals("mem7", closed.name());
        assertThrows(IllegalStateException.class, () -> closed.exchange(request, deadline));
        assertEquals(ReturnCode.SUCCESS.code(), open.exchange(request, deadline).returnCode());
    }

    @Test
    void fabricManagementCommands_areUnsupported() {
        FabricManager manager =
                FabricManager.of(Endpoint.over(SimulatedMemoryDevice.create().connect()));

        assertRefused(ReturnCode.UNSUPPORTED, manager::identifySwitchDevice);
        assertRefused(ReturnCode.UNSUPPORTED, manager::getLdInfo);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomRequests_areAnsweredWithinTheLimit(long seed) {
        SimulatedMemoryDevice device = DynamicCapacityDevice.create();
        device.injectPoison(0, 64);
        Endpoint endpoint = Endpoint.over(device.connect());
        int[] opcodes = opcodes(endpoint);
        Random random = new Random(seed);

        for (int i = 0; i < 20_000; i++) {
            byte[] payload = new byte[random.nextInt(random.nextBoolean() ? 40 : 1100)];
            random.nextBytes(payload);
            if (random.nextBoolean()) {
                zeroMost(payload, random);
            }
            int opcode = opcodes[random.nextInt(opcodes.length)];
            try {
                assertTrue(endpoint.executeRaw(opcode, payload).length <= 1024);
            } catch (StillRunningException e) {
                assertEquals(opcode, e.opcode());
            } catch (CommandFailedException e) {
                assertNotEquals(ReturnCode.INTERNAL_ERROR, e.returnCode(), e::getMessage);
                // Regions with capacity cannot be configured.
                boolean mayBe = opcode == SetDcRegionConfiguration.OPCODE;
                assertTrue(mayBe || e.returnCode() != ReturnCode.UNSUPPORTED, e::getMessage);
            }
        }
    }

    private static int[] opcodes(Endpoint endpoint) {
        Generic component = Generic.of(endpoint);
        long size = component.getSupportedLogs().supportedLogEntries().get(0).logSize();
        return component.getCommandEffectsLog(0, size).entries().stream()
                .mapToInt(CommandEffectsLogEntry::opcode)
                .toArray();
    }

    @Test
    void answer_commandThatItDoesNotHave_isAnsweredFromThenOn() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        Endpoint before = Endpoint.over(device.connect());

        device.answer(
                GetGfdQosControl.COMMAND,
                request -> GetGfdQosControlResponse.builder()
                        .egressModeratePercentage(7)
                        .build());
        Endpoint after = Endpoint.over(device.connect());

        assertRefused(ReturnCode.UNSUPPORTED, () -> GlobalFamDevice.of(before).getGfdQosControl());
        assertEquals(7, GlobalFamDevice.of(after).getGfdQosControl().egressModeratePercentage());
        assertTrue(IntStream.of(opcodes(after)).anyMatch(opcode -> opcode == GetGfdQosControl.OPCODE));
        device.faults().once(GetGfdQosControl.COMMAND).answer(ReturnCode.BUSY);
        assertRefused(ReturnCode.BUSY, () -> GlobalFamDevice.of(after).getGfdQosControl());
    }

    @Test
    void answer_commandThatItHas_isRefused() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();

        assertThrows(
                IllegalArgumentException.class,
                () -> device.answer(
                        Identify.COMMAND, request -> IdentifyResponse.builder().build()));

        Generic.of(Endpoint.over(device.connect())).identify();
    }

    @Test
    void answer_thatThrows_isAnInternalError() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        device.answer(GetGfdQosControl.COMMAND, request -> {
            throw new IllegalStateException("as a test wants");
        });
        Endpoint endpoint = Endpoint.over(device.connect());

        assertRefused(
                ReturnCode.INTERNAL_ERROR, () -> GlobalFamDevice.of(endpoint).getGfdQosControl());
    }

    @Test
    void answer_thatIsARefusal_isItsReturnCode() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        device.answer(GetGfdQosControl.COMMAND, request -> {
            throw new Refusal(ReturnCode.BUSY);
        });
        Endpoint endpoint = Endpoint.over(device.connect());

        assertRefused(ReturnCode.BUSY, () -> GlobalFamDevice.of(endpoint).getGfdQosControl());
    }

    /** Small numbers come further into a handler than large ones do. */
    private static void zeroMost(byte[] payload, Random random) {
        for (int i = 0; i < payload.length; i++) {
            payload[i] = random.nextInt(8) == 0 ? (byte) random.nextInt(4) : 0;
        }
    }

    @Test
    void manyConnections_atOnce_loseNothing() throws Exception {
        SimulatedMemoryDevice device =
                SimulatedMemoryDevice.builder().eventLogSize(10_000).build();
        int threads = 4;
        int events = 1000;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> done = new ArrayList<>();
        try {
            for (int t = 0; t < threads; t++) {
                MemoryDevice connection = MemoryDevice.of(Endpoint.over(device.connect()));
                int at = t;
                done.add(executor.submit(() -> {
                    for (int i = 0; i < events; i++) {
                        device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
                        connection.setLsa(at, new byte[] {(byte) i});
                        assertEquals((byte) i, connection.getLsa(at, 1).data()[0]);
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }

        assertEquals(
                Optional.of(threads * events + 1),
                device.inject(EventLog.WARNING, EventRecordFormat.DRAM).map(EventRecord::handle));
    }

    @Test
    void builder_usedAgain_makesAnotherDevice() {
        SimulatedMemoryDeviceBuilder builder =
                SimulatedMemoryDevice.builder().name("mem1").firmwareRevision("7");
        SimulatedMemoryDevice first = builder.build();
        SimulatedMemoryDevice second =
                builder.name("mem2").labelStorageSize(64).firmwareRevision("8").build();
        MemoryDevice device = MemoryDevice.of(Endpoint.over(first.connect()));
        device.injectPoison(0);

        assertEquals("mem1", first.name());
        assertEquals(1 << 16, device.identifyMemoryDevice().labelStorageAreaSize());
        assertEquals("7", device.identifyMemoryDevice().firmwareRevision());
        MemoryDevice other = MemoryDevice.of(Endpoint.over(second.connect()));
        assertEquals("8", other.identifyMemoryDevice().firmwareRevision());
        assertEquals(
                0,
                other.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(64))
                        .mediaErrorRecordCount());
    }

    @Test
    void builder_whatNoDeviceCouldReport_isRefused() {
        SimulatedMemoryDeviceBuilder builder = SimulatedMemoryDevice.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.volatileCapacity(GIB + 1));
        assertThrows(IllegalArgumentException.class, () -> builder.persistentCapacity(-GIB));
        assertThrows(IllegalArgumentException.class, () -> builder.partitionableCapacity(GIB, 0));
        assertThrows(IllegalArgumentException.class, () -> builder.partitionableCapacity(GIB, 2 * GIB));
        assertThrows(IllegalArgumentException.class, () -> builder.partitionableCapacity(GIB, GIB / 8));
        assertThrows(IllegalArgumentException.class, () -> builder.maximumPayloadExponent(7));
        assertThrows(IllegalArgumentException.class, () -> builder.maximumPayloadExponent(21));
        assertThrows(IllegalArgumentException.class, () -> builder.firmwareSlots(1));
        assertThrows(IllegalArgumentException.class, () -> builder.firmwareSlots(5));
        assertThrows(IllegalArgumentException.class, () -> builder.firmwareRevision("17 characters, no"));
        assertThrows(IllegalArgumentException.class, () -> builder.labelStorageSize(-1));
        assertThrows(IllegalArgumentException.class, () -> builder.eventLogSize(0x10000));
        assertThrows(IllegalArgumentException.class, () -> builder.poisonListSize(0x1000000));
        assertThrows(IllegalArgumentException.class, () -> builder.injectPoisonLimit(0x10000));
        assertThrows(IllegalArgumentException.class, () -> builder.deviceId(0x10000, 0));
        assertThrows(
                ArithmeticException.class,
                () -> builder.volatileCapacity(1L << 62)
                        .persistentCapacity(1L << 62)
                        .build());
    }

    @Test
    void open_twiceOnOneSimulatedDevice_sharesItsState() {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        try (Cxl cxl = Cxl.create()) {
            Generic.of(cxl.open(device.connect())).setTimestamp(Instant.EPOCH.plusSeconds(1));
            assertTrue(Generic.of(cxl.open(device.connect()))
                    .getTimestamp()
                    .timestamp()
                    .isPresent());
        }
    }
}
