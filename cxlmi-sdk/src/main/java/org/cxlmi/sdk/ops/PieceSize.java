package org.cxlmi.sdk.ops;

/** How many bytes go in one command where a whole takes several. */
final class PieceSize {

    /** What every mailbox of CXL has room for, with the fields before the data. */
    static final int DEFAULT = 128;

    private static final int LARGEST = 1 << 20;

    private PieceSize() {}

    static int check(int bytes) {
        if (bytes <= 0 || bytes > LARGEST) {
            throw new IllegalArgumentException("pieces of " + bytes + " bytes; write from 1 to " + LARGEST);
        }
        return bytes;
    }
}
