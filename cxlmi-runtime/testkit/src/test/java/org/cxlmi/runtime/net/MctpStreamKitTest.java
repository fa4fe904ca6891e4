package org.cxlmi.runtime.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.testkit.MessageTransportTestKit;
import org.junit.jupiter.api.AfterEach;

/** What every transport has to do right, over TCP. */
class MctpStreamKitTest extends MessageTransportTestKit {

    private static final int LENGTH_OFFSET = 5;

    private final List<PacketServer> servers = new ArrayList<>();
    private volatile boolean damageNext;

    SocketAddress newAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    protected Transport connect(Behaviour component) {
        try {
            PacketServer server = new PacketServer(newAddress(), component);
            servers.add(server);
            return MctpStream.open(server.address(), MctpStream.Options.DEFAULT.withEid(PacketServer.EID));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected byte[] frame(byte[] message) {
        byte[] sent = message.clone();
        if (damageNext) {
            damageNext = false;
            ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN).putShort(LENGTH_OFFSET, (short) 1000);
        }
        return PacketServer.packets(sent);
    }

    @Override
    protected boolean isStream() {
        return true;
    }

    @Override
    protected int largestPayload() {
        return 1 << 16;
    }

    @Override
    protected boolean damageNextResponse() {
        damageNext = true;
        return true;
    }

    @AfterEach
    void closeServers() throws IOException {
        for (PacketServer server : servers) {
            server.close();
        }
    }
}
