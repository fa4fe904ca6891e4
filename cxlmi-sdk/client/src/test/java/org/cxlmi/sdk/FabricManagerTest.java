package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.fmapi.ConnectedDeviceMode;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.CxlIoTransactionType;
import org.cxlmi.sdk.fmapi.DrtEntry;
import org.cxlmi.sdk.fmapi.DynamicCapacityRegionConfiguration;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.FastSegmentEntry;
import org.cxlmi.sdk.fmapi.GetDcdInfoResponse;
import org.cxlmi.sdk.fmapi.GetDrtResponse;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfigurationResponse;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoRequest;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoResponse;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityRelease;
import org.cxlmi.sdk.fmapi.LdstSegmentEntry;
import org.cxlmi.sdk.fmapi.LinkPartnerInformation;
import org.cxlmi.sdk.fmapi.PcieLinkSpeed;
import org.cxlmi.sdk.fmapi.PidEntry;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.PortStateInformation;
import org.cxlmi.sdk.fmapi.ReRouterEntry;
import org.cxlmi.sdk.fmapi.SegmentInterleaveWays;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfiguration;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfigurationRequest;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemory;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemoryResponse;
import org.cxlmi.sdk.fmapi.SendPpbCxlIoConfiguration;
import org.cxlmi.sdk.fmapi.TunnelManagementCommand;
import org.cxlmi.sdk.fmapi.TunnelTargetType;
import org.cxlmi.sdk.fmapi.VcsInformation;
import org.cxlmi.sdk.fmapi.VcsState;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of the fabric manager whose payloads have an unusual shape, or another one than in libcxlmi. */
class FabricManagerTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String TAG = "00112233445566778899aabbccddeeff";

    private final ScriptedTransport transport = new ScriptedTransport("switch0");
    private final FabricManager switch0 = FabricManager.of(Endpoint.over(transport));

    @Test
    void sendLdCxlIoConfiguration_packsRegisterEnablesAndType() {
        // PPB, register low, enables and register high, type, LD, two reserved bytes, data
        byte[] expected = HEX.parseHex("02" + "34" + "f1" + "80" + "0300" + "0000" + "78563412");

        SendLdCxlIoConfigurationRequest request = SendLdCxlIoConfigurationRequest.builder()
                .ppbId(2)
                .registerNumber(0x34)
                .extendedRegisterNumber(1)
                .firstDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.WRITE)
                .ldId(3)
                .transactionData(0x1234_5678)
                .build();

        assertArrayEquals(expected, request.bytes());
    }

    @Test
    void sendLdCxlIoMemory_write_hasDataAtByte16AndNoneInTheAnswer() {
        // port, enables and type in three bytes, LD, length, address, data
        byte[] expected = HEX.parseHex("02" + "00f08f" + "0300" + "0800" + "0010000000000000" + "0102030405060708");
        // bytes written, two reserved bytes
        transport.on(SendLdCxlIoMemory.OPCODE).expecting(expected).reply(HEX.parseHex("0800" + "0000"));

        SendLdCxlIoMemoryResponse response = switch0.sendLdCxlIoMemory(request -> request.portId(2)
                .firstDwByteEnables(0xF)
                .lastDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.WRITE)
                .ldId(3)
                .transactionLength(8)
                .transactionAddress(0x1000)
                .transactionData(HEX.parseHex("0102030405060708")));

        assertEquals(8, response.returnSize());
        assertEquals(0, response.returnData().length);
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void sendLdCxlIoMemory_read_sendsNoDataAndBringsSome() {
        byte[] expected = HEX.parseHex("02" + "00f000" + "0300" + "0400" + "0010000000000000");
        transport.on(SendLdCxlIoMemory.OPCODE).expecting(expected).reply(HEX.parseHex("0400" + "0000" + "cafebabe"));

        SendLdCxlIoMemoryResponse response = switch0.sendLdCxlIoMemory(request -> request.portId(2)
                .firstDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.READ)
                .ldId(3)
                .transactionLength(4)
                .transactionAddress(0x1000));

        assertArrayEquals(HEX.parseHex("cafebabe"), response.returnData());
        assertThrows(
                IllegalArgumentException.class,
                () -> switch0.sendLdCxlIoMemory(request -> request.transactionLength(4097)));
    }

    @ParameterizedTest
    @CsvSource({
        "READ, 0800 0000 01020304", // less than the return size says
        "READ, 0400 0000 0102030405060708", // more than it says
        "READ, 0C00 0000 0102030405060708090A0B0C", // more than was asked for
        "WRITE, 0400 0000 01020304" // data that nobody asked for
    })
    void sendLdCxlIoMemory_dataOtherThanTheReturnSizeSays_areMalformed(CxlIoTransactionType type, String reply) {
        transport.on(SendLdCxlIoMemory.OPCODE).reply(HEX.parseHex(reply.replace(" ", "")));

        MalformedResponseException failure = assertThrows(
                MalformedResponseException.class,
                () -> switch0.sendLdCxlIoMemory(
                        request -> request.transactionType(type).transactionLength(8)));

        assertEquals("returnData", failure.field());
    }

    @Test
    void sendCxlIoConfiguration_write_returnsNothing() {
        byte[] reply = HEX.parseHex("78563412");
        transport.always(SendLdCxlIoConfiguration.OPCODE).reply(reply);
        transport.always(SendPpbCxlIoConfiguration.OPCODE).reply(reply);

        assertEquals(
                OptionalLong.of(0x1234_5678),
                switch0.sendLdCxlIoConfiguration(request -> request.transactionType(CxlIoTransactionType.READ))
                        .returnData());
        assertEquals(
                OptionalLong.empty(),
                switch0.sendLdCxlIoConfiguration(request -> request.transactionType(CxlIoTransactionType.WRITE))
                        .returnData());
        assertEquals(
                OptionalLong.of(0x1234_5678),
                switch0.sendPpbCxlIoConfiguration(request -> request.transactionType(CxlIoTransactionType.READ))
                        .returnData());
        assertEquals(
                OptionalLong.empty(),
                switch0.sendPpbCxlIoConfiguration(request -> request.transactionType(CxlIoTransactionType.WRITE))
                        .returnData());
    }

    @Test // W18
    void pids_areTwelveBitsAndAbsentIfAllAreSet() {
        assertEquals(OptionalInt.of(0x123), PidEntry.wrap(HEX.parseHex("23f1")).pid());
        assertEquals(OptionalInt.empty(), PidEntry.wrap(HEX.parseHex("ff0f")).pid());
        assertEquals(OptionalInt.empty(), PidEntry.wrap(HEX.parseHex("ffff")).pid());
        LinkPartnerInformation partner = LinkPartnerInformation.wrap(
                HEX.parseHex("0102" + "ff3f" + "00".repeat(LinkPartnerInformation.LENGTH - 4)));
        assertEquals(OptionalInt.empty(), partner.pid());
        assertEquals(3, partner.deviceType());
        // index, reserved byte, count, first entry with reserved bits, RGT, reserved byte
        assertEquals(
                0x123,
                GetDrtResponse.wrap(HEX.parseHex("0000" + "0000" + "23f1" + "0000"))
                        .startEntry());
    }

    /** A port with a configuration, all of whose other bytes mean something if the configuration says so. */
    private static PortStateInformation port(String configuration) {
        // port, configuration, mode, reserved, type, supported modes, widths, speeds, state of the link, flags and LDs
        return PortStateInformation.wrap(HEX.parseHex("00" + configuration + "02" + "00" + "05" + "0f" + "10" + "10"
                + "3f" + "06" + "05" + "04" + "00" + "0400" + "10"));
    }

    @Test // W6
    void portState_upstream_hasNeitherModeNorTypeOfADevice() {
        PortStateInformation port = port("04");

        assertEquals(Optional.empty(), port.connectedDeviceMode());
        assertEquals(Optional.empty(), port.connectedDeviceType());
        assertEquals(5, port.connectedDeviceTypeCode());
        assertEquals(Optional.of(true), port.prsntPresent());
        assertEquals(OptionalInt.of(16), port.supportedLdCount());
    }

    @Test // W6
    void portState_ofAStateThatIsNotKnown_hasWhatEveryPortHas() {
        assertEquals(Optional.empty(), port("07").connectedDeviceMode());
        assertEquals(OptionalInt.of(16), port("07").supportedLdCount());
    }

    @Test // W20
    void portState_globalApiEndpoint_isThatOfAnUpstreamPort() {
        assertEquals(Optional.empty(), port("13").gaePresent());
        assertEquals(Optional.of(true), port("14").gaePresent());
        assertEquals(Optional.of(false), port("04").gaePresent());
    }

    @Test // W6
    void portState_fabricPort_hasTheTypeOfADeviceOnly() {
        assertEquals(Optional.empty(), port("05").connectedDeviceMode());
        assertEquals(Optional.of(ConnectedDeviceType.CXL_TYPE_3_MLD), port("05").connectedDeviceType());
    }

    @Test // W6
    void portState_downstream_hasAll() {
        assertEquals(Optional.of(ConnectedDeviceMode.VH_68B_FLIT), port("03").connectedDeviceMode());
        assertEquals(Optional.of(ConnectedDeviceType.CXL_TYPE_3_MLD), port("03").connectedDeviceType());
    }

    @Test // W6
    void portState_invalidPort_hasNothing() {
        PortStateInformation port = port("0f");

        assertEquals(PortConfigurationState.INVALID_PORT_ID, port.configurationState());
        assertEquals(Optional.empty(), port.connectedDeviceMode());
        assertEquals(Optional.empty(), port.connectedDeviceType());
        assertEquals(Optional.empty(), port.maximumLinkSpeed());
        assertEquals(Optional.empty(), port.ltssmState());
        assertEquals(Optional.empty(), port.prsntPresent());
        assertEquals(OptionalInt.empty(), port.firstNegotiatedLaneNumber());
        assertEquals(OptionalInt.empty(), port.supportedLdCount());
    }

    @Test // W20
    void ldstSegment_thatIsNotInUse_hasNoTarget() {
        LdstSegmentEntry unused = LdstSegmentEntry.wrap(HEX.parseHex("00" + "03" + "06" + "00" + "2301" + "0000"));
        LdstSegmentEntry used = LdstSegmentEntry.wrap(HEX.parseHex("01" + "03" + "06" + "00" + "2301" + "0000"));

        assertEquals(Optional.empty(), unused.interleaveWays());
        assertEquals(Optional.empty(), unused.interleaveGranularity());
        assertEquals(OptionalInt.empty(), unused.dpidOrIdtIndex());
        assertEquals(Optional.of(SegmentInterleaveWays.WAYS_8), used.interleaveWays());
        assertEquals(OptionalInt.of(0x123), used.dpidOrIdtIndex());
    }

    @Test // W20
    void fastSegment_thatIsNotInUse_hasNoTarget() {
        FastSegmentEntry unused = FastSegmentEntry.wrap(HEX.parseHex("02" + "03" + "06" + "00" + "2301" + "0000"));

        assertEquals(Optional.empty(), unused.interleaveWays());
        assertEquals(OptionalInt.empty(), unused.dpidOrIdtIndex());
    }

    @Test // W20
    void drtEntry_withoutARoute_hasNoTarget() {
        assertEquals(OptionalInt.empty(), DrtEntry.wrap(HEX.parseHex("0007")).routingTarget());
        assertEquals(OptionalInt.of(7), DrtEntry.wrap(HEX.parseHex("0107")).routingTarget());
        assertEquals(OptionalInt.of(7), DrtEntry.wrap(HEX.parseHex("0207")).routingTarget());
    }

    @Test // W20
    void reRouterEntry_withoutSegments_hasNoSegment() {
        assertEquals(
                OptionalInt.empty(),
                ReRouterEntry.wrap(HEX.parseHex("2301" + "07" + "01" + "08")).requesterSegment());
        assertEquals(
                OptionalInt.of(7),
                ReRouterEntry.wrap(HEX.parseHex("2311" + "07" + "01" + "08")).requesterSegment());
    }

    @Test // V6
    void linkSpeed7_is128GtPerSecond() {
        // port, configuration, mode, reserved, type, supported modes, widths, speeds, state of the link, flags and LDs
        PortStateInformation port = PortStateInformation.wrap(HEX.parseHex("00" + "03" + "03" + "00" + "05" + "0f"
                + "10" + "10" + "7f" + "07" + "07" + "04" + "00" + "0000" + "01"));

        assertEquals(PcieLinkSpeed.GT_128, port.maximumLinkSpeed().orElseThrow().speed());
        assertTrue(port.supportedLinkSpeedsVector().orElseThrow().gt128());
    }

    @Test
    void tunnelManagementCommand_countsTheWholeMessage() {
        byte[] message = HEX.parseHex("00" + "07" + "00" + "0100" + "000000" + "0000" + "0000" + "00");
        transport
                .on(TunnelManagementCommand.OPCODE)
                .expecting(HEX.parseHex("05" + "01" + "0d00" + HEX.formatHex(message)))
                .reply(HEX.parseHex("0d00" + "0000" + HEX.formatHex(message)));

        byte[] answer = switch0.tunnelManagementCommand(5, TunnelTargetType.LD_POOL_CCI, message)
                .response();

        assertArrayEquals(message, answer);
        assertEquals(MessageType.FM_API, transport.exchanges().get(0).request().messageType());
    }

    @Test
    void getDcdInfo_hasABlockSizeMaskForEachOfEightRegions() {
        byte[] bytes = new byte[84];
        bytes[12] = 2; // total capacity, in steps of 256 MiB
        bytes[20 + 3] = (byte) 0x80; // region 0, bit 31
        bytes[83] = 1; // region 7, bit 56
        GetDcdInfoResponse info = GetDcdInfoResponse.wrap(bytes);

        assertEquals(512L << 20, info.totalDynamicCapacityBytes());
        assertArrayEquals(new long[] {1L << 31, 0, 0, 0, 0, 0, 0, 1L << 56}, info.supportedBlockSizeMasks());
    }

    @Test
    void getHostDcRegionConfiguration_countersFollowTheRegionsReturned() {
        String header = "0100" + "02" + "01";
        // base, decode length, length, block size, attributes, three reserved bytes, sanitize, three reserved bytes
        String region = "0000001000000000" + "0400000000000000" + "0000002000000000" + "4000000000000000" + "0c"
                + "000000" + "01" + "000000";
        String counters = "08000000" + "07000000" + "06000000" + "05000000";

        GetHostDcRegionConfigurationResponse all =
                GetHostDcRegionConfigurationResponse.wrap(HEX.parseHex(header + region + counters));
        GetHostDcRegionConfigurationResponse earlier =
                GetHostDcRegionConfigurationResponse.wrap(HEX.parseHex(header + region));

        assertEquals(1, all.regions().size());
        assertEquals(1L << 30, all.regions().get(0).regionDecodeLengthBytes());
        assertTrue(all.regions().get(0).nonVolatile());
        assertTrue(all.regions().get(0).sharable());
        assertTrue(all.regions().get(0).sanitizeOnRelease());
        assertEquals(OptionalLong.of(8), all.supportedExtentCount());
        assertEquals(OptionalLong.of(5), all.availableTagCount());
        assertEquals(OptionalLong.empty(), earlier.supportedExtentCount());
        assertThrows(
                MalformedResponseException.class,
                () -> GetHostDcRegionConfigurationResponse.wrap(
                        HEX.parseHex(header + region.substring(0, region.length() - 2))));
    }

    @ParameterizedTest // W7, W15
    @CsvSource({
        "0201, 2, false", // one region too many
        "0201, 2, true", // the same before the counters, which would be read from it
        "0100, 1, true", // none counted
        "0203, 2, true" // one region too few
    })
    void getHostDcRegionConfiguration_regionsOtherThanCounted_areMalformed(
            String counts, int regions, boolean withCounters) {
        String region = "00".repeat(DynamicCapacityRegionConfiguration.LENGTH);
        String counters = withCounters ? "08000000" + "07000000" + "06000000" + "05000000" : "";

        MalformedResponseException failure = assertThrows(
                MalformedResponseException.class,
                () -> GetHostDcRegionConfigurationResponse.wrap(
                        HEX.parseHex("0100" + counts + region.repeat(regions) + counters)));

        assertEquals("regions", failure.field());
    }

    private static GetVirtualCxlSwitchInfoResponse virtualSwitches(String... parts) {
        return GetVirtualCxlSwitchInfoResponse.wrap(
                HEX.parseHex(String.join("", parts)),
                GetVirtualCxlSwitchInfoRequest.builder()
                        .vppbListLimit(255)
                        .vcsIds(0, 1)
                        .build());
    }

    @ParameterizedTest // W15
    @ValueSource(ints = {1, 4, 8})
    void virtualSwitches_moreThanCounted_areMalformed(int more) {
        String counted = "01000000" + "00" + "01" + "02" + "01" + "02050000"; // one block with one vPPB

        assertEquals(1, virtualSwitches(counted).virtualSwitches().size());
        MalformedResponseException failure =
                assertThrows(MalformedResponseException.class, () -> virtualSwitches(counted, "00".repeat(more)));
        assertEquals("virtualSwitches", failure.field());
    }

    @Test // W16
    void virtualSwitches_invalidOne_hasTheVppbsThatItCounts() {
        String valid = "01" + "01" + "02" + "01" + "02050000"; // id, state, upstream port, count, one vPPB
        List<VcsInformation> none =
                virtualSwitches("02000000", "00ff0000", valid).virtualSwitches();
        assertEquals(VcsState.INVALID_VCS_ID, none.get(0).vcsState());
        assertEquals(OptionalInt.empty(), none.get(0).uspId());
        assertEquals(List.of(), none.get(0).vppbs());
        assertEquals(1, none.get(1).vcsId());
        assertEquals(1, none.get(1).vppbs().size());

        List<VcsInformation> one =
                virtualSwitches("02000000", "00ff0001", "00000000", valid).virtualSwitches();
        assertEquals(1, one.get(0).vppbs().size());
        assertEquals(1, one.get(1).vcsId());

        MalformedResponseException failure =
                assertThrows(MalformedResponseException.class, () -> virtualSwitches("02000000", "00ff0007", valid));
        assertEquals("vppbs", failure.field());
    }

    @Test
    void initiateDynamicCapacityAdd_prescriptive_listsExtentsAfterTheirCount() {
        // host, policy, region, length, tag, extent count
        String fixed = "0100" + "02" + "00" + "0000000000000000" + "00".repeat(16) + "01000000";
        // start, length, tag, sequence number, six reserved bytes
        String extent = "0000001000000000" + "0000000800000000" + TAG + "0000" + "000000000000";
        transport
                .on(InitiateDynamicCapacityAdd.OPCODE)
                .expecting(HEX.parseHex(fixed + extent))
                .reply();

        switch0.initiateDynamicCapacityAdd(request -> request.hostId(1)
                .selectionPolicy(DynamicCapacitySelectionPolicy.PRESCRIPTIVE)
                .extents(List.of(DynamicCapacityExtent.builder()
                        .startingDevicePhysicalAddress(0x1000_0000)
                        .length(0x800_0000)
                        .tag(HEX.parseHex(TAG))
                        .build())));

        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void initiateDynamicCapacity_withoutExtents_endsWithTheTag() {
        // host, policy or flags, region or reserved, length, tag
        transport
                .on(InitiateDynamicCapacityAdd.OPCODE)
                .expecting(HEX.parseHex("0100" + "01" + "07" + "0000001000000000" + TAG))
                .reply();
        transport
                .on(InitiateDynamicCapacityRelease.OPCODE)
                .expecting(HEX.parseHex("0100" + "20" + "00" + "0000001000000000" + TAG))
                .reply();

        switch0.initiateDynamicCapacityAddWithoutExtents(request -> request.hostId(1)
                .selectionPolicy(DynamicCapacitySelectionPolicy.CONTIGUOUS)
                .regionNumber(7)
                .length(0x1000_0000)
                .tag(HEX.parseHex(TAG)));
        switch0.initiateDynamicCapacityReleaseWithoutExtents(request ->
                request.hostId(1).sanitizeOnRelease(true).length(0x1000_0000).tag(HEX.parseHex(TAG)));

        assertEquals(0, transport.unusedAnswers());
    }
}
