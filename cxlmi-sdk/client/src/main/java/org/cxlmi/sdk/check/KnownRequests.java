package org.cxlmi.sdk.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.GetPhysicalPortState;
import org.cxlmi.sdk.fmapi.GetPhysicalPortStateRequest;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfo;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoRequest;
import org.cxlmi.sdk.fmapi.IdentifySwitchDevice;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedFeaturesRequest;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetSupportedLogsResponse;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.GetScanMediaCapabilities;
import org.cxlmi.sdk.memdev.GetScanMediaCapabilitiesRequest;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.jspecify.annotations.Nullable;

/** Requests whose values depend on what another command has told, which no layout says. */
final class KnownRequests {

    /** A switch tells of all its ports in one response, but a connection may have room for less. */
    private static final int PORTS = 8;

    private static final int ALL_VPPBS = 0xFF;
    private static final long LINE = 64;

    private final Told told;
    private final Map<Command<?, ?>, Source> sources = new HashMap<>();
    private @Nullable List<SupportedFeatureEntry> features;

    /** Asks the component for what the requests are made of. */
    @FunctionalInterface
    private interface Source {
        List<? extends Struct> requests() throws InterruptedException;
    }

    KnownRequests(Told told) {
        this.told = told;
        sources.put(GetPoisonList.COMMAND, this::poison);
        sources.put(GetScanMediaCapabilities.COMMAND, this::scans);
        sources.put(GetPhysicalPortState.COMMAND, this::ports);
        sources.put(GetVirtualCxlSwitchInfo.COMMAND, this::virtualSwitches);
    }

    boolean isFor(Command<?, ?> command) {
        return sources.containsKey(command);
    }

    List<? extends Struct> of(Command<?, ?> command) throws InterruptedException {
        Source source = sources.get(command);
        return source == null ? List.of() : source.requests();
    }

    /** The identifiers of logs or features that the component has. */
    List<UUID> identifiers(Class<?> constants) throws InterruptedException {
        if (constants == LogIdentifier.class) {
            return supportedLogs().stream()
                    .map(SupportedLogEntry::logIdentifierId)
                    .toList();
        }
        return constants == FeatureIdentifier.class
                ? supportedFeatures().stream()
                        .map(SupportedFeatureEntry::featureIdentifierId)
                        .toList()
                : List.of();
    }

    private List<SupportedLogEntry> supportedLogs() throws InterruptedException {
        return told.ask(GetSupportedLogs.COMMAND)
                .map(GetSupportedLogsResponse::supportedLogEntries)
                .orElse(List.of());
    }

    private List<SupportedFeatureEntry> supportedFeatures() throws InterruptedException {
        if (features == null) {
            features = told.list(
                    GetSupportedFeatures.PAGING,
                    GetSupportedFeaturesRequest.builder().build());
        }
        return features;
    }

    private List<GetPoisonListRequest> poison() throws InterruptedException {
        return told.ask(IdentifyMemoryDevice.COMMAND)
                .map(device -> List.of(GetPoisonListRequest.builder()
                        .physicalAddressLength(lines(device))
                        .build()))
                .orElse(List.of());
    }

    private List<GetScanMediaCapabilitiesRequest> scans() throws InterruptedException {
        return told.ask(IdentifyMemoryDevice.COMMAND)
                .map(device -> List.of(GetScanMediaCapabilitiesRequest.builder()
                        .physicalAddressLength(lines(device))
                        .build()))
                .orElse(List.of());
    }

    /** The size of the device in units of 64 bytes; 1 if what it tells is too large to be true. */
    private static long lines(IdentifyMemoryDeviceResponse device) {
        try {
            return device.totalCapacityBytes() / LINE;
        } catch (MalformedResponseException e) {
            return 1;
        }
    }

    private List<GetPhysicalPortStateRequest> ports() throws InterruptedException {
        int count = told.ask(IdentifySwitchDevice.COMMAND)
                .map(IdentifySwitchDeviceResponse::physicalPortCount)
                .orElse(0);
        List<GetPhysicalPortStateRequest> requests = new ArrayList<>();
        for (int first = 0; first < count; first += PORTS) {
            requests.add(GetPhysicalPortStateRequest.builder()
                    .portIds(IntStream.range(first, Math.min(count, first + PORTS))
                            .toArray())
                    .build());
        }
        return requests;
    }

    private List<GetVirtualCxlSwitchInfoRequest> virtualSwitches() throws InterruptedException {
        int count = told.ask(IdentifySwitchDevice.COMMAND)
                .map(IdentifySwitchDeviceResponse::vcsCount)
                .orElse(0);
        return IntStream.range(0, count)
                .mapToObj(vcs -> GetVirtualCxlSwitchInfoRequest.builder()
                        .vppbListLimit(ALL_VPPBS)
                        .vcsIds(vcs)
                        .build())
                .toList();
    }
}
