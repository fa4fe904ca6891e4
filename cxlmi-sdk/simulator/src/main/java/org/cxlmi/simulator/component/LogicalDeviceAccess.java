package org.cxlmi.simulator.component;

import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfiguration;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfigurationRequest;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfigurationResponse;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemory;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemoryRequest;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemoryResponse;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;

/** Reads and writes registers of the logical devices behind the ports of a switch. */
final class LogicalDeviceAccess implements CommandSet {

    private static final int MOST_BYTES = 4096;

    private final PhysicalSwitch ports;

    LogicalDeviceAccess(PhysicalSwitch ports) {
        this.ports = ports;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(SendLdCxlIoConfiguration.COMMAND, this::configure);
        table.on(SendLdCxlIoMemory.COMMAND, request -> access(request, limits));
    }

    private SendLdCxlIoConfigurationResponse configure(SendLdCxlIoConfigurationRequest request) {
        long read = registersOf(request.ppbId(), request.ldId()).accessConfiguration(request);
        return SendLdCxlIoConfigurationResponse.builder().returnData(read).build();
    }

    private SendLdCxlIoMemoryResponse access(SendLdCxlIoMemoryRequest request, MessageLimits limits) {
        int length = request.transactionLength();
        int room = limits.room(SendLdCxlIoMemoryResponse.MINIMUM_LENGTH, 1);
        Refusal.when(length == 0 || length > Math.min(room, MOST_BYTES), ReturnCode.INVALID_INPUT);
        byte[] read = registersOf(request.portId(), request.ldId()).accessMemory(request);
        return SendLdCxlIoMemoryResponse.builder()
                .returnSize(length)
                .returnData(read)
                .build();
    }

    private LogicalDeviceRegisters registersOf(int port, int ld) {
        return ports.get(port)
                .reachable()
                .flatMap(component -> component.registersOf(ld))
                .orElseThrow(() -> new Refusal(ReturnCode.INVALID_INPUT));
    }
}
