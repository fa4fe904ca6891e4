package org.cxlmi.simulator.component;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.CxlIoTransactionType;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;
import org.cxlmi.sdk.fmapi.LdBinding;
import org.cxlmi.sdk.fmapi.LtssmState;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.PortOpcode;
import org.cxlmi.sdk.fmapi.PortStateInformation;
import org.cxlmi.sdk.fmapi.SecretValueState;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemoryResponse;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.VcsInformation;
import org.cxlmi.sdk.fmapi.VcsState;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;

class SimulatedSwitchTest {

    private static final int UPSTREAM = 0;
    private static final int SLD_PORT = 3;
    private static final int MLD_PORT = 4;
    private static final int EMPTY_PORT = 5;
    private static final int DISABLED_PORT = 7;
    private static final Duration BINDING_TIME = Duration.ofMillis(100);

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice device =
            SimulatedMemoryDevice.builder().name("mem").clock(clock).build();
    private final SimulatedSwitch component = SimulatedSwitch.builder()
            .clock(clock)
            .deviceId(0x1234, 0x5678)
            .ports(8)
            .disabledPort(DISABLED_PORT)
            .plugIn(SLD_PORT, device)
            .plugIn(MLD_PORT, SimulatedMultiLogicalDevice.builder().clock(clock).build())
            .virtualSwitch(UPSTREAM, 4)
            .virtualSwitch(1, 2)
            .bindingTime(BINDING_TIME)
            .build();
    private final Endpoint endpoint = Endpoint.over(component.connect());
    private final FabricManager manager = FabricManager.of(endpoint);

    @Test
    void identify_countsPortsAndVirtualSwitches() {
        IdentifySwitchDeviceResponse identity = manager.identifySwitchDevice();

        assertEquals(8, identity.physicalPortCount());
        assertEquals(0x7F, identity.activePortBitmask()[0]);
        assertEquals(2, identity.vcsCount());
        assertEquals(3, identity.activeVcsBitmask()[0]);
        assertEquals(6, identity.totalVppbCount());
        assertEquals(0, identity.activeVppbCount());
        assertSame(
                ComponentType.SWITCH,
                Generic.of(endpoint).identify().componentType().orElseThrow());
    }

    @Test
    void portStates_tellWhatIsThere() {
        List<PortStateInformation> states = manager.getPhysicalPortState(
                        UPSTREAM, SLD_PORT, MLD_PORT, EMPTY_PORT, DISABLED_PORT, 99)
                .ports();

        assertEquals(
                List.of(
                        PortConfigurationState.USP,
                        PortConfigurationState.DSP,
                        PortConfigurationState.DSP,
                        PortConfigurationState.DSP,
                        PortConfigurationState.DISABLED,
                        PortConfigurationState.INVALID_PORT_ID),
                states.stream().map(PortStateInformation::configurationState).toList());
        assertSame(
                ConnectedDeviceType.CXL_TYPE_3_SLD,
                states.get(1).connectedDeviceType().orElseThrow());
        assertSame(
                ConnectedDeviceType.CXL_TYPE_3_MLD,
                states.get(2).connectedDeviceType().orElseThrow());
        assertSame(LtssmState.L0, states.get(1).ltssmState().orElseThrow());
        assertSame(LtssmState.DETECT, states.get(3).ltssmState().orElseThrow());
        assertSame(LtssmState.DISABLED, states.get(4).ltssmState().orElseThrow());
        assertEquals(Optional.of(false), states.get(3).prsntPresent());
        assertEquals(Optional.empty(), states.get(0).connectedDeviceType());
        assertEquals(Optional.empty(), states.get(4).connectedDeviceMode());
        assertEquals(Optional.empty(), states.get(5).ltssmState());
    }

    @Test
    void portStates_moreThanFit_areCut() {
        SimulatedSwitch large = SimulatedSwitch.builder().ports(255).build();
        FabricManager of = FabricManager.of(Endpoint.over(large.connect()));

        assertEquals(
                255,
                of.getPhysicalPortState(IntStream.range(0, 255).toArray())
                        .ports()
                        .size());
        Endpoint limited = Endpoint.over(large.connect());
        Generic.of(limited).setResponseMessageLimit(256);
        assertEquals(
                15,
                FabricManager.of(limited)
                        .getPhysicalPortState(IntStream.range(0, 255).toArray())
                        .ports()
                        .size());
    }

