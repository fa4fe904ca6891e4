package org.cxlmi.simulator.component;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.FeatureTransferAction;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.simulator.DamagedStates;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.core.SavedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedStateTest {

    private static final long GIB = 1L << 30;
    private static final long BLOCK = 2L << 20;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] SECRET = "a secret of thirty-two bytes ...".getBytes(StandardCharsets.US_ASCII);

    private final SimulatedClock clock = SimulatedClock.driven();

    /** A device of unusual shape with something in all of its parts. */
    private SimulatedMemoryDevice used() {
        DynamicCapacityRegion region = DynamicCapacityRegion.builder()
                .regionBase(16 * GIB)
                .regionDecodeLengthBytes(GIB)
                .regionLength(GIB)
                .regionBlockSize(BLOCK)
                .build();
        SimulatedMemoryDevice simulated = SimulatedMemoryDevice.builder()
                .deviceId(1, 2)
                .subsystemId(3, 4)
                .serialNumber(-5)
                .maximumPayloadExponent(12)
                .firmwareSlots(4)
                .volatileCapacity(GIB)
                .persistentCapacity(2 * GIB)
                .partitionableCapacity(3 * GIB, GIB)
                .labelStorageSize(4096)
                .eventLogSize(5)
                .poisonListSize(3)
                .injectPoisonLimit(100)
                .dynamicCapacity(List.of(region), List.of())
                .clock(clock)
                .build();
        Endpoint endpoint = Endpoint.over(simulated.connect());
        Generic component = Generic.of(endpoint);
        MemoryDevice device = MemoryDevice.of(endpoint);
        component.setTimestamp(NOON);
        device.setPartitionInfo(request -> request.volatileCapacityBytes(GIB).immediate(true));
        device.setPartitionInfo(request -> request.volatileCapacityBytes(2 * GIB));
        device.setLsa(100, new byte[] {1, 2, 3});
        for (int i = 0; i < 8; i++) {
            device.injectPoison(i * 0x1000L);
        }
        simulated.health().setDeviceTemperature(90);
        device.setShutdownState(request -> request.dirty(true));
        device.setPassphrase(PassphraseType.USER, new byte[32], SECRET);
        assertRefused(
                ReturnCode.INCORRECT_PASSPHRASE, () -> device.disablePassphrase(PassphraseType.USER, new byte[32]));
        component.transferFw(
                request -> request.action(FirmwareTransferAction.INITIATE).data(Arrays.copyOf(new byte[] {'9'}, 128)));
        component.setFeature(request -> request.featureIdentifier(FeatureIdentifier.PATROL_SCRUB_CONTROL)
                .setFeatureFlags(SetFeatureFlags.builder()
                        .action(FeatureTransferAction.INITIATE)
                        .build())
                .version(1)
                .featureData(new byte[] {33}));
        component.populateLog(LogIdentifier.COMPONENT_STATE_DUMP_LOG);
        clock.advance(Duration.ofSeconds(1));
        device.scanMedia(request -> request.physicalAddressLengthBytes(6 * GIB));
        clock.advance(Duration.ofSeconds(100));
        device.setSldQosControl(request ->
                request.egressModeratePercentage(20).egressSeverePercentage(30).backpressureSampleInterval(1));
        simulated.manageDynamicCapacity(management -> {
            management.offer(List.of(extent(0, 4)));
            management.offer(List.of(extent(10, 4)));
            return Boolean.TRUE;
        });
        device.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(0, 2))));
        device.addDynamicCapacityResponse(request -> request.more(true).updatedExtents(List.of(updated(10, 1))));
        device.scanMedia(request -> request.physicalAddressLengthBytes(6 * GIB).noEventLog(true));
        clock.advance(Duration.ofMillis(3072));
        return simulated;
    }

    private static DynamicCapacityExtent extent(long block, long blocks) {
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(16 * GIB + block * BLOCK)
                .length(blocks * BLOCK)
                .build();
    }

    private static UpdatedExtent updated(long block, long blocks) {
        return UpdatedExtent.builder()
                .startingDevicePhysicalAddress(16 * GIB + block * BLOCK)
                .length(blocks * BLOCK)
                .build();
    }

    private SimulatedMemoryDevice restored(Map<String, ?> state) {
        return restored(state, clock);
    }

    private static SimulatedMemoryDevice restored(Map<String, ?> state, SimulatedClock clock) {
        return SimulatedMemoryDevice.builder().clock(clock).restore(state).build();
    }

    @Test
    void restoredDevice_isTheSame() {
        SimulatedMemoryDevice used = used();
        SimulatedMemoryDevice copy = restored(used.save());

        assertEquals(used.save(), copy.save());
        Endpoint first = Endpoint.over(used.connect());
        Endpoint second = Endpoint.over(copy.connect());
        MemoryDevice device = MemoryDevice.of(second);
        assertEquals(Generic.of(first).identify(), Generic.of(second).identify());
        assertEquals(MemoryDevice.of(first).identifyMemoryDevice(), device.identifyMemoryDevice());
        assertEquals(MemoryDevice.of(first).getHealthInfo(), device.getHealthInfo());
        for (EventLog log : List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL)) {
            assertEquals(
                    Generic.of(first).getEventRecords(log), Generic.of(second).getEventRecords(log));
        }
        assertEquals(
                MemoryDevice.of(first)
                        .getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(6 * GIB)),
                device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(6 * GIB)));
        assertEquals(2, device.getLsa(101, 1).data()[0]);
    }

    @Test
    void restoredDevice_goesOnWithWhatWasUnderWay() {
        SimulatedMemoryDevice copy = restored(used().save());
        Endpoint endpoint = Endpoint.over(copy.connect());
        Generic component = Generic.of(endpoint);
        MemoryDevice device = MemoryDevice.of(endpoint);

        assertEquals(ScanMedia.OPCODE, component.backgroundOperationStatus().opcode());
        assertEquals(50, component.backgroundOperationStatus().percentComplete());
        assertRefused(
                ReturnCode.BUSY,
                () -> device.scanMedia(
                        request -> request.physicalAddressLengthBytes(64).noEventLog(true)));
        clock.advance(Duration.ofMillis(3072));
        assertEquals(100, component.backgroundOperationStatus().percentComplete());
        assertEquals(3, device.getScanMediaResults().mediaErrorRecordCount());
        assertEquals(
                Optional.of(NOON.plus(Duration.ofMillis(101_000 + 3072 + 3072))),
                component.getTimestamp().timestamp());

        device.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(12, 1))));
        assertEquals(
                List.of(extent(0, 2), extent(10, 1), extent(12, 1)),
                device.getDynamicCapacityExtentList(9, 0).extents());

        component.setFeature(request -> request.featureIdentifier(FeatureIdentifier.TRANSFER_UNDER_WAY)
                .setFeatureFlags(SetFeatureFlags.builder()
                        .action(FeatureTransferAction.FINISH)
                        .build())
                .offset(1)
                .version(1)
                .featureData(new byte[] {1}));
        assertEquals(
                33,
                component
                        .getPatrolScrubControlFeature(4, FeatureSelection.CURRENT)
                        .attributes()
                        .currentScrubCycle());
        assertRefused(
                ReturnCode.INCORRECT_PASSPHRASE, () -> device.disablePassphrase(PassphraseType.USER, new byte[32]));
        assertRefused(
                ReturnCode.INCORRECT_PASSPHRASE, () -> device.disablePassphrase(PassphraseType.USER, new byte[32]));
        assertTrue(device.getSecurityState().userPassphraseAttemptCountReached());
        copy.reset();
        device.unlock(SECRET);
        assertEquals(1, device.getHealthInfo().dirtyShutdownCount());
        assertEquals(3 * GIB, device.getPartitionInfo().activeVolatileCapacityBytes());
    }

    @Test
    void restoredDevice_finishesATransfer() {
        SimulatedMemoryDevice simulated =
                SimulatedMemoryDevice.builder().clock(clock).build();
        Generic.of(Endpoint.over(simulated.connect()))
                .transferFw(request ->
                        request.action(FirmwareTransferAction.INITIATE).data(Arrays.copyOf(new byte[] {'9'}, 128)));
        Generic component = Generic.of(Endpoint.over(restored(simulated.save()).connect()));

        component.transferFw(request -> request.action(FirmwareTransferAction.END)
                .slot(2)
                .offsetBytes(128)
                .data(new byte[128]));

        assertEquals("9", component.getFwInfo().slot2FirmwareRevision());
    }

    @Test
    void save_holdsNoPassphrase() {
        String text = used().save().toString();

        assertEquals(-1, text.indexOf(SavedState.hex(SECRET)));
        assertEquals(-1, text.indexOf(new String(SECRET, StandardCharsets.US_ASCII)));
    }

    @Test
    void restore_keepsNameAndClockOfTheBuilder() {
        SimulatedMemoryDevice copy = SimulatedMemoryDevice.builder()
                .name("mem9")
                .restore(SimulatedMemoryDevice.create().save())
                .build();

        assertEquals("mem9", copy.name());
    }

    @Test
    void restore_numbersOfAnotherWidth_areTaken() {
        Map<String, Object> state = used().save();
        for (UnaryOperator<Object> width : List.<UnaryOperator<Object>>of(
                value -> value instanceof Integer number ? (Object) number.longValue() : value,
                value -> value instanceof Number number ? BigInteger.valueOf(number.longValue()) : value)) {
            assertEquals(
                    state, restored(asMap(DamagedStates.mapped(state, width))).save());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomCommands_leaveStatesThatCanBeRestored(long seed) {
        Random random = new Random(seed);
        SimulatedMemoryDevice simulated = used();
        for (int round = 0; round < 20; round++) {
            Endpoint endpoint = Endpoint.over(simulated.connect());
            for (int i = 0; i < 300; i++) {
                byte[] payload = new byte[random.nextInt(100)];
                for (int at = 0; at < payload.length; at++) {
                    payload[at] = random.nextInt(6) == 0 ? (byte) random.nextInt(4) : 0;
                }
                sendQuietly(endpoint, random.nextInt(0x49) << 8 | random.nextInt(7), payload);
            }
            clock.advance(Duration.ofMillis(random.nextInt(4000)));
            Map<String, Object> state = simulated.save();
            simulated = restored(state);
            assertEquals(state, simulated.save());
        }
    }

    private static void sendQuietly(Endpoint endpoint, int opcode, byte[] payload) {
        try {
            endpoint.executeRaw(opcode, payload);
        } catch (StillRunningException e) {
            assertEquals(opcode, e.opcode());
        } catch (CommandFailedException e) {
            assertNotEquals(ReturnCode.INTERNAL_ERROR, e.returnCode(), e::getMessage);
        }
    }

    /** Each value of a state is replaced by each of these, and left out. */
    @Test
    void damagedState_isRefusedOrHarmless() {
        Map<String, Object> state = used().save();
        int leaves = DamagedStates.countLeaves(state);
        assertTrue(leaves > 100, "leaves: " + leaves);
        int refused = 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (Object damage : DamagedStates.VALUES) {
                refused += isRefused(asMap(DamagedStates.done(state, leaf, damage))) ? 1 : 0;
            }
        }
        assertTrue(
                refused > leaves * DamagedStates.VALUES.size() / 2,
                refused + " refused of " + leaves * DamagedStates.VALUES.size());
    }

    private boolean isRefused(Map<String, Object> state) {
        SimulatedClock ahead = SimulatedClock.driven(clock.instant());
        SimulatedMemoryDevice device;
        try {
            device = restored(state, ahead);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isEmpty());
            return true;
        }
        ahead.advance(Duration.ofDays(1));
        Endpoint endpoint = Endpoint.over(device.connect());
        for (int opcode : new int[] {0x0002, 0x0100, 0x0200, 0x0300, 0x4100, 0x4200, 0x4305, 0x4500, 0x4700, 0x4801}) {
            sendQuietly(endpoint, opcode, new byte[16]);
        }
        device.save();
        return false;
    }

    @Test
    void damage_isNamedWithItsPlace() {
        Map<String, Object> state = used().save();
        assertEquals(
                "state.version should be from 1 to 1, is 2",
                messageOf(Map.of("version", 2, "shape", Map.of(), "parts", Map.of())));
        assertEquals("state.version should be a whole number, is null", messageOf(Map.of()));

        Map<String, Object> withoutParts = new LinkedHashMap<>(state);
        withoutParts.remove("parts");
        assertEquals("state.parts should be a map, is null", messageOf(withoutParts));

        Map<String, Object> parts = new LinkedHashMap<>(asMap(state.get("parts")));
        parts.put("poison", Map.of("ranges", List.of(Map.of("address", -64))));
        assertTrue(messageOf(Map.of("version", 1, "shape", asMap(state.get("shape")), "parts", parts))
                .startsWith("state.parts.poison.ranges[0].address should be from 0 to "));
    }

    private String messageOf(Map<String, ?> state) {
        String message = assertThrows(IllegalArgumentException.class, () -> restored(state))
                .getMessage();
        return message == null ? "" : message;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
