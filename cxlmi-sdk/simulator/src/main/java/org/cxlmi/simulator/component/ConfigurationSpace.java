package org.cxlmi.simulator.component;

import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.CxlIoTransactionType;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The 4 KiB of PCIe configuration registers of one function; vendor and device ID are read-only, all else is memory. */
final class ConfigurationSpace implements Saved {

    private static final int SIZE = 4096;
    private static final int WORD = 4;

    private final SparseMemory registers = new SparseMemory(SIZE);
    private final int vendorId;
    private final int deviceId;

    ConfigurationSpace(int vendorId, int deviceId) {
        this.vendorId = vendorId;
        this.deviceId = deviceId;
        writeIds();
    }

    private void writeIds() {
        registers.write(
                0, new byte[] {(byte) vendorId, (byte) (vendorId >>> 8), (byte) deviceId, (byte) (deviceId >>> 8)});
    }

    /**
     * Reads or writes the enabled bytes of one register.
     *
     * @param low the low 8 bits of its offset in bytes, which is a multiple of 4
     * @param high the high 4 bits of the offset
     * @param enables one bit for each byte; the others are read as 0
     * @return what was read, 0 for a write
     */
    long access(CxlIoTransactionType type, int low, int high, int enables, long data) {
        checkRegister(low);
        int offset = high << Byte.SIZE | low;
        long read = 0;
        for (int i = 0; i < WORD; i++) {
            if ((enables >> i & 1) == 0) {
                continue;
            }
            if (type == CxlIoTransactionType.READ) {
                read |= (registers.read(offset + i) & 0xFFL) << (i * Byte.SIZE);
            } else if (offset > 0) {
                registers.write(offset + i, new byte[] {(byte) (data >>> (i * Byte.SIZE))});
            }
        }
        return read;
    }

    /** Refuses an offset whose low 8 bits are not the beginning of a register. This check needs no registers. */
    static void checkRegister(int low) {
        Refusal.when(low % WORD != 0, ReturnCode.INVALID_INPUT);
    }

    @Override
    public Map<String, Object> save() {
        return registers.save();
    }

    @Override
    public void restore(SavedState state) {
        registers.restore(state);
        writeIds();
    }
}
