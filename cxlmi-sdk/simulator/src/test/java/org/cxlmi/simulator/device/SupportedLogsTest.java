package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.fmapi.GetDcdInfo;
import org.cxlmi.sdk.generic.CommandEffects;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.memdev.AddDynamicCapacityResponse;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfiguration;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentList;
import org.cxlmi.sdk.memdev.MediaOperationsDiscovery;
import org.cxlmi.sdk.memdev.ReleaseDynamicCapacity;
import org.cxlmi.sdk.memdev.SetLsa;
import org.cxlmi.sdk.memdev.SetPartitionInfo;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.dcd.DynamicCapacityDevice;
import org.junit.jupiter.api.Test;

class SupportedLogsTest {

    private final Endpoint endpoint =
            Endpoint.over(SimulatedMemoryDevice.create().connect());
    private final Generic component = Generic.of(endpoint);

    private static Set<Integer> listed(Endpoint endpoint) {
        Generic component = Generic.of(endpoint);
        SupportedLogEntry log =
                component.getSupportedLogs().supportedLogEntries().get(0);
        return component.getCommandEffectsLog(0, log.logSize()).entries().stream()
                .map(CommandEffectsLogEntry::opcode)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private CommandEffects effects(int opcode) {
        return component.getCommandEffectsLog(0, logSize()).entries().stream()
                .filter(entry -> entry.opcode() == opcode)
                .findFirst()
                .orElseThrow()
                .commandEffects();
    }

    private long logSize() {
        return component.getSupportedLogs().supportedLogEntries().get(0).logSize();
    }

    @Test
    void commandEffectsLog_dependsOnWhatTheDeviceIsMadeOf() {
        Set<Integer> plain = listed(endpoint);
        Set<Integer> dynamic =
                listed(Endpoint.over(DynamicCapacityDevice.create().connect()));
        Set<Integer> little = listed(Endpoint.over(SimulatedMemoryDevice.builder()
                .labelStorageSize(0)
                .partitionableCapacity(0, 1L << 30)
                .build()
                .connect()));

        assertTrue(plain.containsAll(little));
        assertTrue(dynamic.containsAll(plain));
        assertFalse(little.contains(SetLsa.OPCODE) || little.contains(SetPartitionInfo.OPCODE));
        dynamic.removeAll(plain);
        Set<Integer> expected = new TreeSet<>(Set.of(
                GetDynamicCapacityConfiguration.OPCODE,
                GetDynamicCapacityExtentList.OPCODE,
                AddDynamicCapacityResponse.OPCODE,
                ReleaseDynamicCapacity.OPCODE));
        FabricManagerCommands.all().stream()
                .map(Command::opcode)
                .filter(opcode -> opcode >> Byte.SIZE == GetDcdInfo.OPCODE >> Byte.SIZE)
                .forEach(expected::add);
        assertEquals(expected, dynamic);
    }

    @Test
    void commandEffectsLog_hasTheEffectsOfEachCommand() {
        assertEquals(CommandEffects.builder().resetEffectsValid(true).build(), effects(Identify.OPCODE));
        assertEquals(
                CommandEffects.builder()
                        .immediateConfigurationChange(true)
                        .immediateDataChange(true)
                        .resetEffectsValid(true)
                        .build(),
                effects(SetLsa.OPCODE));
        assertEquals(
                CommandEffects.builder()
                        .configurationChangeAfterColdReset(true)
                        .backgroundOperation(true)
                        .requestAbortBackgroundOperationSupported(true)
                        .resetEffectsValid(true)
                        .configurationChangeAfterConventionalReset(true)
                        .configurationChangeAfterCxlReset(true)
                        .build(),
                effects(TransferFw.OPCODE));
    }

    @Test
    void commandEffectsLog_variantsOfOneOpcode_haveTheEffectsOfAll() {
        assertEquals(
                CommandEffects.builder()
                        .immediateDataChange(true)
                        .backgroundOperation(true)
                        .resetEffectsValid(true)
                        .build(),
                effects(MediaOperationsDiscovery.OPCODE));
    }

    @Test
    void getSupportedLogs_listsCommandEffectsAndStateDump() {
        assertEquals(
                List.of(LogIdentifier.COMMAND_EFFECTS_LOG, LogIdentifier.COMPONENT_STATE_DUMP_LOG),
                component.getSupportedLogs().supportedLogEntries().stream()
                        .map(SupportedLogEntry::logIdentifier)
                        .toList());
    }

    @Test
    void getLog_readsParts() {
        byte[] whole = component
                .getLog(LogIdentifier.COMMAND_EFFECTS_LOG, 0, logSize())
                .data();

        assertArrayEquals(
                Arrays.copyOfRange(whole, 6, 13),
                component.getLog(LogIdentifier.COMMAND_EFFECTS_LOG, 6, 7).data());
        assertEquals(
                0,
                component
                        .getLog(LogIdentifier.COMMAND_EFFECTS_LOG, whole.length, 0)
                        .data()
                        .length);
    }

    @Test
    void getLog_beyondTheEndOrTheResponse_isInvalidInput() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getCommandEffectsLog(0, logSize() + 4));
        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getCommandEffectsLog(logSize() + 4, 0));
        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getCommandEffectsLog(0xffff_ffffL, 0xffff_ffffL));
    }

    @Test
    void getLog_thatTheDeviceLacks_isInvalidLog() {
        assertRefused(ReturnCode.INVALID_LOG, () -> component.getLog(LogIdentifier.VENDOR_DEBUG_LOG, 0, 4));
        assertRefused(
                ReturnCode.INVALID_LOG, () -> component.getLog(request -> request.logIdentifierId(new UUID(1, 2))));
    }

    @Test
    void getLog_tooShort_isInvalidPayloadLength() {
        byte[] request = new byte[GetLogRequest.MINIMUM_LENGTH - 1];

        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(GetLog.OPCODE, request));
    }
}
