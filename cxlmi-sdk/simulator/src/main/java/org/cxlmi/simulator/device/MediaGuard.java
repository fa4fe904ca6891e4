package org.cxlmi.simulator.device;

import java.util.function.LongSupplier;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.simulator.Refusal;

/** Which addresses a command may use now: those of the device, not locked, and only while the media are enabled. */
final class MediaGuard {

    private final long deviceBytes;
    private final Partitions partitions;
    private final MediaState media;

    MediaGuard(long deviceBytes, Partitions partitions, MediaState media) {
        this.deviceBytes = deviceBytes;
        this.partitions = partitions;
        this.media = media;
    }

    /** A range of device physical addresses that the device has. */
    record Range(long start, long length) {

        long end() {
            return start + length;
        }
    }

    long deviceBytes() {
        return deviceBytes;
    }

    boolean isVolatile(long address) {
        return address < partitions.activeVolatileBytes();
    }

    Range persistent() {
        long start = partitions.activeVolatileBytes();
        return new Range(start, deviceBytes - start);
    }

    /**
     * The range of a request.
     *
     * @param physicalAddress as received
     * @param address as received, without the bits that are none of the address
     * @param length in bytes; throws a MalformedResponseException if there are too many
     */
    Range range(long physicalAddress, long address, LongSupplier length) {
        Refusal.when(physicalAddress != address, ReturnCode.INVALID_INPUT);
        long bytes;
        try {
            bytes = length.getAsLong();
        } catch (MalformedResponseException e) {
            throw new Refusal(ReturnCode.INVALID_PHYSICAL_ADDRESS);
        }
        Refusal.when(bytes == 0, ReturnCode.INVALID_INPUT);
        Refusal.when(bytes < 0 || address < 0 || address > deviceBytes - bytes, ReturnCode.INVALID_PHYSICAL_ADDRESS);
        return new Range(address, bytes);
    }

    /** Refuses what needs a range of media that is disabled or locked. */
    void checkAccessible(Range range) {
        media.checkEnabled();
        if (!isVolatile(range.end() - 1)) {
            media.checkUnlocked();
        }
    }
}
