package org.cxlmi.sdk.ops;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.linux.SysfsDevice;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;

/**
 * What a component is, and how it is, as a list of components shows it. Whatever the component does not tell is absent.
 *
 * @param serialNumber the serial number, 64 bits, unsigned, from Identify, or from the kernel if the component is a device
 *     of this machine and Identify brought none
 * @param identity the vendor, device and serial number, from Identify
 * @param switchDevice the size of a switch
 * @param memory the capacity and firmware of a memory device
 * @param health the health of a memory device
 * @param events the number of records in each event log that has some; only those that one response holds are counted
 */
public record ComponentSummary(
        OptionalLong serialNumber,
        Optional<IdentifyResponse> identity,
        Optional<IdentifySwitchDeviceResponse> switchDevice,
        Optional<IdentifyMemoryDeviceResponse> memory,
        Optional<GetHealthInfoResponse> health,
        Map<EventLog, Integer> events) {

    private static final List<EventLog> LOGS =
            List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL);

    /** Keeps a copy of the map. */
    public ComponentSummary {
        events = Map.copyOf(events);
    }

    /**
     * Asks a component, with commands that only read.
     *
     * @throws org.cxlmi.runtime.error.CxlException if the component does not answer, or the connection or a tunnel to it fails
     */
    public static ComponentSummary of(CxlTarget target) {
        Optional<IdentifyResponse> identity =
                told(target, () -> Generic.of(target).identify());
        boolean isSwitch = identity.flatMap(IdentifyResponse::componentType).equals(Optional.of(ComponentType.SWITCH));
        if (isSwitch) {
            return new ComponentSummary(
                    serialNumber(target, identity),
                    identity,
                    told(target, () -> FabricManager.of(target).identifySwitchDevice()),
                    Optional.empty(),
                    Optional.empty(),
                    events(target));
        }
        MemoryDevice device = MemoryDevice.of(target);
        return new ComponentSummary(
                serialNumber(target, identity),
                identity,
                Optional.empty(),
                told(target, device::identifyMemoryDevice),
                told(target, device::getHealthInfo),
                events(target));
    }

    private static OptionalLong serialNumber(CxlTarget target, Optional<IdentifyResponse> identity) {
        if (identity.isPresent()) {
            return OptionalLong.of(identity.get().serialNumber());
        }
        return target.deviceName()
                .map(device -> SysfsDevice.of(device).serialNumber())
                .orElse(OptionalLong.empty());
    }

    private static Map<EventLog, Integer> events(CxlTarget target) {
        Map<EventLog, Integer> events = new EnumMap<>(EventLog.class);
        for (EventLog log : LOGS) {
            Optional<GetEventRecordsResponse> records =
                    told(target, () -> Generic.of(target).getEventRecords(log));
            if (records.isEmpty()) {
                return events;
            }
            int count = records.get().eventRecordCount();
            if (count > 0) {
                events.put(log, count);
            }
        }
        return events;
    }

    /**
     * What a command returns; absent if the component does not have it, or says nonsense. If a tunnel refuses, nothing
     * is known of the component.
     */
    static <R> Optional<R> told(CxlTarget target, Supplier<R> command) {
        try {
            return Optional.of(command.get());
        } catch (CommandFailedException e) {
            if (e.layer() != target.layer()) {
                throw e;
            }
            return Optional.empty();
        } catch (UnsupportedCommandException | MalformedResponseException e) {
            return Optional.empty();
        }
    }
}