    @Test
    void portControl_perst_takesTheLinkDown() {
        manager.physicalPortControl(SLD_PORT, PortOpcode.ASSERT_PERST);
        PortStateInformation held =
                manager.getPhysicalPortState(SLD_PORT).ports().get(0);
        assertEquals(Optional.of(true), held.perstAsserted());
        assertEquals(Optional.of(true), held.prsntPresent());
        assertSame(ConnectedDeviceType.NO_DEVICE, held.connectedDeviceType().orElseThrow());

        manager.physicalPortControl(SLD_PORT, PortOpcode.DEASSERT_PERST);
        assertSame(
                LtssmState.L0,
                manager.getPhysicalPortState(SLD_PORT)
                        .ports()
                        .get(0)
                        .ltssmState()
                        .orElseThrow());
    }

    @Test
    void portControl_reset_resetsTheDevice() {
        MemoryDevice memory = MemoryDevice.of(Endpoint.over(device.connect()));
        memory.setPartitionInfo(request -> request.volatileCapacityBytes(1L << 28));

        manager.physicalPortControl(SLD_PORT, PortOpcode.RESET_PPB);

        assertEquals((2L << 30) + (1L << 28), memory.getPartitionInfo().activeVolatileCapacityBytes());
    }

    @Test
    void portControl_whereNothingCanBeControlled_isRefused() {
        for (int port : new int[] {UPSTREAM, DISABLED_PORT, 99}) {
            assertRefused(ReturnCode.INVALID_INPUT, () -> manager.physicalPortControl(port, PortOpcode.ASSERT_PERST));
        }
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> manager.physicalPortControl(
                        request -> request.ppbId(SLD_PORT).portOpcodeCode(9)));
    }

    @Test
    void ppbConfiguration_hasItsIdAndKeepsEnabledBytes() {
        assertEquals(0x5678_1234L, configuration(CxlIoTransactionType.READ, 0, 0xF, 0));
        configuration(CxlIoTransactionType.WRITE, 0, 0xF, 0);
        configuration(CxlIoTransactionType.WRITE, 0x40, 0b0101, 0xAABB_CCDDL);

        assertEquals(0x5678_1234L, configuration(CxlIoTransactionType.READ, 0, 0xF, 0));
        assertEquals(0x00BB_00DDL, configuration(CxlIoTransactionType.READ, 0x40, 0xF, 0));
        assertEquals(0xDDL, configuration(CxlIoTransactionType.READ, 0x40, 1, 0));
        assertRefused(ReturnCode.INVALID_INPUT, () -> configuration(CxlIoTransactionType.READ, 2, 0xF, 0));
    }

    private long configuration(CxlIoTransactionType type, int register, int enables, long data) {
        return manager.sendPpbCxlIoConfiguration(request -> request.ppbId(SLD_PORT)
                        .transactionType(type)
                        .registerNumber(register)
                        .firstDwByteEnables(enables)
                        .transactionData(data))
                .returnDataRaw();
    }

    @Test
    void bind_goesOnInTheBackground() {
        BackgroundOperation bind = bind(0, 2, SLD_PORT, OptionalInt.empty());

        assertTrue(bind.isRunning());
        assertSame(VppbBindingStatus.BIND_OR_UNBIND_IN_PROGRESS, vppb(0, 2));
        assertSame(
                PortConfigurationState.BIND_IN_PROGRESS,
                manager.getPhysicalPortState(SLD_PORT).ports().get(0).configurationState());
        clock.advance(BINDING_TIME.dividedBy(2));
        BackgroundOperationStatusResponse half = status();
        assertTrue(half.operationInProgress());
        assertEquals(50, half.percentComplete());
        assertRefused(ReturnCode.BUSY, () -> bind(1, 0, EMPTY_PORT, OptionalInt.empty()));

        clock.advance(BINDING_TIME);
        assertFalse(status().operationInProgress());
        assertEquals(BindVppb.OPCODE, status().opcode());
        assertEquals(ReturnCode.SUCCESS.code(), status().returnCode().orElseThrow());
        assertSame(VppbBindingStatus.BOUND_PHYSICAL_PORT, vppb(0, 2));
        assertEquals(1, manager.identifySwitchDevice().activeVppbCount());
    }

    @Test
    void bind_whatIsNotThereOrTaken_isRefused() {
        bound(0, 0, SLD_PORT, OptionalInt.empty());
        bound(0, 1, MLD_PORT, OptionalInt.of(3));

        assertNotBound(9, 0, EMPTY_PORT, OptionalInt.empty());
        assertNotBound(0, 4, EMPTY_PORT, OptionalInt.empty());
        assertNotBound(0, 0, EMPTY_PORT, OptionalInt.empty());
        assertNotBound(0, 2, SLD_PORT, OptionalInt.empty());
        assertNotBound(0, 2, EMPTY_PORT, OptionalInt.of(0));
        assertNotBound(0, 2, MLD_PORT, OptionalInt.empty());
        assertNotBound(0, 2, MLD_PORT, OptionalInt.of(3));
        assertNotBound(0, 2, MLD_PORT, OptionalInt.of(16));
        assertNotBound(0, 2, UPSTREAM, OptionalInt.empty());
        assertNotBound(0, 2, DISABLED_PORT, OptionalInt.empty());
        bound(1, 0, MLD_PORT, OptionalInt.of(4));
        assertEquals(3, manager.identifySwitchDevice().activeVppbCount());
    }

    private void assertNotBound(int vcs, int vppb, int port, OptionalInt ld) {
        assertRefused(ReturnCode.INVALID_INPUT, () -> bind(vcs, vppb, port, ld));
    }

    @Test
    void unbind_freesTheVppb() {
        bound(0, 1, MLD_PORT, OptionalInt.of(3));

        manager.unbindVppb(0, 1, UnbindOption.SURPRISE_HOT_REMOVE);
        clock.advance(BINDING_TIME);

        assertSame(VppbBindingStatus.UNBOUND, vppb(0, 1));
        assertEquals(UnbindVppb.OPCODE, status().opcode());
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.unbindVppb(0, 1, UnbindOption.SURPRISE_HOT_REMOVE));
    }

    @Test
    void unbind_thatWaitsForLinkDown_waits() {
        bound(0, 1, SLD_PORT, OptionalInt.empty());

        manager.unbindVppb(0, 1, UnbindOption.WAIT_FOR_LINK_DOWN);
        clock.advance(Duration.ofHours(1));
        assertTrue(status().operationInProgress());

        component.setLinkDown(SLD_PORT, true);
        assertFalse(status().operationInProgress());
        assertSame(VppbBindingStatus.UNBOUND, vppb(0, 1));
    }

    @Test
    void virtualSwitches_listTheirVppbs() {
        bound(0, 3, MLD_PORT, OptionalInt.of(5));

        List<VcsInformation> blocks = manager.getVirtualCxlSwitchInfo(
                        request -> request.startVppb(2).vppbListLimit(8).vcsIds(new int[] {0, 1, 77}))
                .virtualSwitches();

        assertEquals(4, blocks.get(0).vppbCount());
        assertEquals(2, blocks.get(0).vppbs().size());
        LdBinding binding = blocks.get(0).vppbs().get(1).ldBinding().orElseThrow();
        assertEquals(OptionalInt.of(5), binding.ldId());
        assertEquals(MLD_PORT, binding.portId());
        assertEquals(OptionalInt.of(1), blocks.get(1).uspId());
        assertTrue(blocks.get(1).vppbs().isEmpty());
        assertSame(VcsState.INVALID_VCS_ID, blocks.get(2).vcsState());
    }

    @Test
    void aerEvents_areReportedByWhatIsThere() {
        bound(0, 1, SLD_PORT, OptionalInt.empty());

        manager.generateAerEvent(request -> request.vcsId(0).vppbId(0).statusBit(4));
        manager.generateAerEvent(request -> request.vcsId(0).vppbId(2).uncorrectable(true));

        assertEquals(2, component.aerEvents().size());
        assertTrue(component.aerEvents().get(1).uncorrectable());
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.generateAerEvent(request -> request.vppbId(1)));
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.generateAerEvent(request -> request.vppbId(200)));
    }

    @Test
    void domainValidation_setsItsOwnValueOnce() {
        UUID value = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        assertSame(
                SecretValueState.NOT_SET, manager.getDomainValidationSvState().secretValueState());
        manager.setDomainValidationSv(value);
        assertSame(SecretValueState.SET, manager.getDomainValidationSvState().secretValueState());
        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.setDomainValidationSv(value));

        assertRefused(ReturnCode.INVALID_INPUT, () -> manager.getDomainValidationSv(1));
        component.setSecretValue(1, value);
        assertSame(
                SecretValueState.SET, manager.getVcsDomainValidationSvState(1).secretValueState());
        assertSame(
                SecretValueState.NOT_SET,
                manager.getVcsDomainValidationSvState(0).secretValueState());
        assertEquals(value, manager.getDomainValidationSv(1).secretValueUuid());
    }

    @Test
    void logicalDeviceMemory_isReadAndWrittenByTheByte() {
        byte[] data = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        int written = manager.sendLdCxlIoMemory(request -> request.portId(MLD_PORT)
                        .ldId(2)
                        .transactionType(CxlIoTransactionType.WRITE)
                        .firstDwByteEnables(0b1100)
                        .lastDwByteEnables(0b0001)
                        .transactionAddress(0x100)
                        .transactionLength(data.length)
                        .transactionData(data))
                .returnSize();

        assertEquals(data.length, written);
        assertArrayEquals(new byte[] {0, 0, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0}, read(2, 0x100, 12));
        assertArrayEquals(new byte[12], read(3, 0x100, 12));
        assertRefused(ReturnCode.INVALID_INPUT, () -> read(16, 0x100, 12));
        assertRefused(ReturnCode.INVALID_INPUT, () -> read(2, -4, 12));
        assertRefused(ReturnCode.INVALID_INPUT, () -> read(2, 0x100, 0));
        assertEquals(4096, read(2, 0, 4096).length);
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> manager.sendLdCxlIoMemory(request -> request.portId(MLD_PORT)
                        .transactionType(CxlIoTransactionType.WRITE)
                        .transactionLength(8)
                        .transactionData(new byte[4])));
    }

    private byte[] read(int ld, long address, int length) {
        SendLdCxlIoMemoryResponse response = manager.sendLdCxlIoMemory(request -> request.portId(MLD_PORT)
                .ldId(ld)
                .firstDwByteEnables(0xF)
                .lastDwByteEnables(0xF)
                .transactionAddress(address)
                .transactionLength(length));
        assertEquals(length, response.returnSize());
        return response.returnData();
    }

    @Test
    void logicalDeviceConfiguration_isThatOfTheLogicalDevice() {
        manager.sendLdCxlIoConfiguration(request -> request.ppbId(MLD_PORT)
                .ldId(1)
                .transactionType(CxlIoTransactionType.WRITE)
                .extendedRegisterNumber(1)
                .firstDwByteEnables(0xF)
                .transactionData(0xFEED_BEEFL));

        assertEquals(0xFEED_BEEFL, logicalDeviceRegister(MLD_PORT, 1));
        assertEquals(0, logicalDeviceRegister(MLD_PORT, 2));
        assertRefused(ReturnCode.INVALID_INPUT, () -> logicalDeviceRegister(SLD_PORT, 1));
        assertRefused(ReturnCode.INVALID_INPUT, () -> logicalDeviceRegister(EMPTY_PORT, 1));
        component.setLinkDown(MLD_PORT, true);
        assertRefused(ReturnCode.INVALID_INPUT, () -> logicalDeviceRegister(MLD_PORT, 1));
    }

    private long logicalDeviceRegister(int port, int ld) {
        return manager.sendLdCxlIoConfiguration(request ->
                        request.ppbId(port).ldId(ld).extendedRegisterNumber(1).firstDwByteEnables(0xF))
                .returnDataRaw();
    }

    @Test
    void commands_areThoseOfTheEffectsLog() {
        List<Integer> listed = Generic.of(endpoint)
                .getCommandEffectsLog(
                        0,
                        Generic.of(endpoint)
                                .getSupportedLogs()
                                .supportedLogEntries()
                                .get(0)
                                .logSize())
                .entries()
                .stream()
                .map(CommandEffectsLogEntry::opcode)
                .toList();

        for (int opcode = 0; opcode <= 0x5FFF; opcode++) {
            int each = opcode;
            if (listed.contains(each)) {
                continue;
            }
            CommandFailedException refused =
                    assertThrows(CommandFailedException.class, () -> endpoint.executeRaw(each, new byte[0]));
            assertSame(ReturnCode.UNSUPPORTED, refused.returnCode());
        }
        for (Command<?, ?> command : List.of(BindVppb.COMMAND, UnbindVppb.COMMAND)) {
            assertTrue(listed.contains(command.opcode()));
        }
        assertEquals(22, listed.size());
    }

    @Test
    void build_contradictions_areRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedSwitch.builder().ports(4).plugIn(4, device).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedSwitch.builder()
                        .virtualSwitch(1, 2)
                        .plugIn(1, device)
                        .build());
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedSwitch.builder()
                        .virtualSwitch(1, 2)
                        .virtualSwitch(1, 2)
                        .build());
        assertThrows(IllegalArgumentException.class, () -> component.plugIn(UPSTREAM, device));
        assertEquals(Optional.of(device), component.component(SLD_PORT));
    }

    private BackgroundOperation bind(int vcs, int vppb, int port, OptionalInt ld) {
        return manager.bindVppb(request -> {
            request.vcsId(vcs).vppbId(vppb).portId(port);
            ld.ifPresent(request::ldId);
        });
    }

    private void bound(int vcs, int vppb, int port, OptionalInt ld) {
        bind(vcs, vppb, port, ld);
        clock.advance(BINDING_TIME);
    }

    private VppbBindingStatus vppb(int vcs, int vppb) {
        return manager.getVirtualCxlSwitchInfo(
                        request -> request.startVppb(vppb).vppbListLimit(1).vcsIds(new int[] {vcs}))
                .virtualSwitches()
                .get(0)
                .vppbs()
                .get(0)
                .bindingStatus();
    }

    private BackgroundOperationStatusResponse status() {
        return Generic.of(endpoint).backgroundOperationStatus();
    }
}
