package org.cxlmi.simulator.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.PaddedPackets;
import org.cxlmi.runtime.net.MctpStream;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.fabric.FabricControl;
import org.cxlmi.simulator.fabric.SimulatedFabric;

/** A small fabric on two TCP sockets. */
final class ServedFabric implements AutoCloseable {

    static final int SWITCH = 8;
    static final int MEMORY = 9;
    static final long SWITCH_SERIAL = 0x5;
    static final long MEMORY_SERIAL = 0x9;
    static final long BEHIND_SERIAL = 0x51;
    static final SocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    static final int TIMEOUT_MILLIS = 30_000;

    private static final String FILE = """
            components:
            - switch: switch0
              eid: 8
              serial: 0x5
              port-count: 4
              virtual-switches: [ { upstream-port: 0, vppbs: 2 } ]
              plugged-in:
              - { port: 1, memory-device: mem1, serial: 0x51 }
            - { memory-device: mem0, eid: 9, serial: 0x9, label-storage: 64KiB, maximum-payload-exponent: 16 }
            """;

    final FabricControl control =
            new FabricControl(() -> SimulatedFabric.parse("file.yaml", FILE, SimulatedClock.running()));
    final FabricServer server;
    final InetSocketAddress packets;
    final InetSocketAddress lines;

    ServedFabric(SocketServer.Limits limits) {
        server = new FabricServer(control, limits);
        packets = (InetSocketAddress) server.listen(LOOPBACK);
        lines = (InetSocketAddress) server.listenForControl(LOOPBACK);
    }

    Endpoint open(int eid) {
        Endpoint endpoint = Endpoint.over(MctpStream.open(packets, MctpStream.Options.DEFAULT.withEid(eid)));
        endpoint.setTimeout(Duration.ofMillis(TIMEOUT_MILLIS));
        return endpoint;
    }

    long serial(int eid) {
        try (Endpoint endpoint = open(eid)) {
            return Generic.of(endpoint).identify().serialNumber();
        }
    }

    static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    /** The packets of a message from endpoint ID 33. */
    static byte[] packets(int eid, int type, byte[] message) {
        return PaddedPackets.of(MctpMessage.of(new MctpFlow(33, eid, 5, /* tagOwner= */ true), type, message));
    }

    /** Sends a line on a connection of its own, and returns the line that answers it. */
    String ask(String line) throws IOException {
        try (Socket socket = connect(lines)) {
            return ask(socket, line);
        }
    }

    static String ask(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }

    @Override
    public void close() {
        server.close();
    }
}
