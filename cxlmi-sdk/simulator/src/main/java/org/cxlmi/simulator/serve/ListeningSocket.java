package org.cxlmi.simulator.serve;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.net.StreamAddress;
import org.jspecify.annotations.Nullable;

/**
 * A socket that other programs connect to. Only the owner of a UNIX socket may connect to it. Its file is removed when
 * the socket is closed.
 */
final class ListeningSocket implements AutoCloseable {

    private static final int BACKLOG = 64;

    private final ServerSocketChannel channel;
    private final SocketAddress address;
    private @Nullable Object fileKey;

    private ListeningSocket(ServerSocketChannel channel, SocketAddress wanted) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        channel.bind(wanted, BACKLOG);
        address = channel.getLocalAddress();
        if (address instanceof UnixDomainSocketAddress unix) {
            fileKey = keyOf(unix.getPath());
            Files.setPosixFilePermissions(unix.getPath(), PosixFilePermissions.fromString("rw-------"));
            dropThoseWhoWereFaster();
        }
    }

    /**
     * Opens a socket. A file that a UNIX socket left behind is replaced.
     *
     * @throws TransportException if the address is taken or not one of this machine
     */
    static ListeningSocket open(SocketAddress wanted) {
        boolean unix = wanted instanceof UnixDomainSocketAddress;
        try {
            if (wanted instanceof UnixDomainSocketAddress socket) {
                removeLeftBehind(socket);
            }
            ServerSocketChannel channel =
                    unix ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
            try {
                return new ListeningSocket(channel, wanted);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (UnresolvedAddressException e) {
            throw failure(wanted, "The host is not known. Check its name.", e);
        } catch (IOException e) {
            String remedy = unix ? "Choose another path, or remove the file." : "Choose another port or host.";
            throw failure(wanted, e.getMessage() + ". " + remedy, e);
        }
    }

    private static TransportException failure(SocketAddress wanted, String advice, Exception cause) {
        return new TransportException(StreamAddress.format(wanted), "listen", advice, cause);
    }

    /** Only what was a socket and has nobody listening any more. */
    private static void removeLeftBehind(UnixDomainSocketAddress address) throws IOException {
        Path path = address.getPath();
        boolean special = Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther();
        if (!special) {
            return;
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(address);
        } catch (ConnectException e) {
            Files.delete(path);
        }
    }

    /** Before the permissions were set, anybody could connect. */
    private void dropThoseWhoWereFaster() throws IOException {
        SocketChannel early = channel.accept();
        while (early != null) {
            early.close();
            early = channel.accept();
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** The address with the port that was chosen. */
    SocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        try {
            channel.close();
            // Unless somebody else has put another file there since.
            if (address instanceof UnixDomainSocketAddress unix
                    && Files.exists(unix.getPath(), LinkOption.NOFOLLOW_LINKS)
                    && Objects.equals(fileKey, keyOf(unix.getPath()))) {
                Files.delete(unix.getPath());
            }
        } catch (IOException e) {
            System.getLogger(ListeningSocket.class.getName())
                    .log(System.Logger.Level.WARNING, StreamAddress.format(address) + " could not be removed", e);
        }
    }
}
