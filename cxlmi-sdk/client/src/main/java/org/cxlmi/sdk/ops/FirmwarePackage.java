package org.cxlmi.sdk.ops;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cxlmi.runtime.error.IoReason;

/** A firmware package in memory, or in a file that is read in parts. */
abstract class FirmwarePackage implements PartedTransfer.Source, AutoCloseable {

    /** Offsets have 32 bits, and count in steps. */
    private static final long LONGEST = (1L << Integer.SIZE) * FirmwareUpdate.STEP;

    private static final int DIGEST_PART = 1 << 16;

    /** Opens a package. */
    @FunctionalInterface
    interface Opener {
        FirmwarePackage open();
    }

    static FirmwarePackage of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /**
     * Opens a file.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it cannot be a package
     */
    static FirmwarePackage open(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "the firmware package " + file + " is no regular file; name a file with the package");
        }
        try {
            SeekableByteChannel channel = Files.newByteChannel(file);
            try {
                return new InFile(file, channel, checkLength(channel.size()));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException("the firmware package " + file + " cannot be read: " + IoReason.of(e) + ".", e);
    }

    /** @throws IllegalArgumentException if no package can have this length */
    static long checkLength(long bytes) {
        if (bytes == 0 || bytes % FirmwareUpdate.STEP != 0) {
            throw new IllegalArgumentException("a firmware package of " + bytes
                    + " bytes; it must not be empty, and a multiple of " + FirmwareUpdate.STEP + " bytes long");
        }
        if (bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "a firmware package of " + bytes + " bytes; Transfer FW has offsets for up to " + LONGEST);
        }
        return bytes;
    }

    /** The SHA-256 of the package in hexadecimal digits. */
    final String digest() throws InterruptedException {
        MessageDigest digest = sha256();
        for (long at = 0; at < length(); at += DIGEST_PART) {
            digest.update(read(at, (int) Math.min(DIGEST_PART, length() - at)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {}

    private static final class InMemory extends FirmwarePackage {

        private final PartedTransfer.Source bytes;

        InMemory(byte[] bytes) {
            this.bytes = PartedTransfer.Source.of(bytes);
        }

        @Override
        public long length() {
            return bytes.length();
        }

        @Override
        public byte[] read(long offset, int length) throws InterruptedException {
            return bytes.read(offset, length);
        }
    }

    private static final class InFile extends FirmwarePackage {

        private final Path file;
        private final SeekableByteChannel channel;
        private final long length;

        InFile(Path file, SeekableByteChannel channel, long length) {
            this.file = file;
            this.channel = channel;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public byte[] read(long offset, int count) throws InterruptedException {
            ByteBuffer part = ByteBuffer.allocate(count);
            try {
                channel.position(offset);
                while (part.hasRemaining()) {
                    if (channel.read(part) < 0) {
                        throw new EOFException("it has become shorter than " + length + " bytes");
                    }
                }
            } catch (ClosedByInterruptException e) {
                boolean ignored = Thread.interrupted();
                throw (InterruptedException) new InterruptedException().initCause(e);
            } catch (IOException e) {
                throw unreadable(file, e);
            }
            return part.array();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
    }
}
