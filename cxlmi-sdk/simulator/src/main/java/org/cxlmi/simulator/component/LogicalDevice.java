package org.cxlmi.simulator.component;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.CxlIoTransactionType;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfigurationRequest;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemoryRequest;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.SavedState;
import org.jspecify.annotations.Nullable;

/** One logical device: its share of the memory, its register spaces, and the memory device that it is to its host. */
final class LogicalDevice implements LogicalDeviceRegisters {

    private static final long MMIO_SIZE = 1 << 16;
    private static final int WORD = 4;
    private static final int MOST_8_BITS = 0xFF;

    private final Supplier<IdentifyResponse> identity;
    private final SparseMemory mmio = new SparseMemory(MMIO_SIZE);
    private LdAllocation allocation;
    private @Nullable SimulatedMemoryDevice device;
    private SoftReference<CciResponder> responder = new SoftReference<>(null);
    private @Nullable ConfigurationSpace configuration;
    private int allocatedBandwidth;
    private int bandwidthLimit;

    LogicalDevice(Supplier<IdentifyResponse> identity, LdAllocation allocation) {
        this.identity = identity;
        this.allocation = allocation;
    }

    LdAllocation allocation() {
        return allocation;
    }

    /**
     * Gives the device another share of the memory. Nothing of the old device is kept. If the device exists already, a
     * new one is made at once; otherwise the saved state would depend on whether a command came in between.
     */
    void allocate(LdAllocation share, Supplier<SimulatedMemoryDevice> maker) {
        if (!allocation.equals(share)) {
            allocation = share;
            responder.clear();
            if (device != null) {
                device = maker.get();
            }
        }
    }

    /** The device, which is made when it is first needed. */
    SimulatedMemoryDevice device(Supplier<SimulatedMemoryDevice> maker) {
        SimulatedMemoryDevice made = device;
        if (made == null) {
            made = maker.get();
            device = made;
        }
        return made;
    }

    /**
     * The connection to the device that tunnels use; Invalid Input if it is gone. A new one is made where memory was
     * short in between, for a fabric may have thousands.
     */
    CciResponder responder(Supplier<SimulatedMemoryDevice> maker) {
        SimulatedMemoryDevice target = device(maker);
        Refusal.when(target.faults().isGone(), ReturnCode.INVALID_INPUT);
        CciResponder open = responder.get();
        if (open == null) {
            open = target.responder();
            responder = new SoftReference<>(open);
        }
        return open;
    }

    void reset() {
        if (device != null) {
            device.reset();
        }
    }

    /** Reads or writes a configuration register; switches do so without asking the component first. */
    @Override
    public synchronized long accessConfiguration(SendLdCxlIoConfigurationRequest request) {
        ConfigurationSpace.checkRegister(request.registerNumber());
        return configuration()
                .access(
                        request.transactionType(),
                        request.registerNumber(),
                        request.extendedRegisterNumber(),
                        request.firstDwByteEnables(),
                        request.transactionData());
    }

    private ConfigurationSpace configuration() {
        ConfigurationSpace space = configuration;
        if (space == null) {
            IdentifyResponse owner = identity.get();
            space = new ConfigurationSpace(owner.vendorId(), owner.deviceId());
            configuration = space;
        }
        return space;
    }

    int allocatedBandwidth() {
        return allocatedBandwidth;
    }

    void setAllocatedBandwidth(int fraction) {
        allocatedBandwidth = fraction;
    }

    int bandwidthLimit() {
        return bandwidthLimit;
    }

    void setBandwidthLimit(int fraction) {
        bandwidthLimit = fraction;
    }

    /** Reads or writes memory-mapped registers; bytes of the first and last word that are not enabled stay or read as 0. */
    @Override
    public synchronized byte[] accessMemory(SendLdCxlIoMemoryRequest request) {
        long address = request.transactionAddress();
        int length = request.transactionLength();
        boolean write = request.transactionType() == CxlIoTransactionType.WRITE;
        byte[] data = request.transactionData();
        Refusal.when(!mmio.contains(address, length), ReturnCode.INVALID_INPUT);
        Refusal.when(write && data.length < length, ReturnCode.INVALID_PAYLOAD_LENGTH);
        byte[] read = new byte[write ? 0 : length];
        long firstWord = address / WORD;
        long lastWord = (address + length - 1) / WORD;
        for (int i = 0; i < length; i++) {
            long at = address + i;
            int enables = at / WORD == firstWord
                    ? request.firstDwByteEnables()
                    : at / WORD == lastWord ? request.lastDwByteEnables() : (1 << WORD) - 1;
            if ((enables >> at % WORD & 1) == 0) {
                continue;
            }
            if (write) {
                mmio.write(at, new byte[] {data[i]});
            } else {
                read[i] = mmio.read(at);
            }
        }
        return read;
    }

    synchronized Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("allocation", SavedState.hex(allocation.bytes()));
        state.put("allocatedBandwidth", allocatedBandwidth);
        state.put("bandwidthLimit", bandwidthLimit);
        if (configuration != null) {
            state.put("configuration", configuration.save());
        }
        state.put("memory", mmio.save());
        if (device != null) {
            state.put("device", device.save());
        }
        return state;
    }

    synchronized void restore(SavedState state, Supplier<SimulatedMemoryDevice> maker) {
        allocate(state.struct("allocation", allocation, LdAllocation::wrap), maker);
        allocatedBandwidth = state.integer("allocatedBandwidth", 0, MOST_8_BITS);
        bandwidthLimit = state.integer("bandwidthLimit", 0, MOST_8_BITS);
        if (state.has("configuration")) {
            configuration().restore(state.map("configuration"));
        }
        mmio.restore(state.map("memory"));
        if (state.has("device")) {
            device(maker).restore(state.map("device"));
        }
    }
}
