package org.cxlmi.examples.guest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.BindVppbRequest;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.fmapi.GetLdAllocations;
import org.cxlmi.sdk.fmapi.GetLdAllocationsRequest;
import org.cxlmi.sdk.fmapi.GetPhysicalPortState;
import org.cxlmi.sdk.fmapi.GetPhysicalPortStateRequest;
import org.cxlmi.sdk.fmapi.GetQosAllocatedBw;
import org.cxlmi.sdk.fmapi.GetQosAllocatedBwRequest;
import org.cxlmi.sdk.fmapi.GetQosBwLimit;
import org.cxlmi.sdk.fmapi.GetQosBwLimitRequest;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfo;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoRequest;
import org.cxlmi.sdk.fmapi.PhysicalPortControl;
import org.cxlmi.sdk.fmapi.PhysicalPortControlRequest;
import org.cxlmi.sdk.fmapi.PortOpcode;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfiguration;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfigurationRequest;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemory;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemoryRequest;
import org.cxlmi.sdk.fmapi.SetQosControl;
import org.cxlmi.sdk.fmapi.SetQosControlRequest;
import org.cxlmi.sdk.fmapi.TunnelManagementCommand;
import org.cxlmi.sdk.fmapi.TunnelManagementCommandRequest;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.UnbindVppbRequest;
import org.cxlmi.sdk.generic.ClearLog;
import org.cxlmi.sdk.generic.ClearLogRequest;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFeatureRequest;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogCapabilities;
import org.cxlmi.sdk.generic.GetLogCapabilitiesRequest;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedFeaturesRequest;
import org.cxlmi.sdk.generic.GetSupportedLogsSubList;
import org.cxlmi.sdk.generic.GetSupportedLogsSubListRequest;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.PopulateLogRequest;
import org.cxlmi.sdk.generic.SetTimestamp;
import org.cxlmi.sdk.generic.SetTimestampRequest;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.GetScanMediaCapabilities;
import org.cxlmi.sdk.memdev.GetScanMediaCapabilitiesRequest;
import org.cxlmi.sdk.memdev.InjectPoison;
import org.cxlmi.sdk.memdev.InjectPoisonRequest;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.memdev.ScanMediaRequest;
import org.cxlmi.sdk.memdev.SetLsa;
import org.cxlmi.sdk.memdev.SetLsaRequest;
import org.cxlmi.sdk.memdev.SetPassphrase;
import org.cxlmi.sdk.memdev.SetPassphraseRequest;

/** A request for each command that a simulated component may have; most of them are carried out, the others refused. */
final class DefaultRequests {

    private static final int RANGE = 1 << 20;

    /** Those that are not carried out if they are all zero. */
    private static final Map<Integer, Struct> REQUESTS = new HashMap<>();

    private static void put(Command<?, ?> command, Struct request) {
        REQUESTS.put(command.opcode(), request);
    }

