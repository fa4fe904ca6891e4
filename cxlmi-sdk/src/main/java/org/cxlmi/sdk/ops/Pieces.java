package org.cxlmi.sdk.ops;

import org.cxlmi.runtime.error.MalformedResponseException;

/** A whole that takes several commands, and how many bytes go in each. */
final class Pieces {

    /** What every mailbox of CXL has room for, with the fields before the data. */
    static final int DEFAULT_BYTES = 128;

    private static final int LARGEST = 1 << 20;

    private Pieces() {}

    /** Asks a component for one piece. */
    @FunctionalInterface
    interface Reader {
        byte[] read(int offset, int length);
    }

    /**
     * Reads a whole.
     *
     * @param struct the response that each piece comes in, for the exception
     * @throws MalformedResponseException if a piece is not as long as asked for
     */
    static byte[] readWhole(String struct, int length, int pieceBytes, Reader reader) {
        byte[] whole = new byte[length];
        for (int at = 0; at < length; at += pieceBytes) {
            int wanted = Math.min(pieceBytes, length - at);
            byte[] piece = reader.read(at, wanted);
            if (piece.length != wanted) {
                throw new MalformedResponseException(
                        struct, "payload", wanted + " bytes", piece.length + " bytes", piece);
            }
            System.arraycopy(piece, 0, whole, at, wanted);
        }
        return whole;
    }

    static int checkSize(int bytes) {
        if (bytes <= 0 || bytes > LARGEST) {
            throw new IllegalArgumentException("pieces of " + bytes + " bytes; write from 1 to " + LARGEST);
        }
        return bytes;
    }
}
