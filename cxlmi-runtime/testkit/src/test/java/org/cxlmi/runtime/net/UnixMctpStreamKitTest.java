package org.cxlmi.runtime.net;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same over UNIX sockets. */
class UnixMctpStreamKitTest extends MctpStreamKitTest {

    @TempDir
    private Path directory;

    private int count;

    @Override
    SocketAddress newAddress() {
        count++;
        return UnixDomainSocketAddress.of(directory.resolve("socket" + count));
    }
}