    static {
        put(
                SetTimestamp.COMMAND,
                SetTimestampRequest.builder()
                        .timestamp(Instant.parse("2026-03-01T12:00:00Z"))
                        .build());
        put(
                GetLog.COMMAND,
                GetLogRequest.builder()
                        .logIdentifier(LogIdentifier.COMMAND_EFFECTS_LOG)
                        .length(64)
                        .build());
        put(
                GetLogCapabilities.COMMAND,
                GetLogCapabilitiesRequest.builder()
                        .logIdentifier(LogIdentifier.COMMAND_EFFECTS_LOG)
                        .build());
        put(
                ClearLog.COMMAND,
                ClearLogRequest.builder()
                        .logIdentifier(LogIdentifier.COMPONENT_STATE_DUMP_LOG)
                        .build());
        put(
                PopulateLog.COMMAND,
                PopulateLogRequest.builder()
                        .logIdentifier(LogIdentifier.COMPONENT_STATE_DUMP_LOG)
                        .build());
        put(
                GetSupportedLogsSubList.COMMAND,
                GetSupportedLogsSubListRequest.builder()
                        .maximumSupportedLogEntryCount(2)
                        .build());
        put(
                GetSupportedFeatures.COMMAND,
                GetSupportedFeaturesRequest.builder().count(400).build());
        put(
                GetFeature.COMMAND,
                GetFeatureRequest.builder()
                        .featureIdentifier(FeatureIdentifier.PATROL_SCRUB_CONTROL)
                        .count(4)
                        .build());
        put(
                TransferFw.COMMAND,
                TransferFwRequest.builder()
                        .action(FirmwareTransferAction.INITIATE)
                        .data(new byte[128])
                        .build());
        put(SetLsa.COMMAND, SetLsaRequest.builder().data(escapes()).build());
        put(GetLsa.COMMAND, GetLsaRequest.builder().length(256).build());
        put(
                GetPoisonList.COMMAND,
                GetPoisonListRequest.builder().physicalAddressLength(RANGE).build());
        put(
                InjectPoison.COMMAND,
                InjectPoisonRequest.builder().physicalAddress(0x1000).build());
        put(
                GetScanMediaCapabilities.COMMAND,
                GetScanMediaCapabilitiesRequest.builder()
                        .physicalAddressLength(RANGE)
                        .build());
        put(
                ScanMedia.COMMAND,
                ScanMediaRequest.builder().physicalAddressLength(RANGE).build());
        put(
                SetPassphrase.COMMAND,
                SetPassphraseRequest.builder()
                        .passphraseType(PassphraseType.USER)
                        .newPassphrase("thirty-two bytes that are secret".getBytes(StandardCharsets.US_ASCII))
                        .build());
        put(
                GetPhysicalPortState.COMMAND,
                GetPhysicalPortStateRequest.builder().portIds(0, 1, 2, 3, 4, 5).build());
        put(
                PhysicalPortControl.COMMAND,
                PhysicalPortControlRequest.builder()
                        .ppbId(1)
                        .portOpcode(PortOpcode.RESET_PPB)
                        .build());
        put(
                GetVirtualCxlSwitchInfo.COMMAND,
                GetVirtualCxlSwitchInfoRequest.builder()
                        .vppbListLimit(9)
                        .vcsIds(0, 1)
                        .build());
        put(BindVppb.COMMAND, BindVppbRequest.builder().portId(2).ldId(1).build());
        // Otherwise it waits until somebody takes the link down.
        put(
                UnbindVppb.COMMAND,
                UnbindVppbRequest.builder()
                        .unbindOption(UnbindOption.MANAGED_HOT_REMOVE)
                        .build());
        put(
                TunnelManagementCommand.COMMAND,
                TunnelManagementCommandRequest.builder()
                        .portOrLdId(1)
                        .command(CciMessage.request(5, Identify.OPCODE, new byte[0])
                                .bytes())
                        .build());
        put(
                SendLdCxlIoConfiguration.COMMAND,
                SendLdCxlIoConfigurationRequest.builder()
                        .ppbId(2)
                        .firstDwByteEnables(0xF)
                        .build());
        put(
                SendLdCxlIoMemory.COMMAND,
                SendLdCxlIoMemoryRequest.builder()
                        .portId(2)
                        .transactionLength(200)
                        .firstDwByteEnables(0xF)
                        .lastDwByteEnables(0xF)
                        .build());
        put(
                GetLdAllocations.COMMAND,
                GetLdAllocationsRequest.builder().ldAllocationListLimit(9).build());
        put(
                SetQosControl.COMMAND,
                SetQosControlRequest.builder()
                        .egressModeratePercentage(1)
                        .egressSeverePercentage(2)
                        .build());
        put(
                GetQosAllocatedBw.COMMAND,
                GetQosAllocatedBwRequest.builder().ldCount(2).build());
        put(GetQosBwLimit.COMMAND, GetQosBwLimitRequest.builder().ldCount(2).build());
    }

    private DefaultRequests() {}

    /** All bytes that are special to the line between the kernel and the components, and all others. */
    private static byte[] escapes() {
        byte[] bytes = new byte[300];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 3 == 0 ? 0x7E : i % 3 == 1 ? 0x7D : i);
        }
        return bytes;
    }

    /** The payload of a request with an opcode; of variants, the first. */
    static byte[] payload(int opcode) {
        Struct request = REQUESTS.get(opcode);
        return request == null ? new byte[command(opcode).requestLayout().fixedLength()] : request.bytes();
    }

    static Command<?, ?> command(int opcode) {
        return Stream.of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all())
                .<Command<?, ?>>flatMap(List::stream)
                .filter(command -> command.opcode() == opcode)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no command has opcode " + Integer.toHexString(opcode)));
    }
}
