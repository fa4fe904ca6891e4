package org.cxlmi.sdk.ops;

import java.util.Arrays;
import java.util.OptionalInt;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.SetLsaRequest;

/** The label storage area of a memory device, read and written as one array of bytes. */
public final class LabelStorageArea {

    private final CxlTarget target;
    private final MemoryDevice device;
    private final OptionalInt pieceBytes;
    private final long size;

    private LabelStorageArea(CxlTarget target, OptionalInt pieceBytes) {
        this.target = target;
        this.device = MemoryDevice.of(target);
        this.pieceBytes = pieceBytes;
        this.size = device.identifyMemoryDevice().labelStorageAreaSize();
    }

    /**
     * Asks the device for the size of its area. Uses as few commands to read and write as the device and the connection
     * allow, see {@link CxlTarget#limits}.
     */
    public static LabelStorageArea of(CxlTarget target) {
        return new LabelStorageArea(target, OptionalInt.empty());
    }

    /**
     * Asks the device for the size of its area. Reads and writes pieces of a given size.
     *
     * @param pieceBytes the label bytes in one command, from 1 to 1 MiB
     * @throws IllegalArgumentException if it is not from 1 to 1 MiB
     */
    public static LabelStorageArea of(CxlTarget target, int pieceBytes) {
        return new LabelStorageArea(target, OptionalInt.of(Room.checkSize(pieceBytes)));
    }

    /** The size of the area in bytes. */
    public long size() {
        return size;
    }

    /**
     * Reads a part of the area.
     *
     * @throws IndexOutOfBoundsException if it is not all in the area
     * @throws MalformedResponseException if the device sends more or fewer bytes than were asked for
     */
    public byte[] read(long offset, int length) {
        checkRange(offset, length);
        if (length == 0) {
            return new byte[0];
        }
        GetLsaRequest part =
                GetLsaRequest.builder().offset(offset).length(length).build();
        var pages = Pages.of(target, GetLsa.PAGING, part);
        return Pages.toBytes(pieceBytes.isPresent() ? pages.withPageSize(pieceBytes.getAsInt()) : pages);
    }

    /**
     * Writes a part of the area. If a piece is refused, the pieces before it stay written.
     *
     * @throws IndexOutOfBoundsException if it is not all in the area
     */
    public void write(long offset, byte[] labels) {
        checkRange(offset, labels.length);
        int step = pieceBytes.orElseGet(() -> Room.behind(target, SetLsaRequest.MINIMUM_LENGTH));
        for (int at = 0; at < labels.length; at += step) {
            device.setLsa(offset + at, Arrays.copyOfRange(labels, at, Math.min(labels.length, at + step)));
        }
    }

    private void checkRange(long offset, int length) {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IndexOutOfBoundsException(
                    length + " bytes from " + offset + " on are not all within " + size + " bytes of labels");
        }
    }
}
