package org.cxlmi.sdk.ops;

import java.util.Arrays;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.memdev.MemoryDevice;

/** The label storage area of a memory device as one run of bytes. */
public final class LabelStorageArea {

    private final MemoryDevice device;
    private final int pieceBytes;
    private final long size;

    private LabelStorageArea(CxlTarget target, int pieceBytes) {
        this.device = MemoryDevice.of(target);
        this.pieceBytes = Pieces.checkSize(pieceBytes);
        this.size = device.identifyMemoryDevice().labelStorageAreaSize();
    }

    /** Asks the device how large its area is; reads and writes in pieces that every device has room for. */
    public static LabelStorageArea of(CxlTarget target) {
        return of(target, Pieces.DEFAULT_BYTES);
    }

    /**
     * Reads and writes in larger pieces, if the device and the way to it have room for them.
     *
     * @param pieceBytes label bytes in one command, from 1 to 1 MiB
     */
    public static LabelStorageArea of(CxlTarget target, int pieceBytes) {
        return new LabelStorageArea(target, pieceBytes);
    }

    /** Bytes of the area. */
    public long size() {
        return size;
    }

    /**
     * A part of the area.
     *
     * @throws IndexOutOfBoundsException if it is not all in the area
     * @throws MalformedResponseException if the device sends other than what was asked for
     */
    public byte[] read(long offset, int length) {
        checkRange(offset, length);
        return Pieces.readWhole(
                "GetLsaResponse",
                length,
                pieceBytes,
                (at, wanted) -> device.getLsa(offset + at, wanted).bytes());
    }

    /**
     * Writes a part of the area. If a piece is refused, those before it are written.
     *
     * @throws IndexOutOfBoundsException if it is not all in the area
     */
    public void write(long offset, byte[] labels) {
        checkRange(offset, labels.length);
        for (int at = 0; at < labels.length; at += pieceBytes) {
            device.setLsa(offset + at, Arrays.copyOfRange(labels, at, Math.min(labels.length, at + pieceBytes)));
        }
    }

    private void checkRange(long offset, int length) {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IndexOutOfBoundsException(
                    length + " bytes from " + offset + " on are not all within " + size + " bytes of labels");
        }
    }
}
