package org.cxlmi.sdk.ops;

import java.io.ByteArrayOutputStream;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.PayloadLimits;

/** Reads data that takes several commands, and checks the sizes of their pieces. */
final class Pieces {

    private Pieces() {}

    /** Asks a component for one piece. */
    @FunctionalInterface
    interface Reader {
        byte[] read(int offset, int length);
    }

    /**
     * Reads data of which every byte has to come.
     *
     * @param sent the command, for the exception
     * @param struct the response that each piece comes in, for the exception
     * @throws MalformedResponseException if a piece is not as long as asked for
     */
    static byte[] readWhole(CommandContext sent, String struct, int length, int pieceBytes, Reader reader) {
        byte[] read = readUpTo(sent, struct, length, pieceBytes, reader);
        if (read.length != length) {
            throw new MalformedResponseException(
                            struct, "payload", length + " bytes in all", read.length + " bytes", read)
                    .in(sent);
        }
        return read;
    }

    /**
     * Reads data that may end before its announced length: a piece that is shorter than asked for is the last. Memory is
     * allocated for what comes, not for what is announced.
     *
     * @param sent the command, for the exception
     * @param struct the response that each piece comes in, for the exception
     * @throws MalformedResponseException if a piece is longer than asked for
     */
    static byte[] readUpTo(CommandContext sent, String struct, int length, int pieceBytes, Reader reader) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        boolean more = true;
        while (more && whole.size() < length) {
            int wanted = Math.min(pieceBytes, length - whole.size());
            byte[] piece = reader.read(whole.size(), wanted);
            if (piece.length > wanted) {
                throw new MalformedResponseException(
                                struct, "payload", "at most " + wanted + " bytes", piece.length + " bytes", piece)
                        .in(sent);
            }
            whole.writeBytes(piece);
            more = piece.length == wanted;
        }
        return whole.toByteArray();
    }

    static int checkSize(int bytes) {
        if (bytes <= 0 || bytes > PayloadLimits.LARGEST) {
            throw new IllegalArgumentException(
                    "pieces of " + bytes + " bytes; write from 1 to " + PayloadLimits.LARGEST);
        }
        return bytes;
    }
}
