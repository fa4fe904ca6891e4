package org.cxlmi.simulator.serve.internal;

import com.sun.jna.Memory;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.MctpAbi;

/** A socket that receives the requests of one message type to an endpoint ID of this machine; for one thread but to send. */
public final class MctpServerSocket implements AutoCloseable {

    private static final int BUFFER_SIZE = 1 << 17;
    private static final int TAG_MASK = MctpAbi.TAG_OWNER - 1;

    private final int fd;
    private final Memory buffer = new Memory(BUFFER_SIZE);
    private final Memory sender = new Address(0, 0, 0, 0).toMemory();

    private MctpServerSocket(int fd) {
        this.fd = fd;
    }

    /**
     * Who sent a request, and where the reply goes to.
     *
     * @param network the kernel's number of the network
     * @param eid endpoint ID, 8 bits
     * @param messageType 8 bits
     * @param tag 3 bits
     */
    public record Address(int network, int eid, int messageType, int tag) {

        private static Address of(Memory memory) {
            return new Address(
                    memory.getInt(MctpAbi.ADDRESS_NETWORK),
                    memory.getByte(MctpAbi.ADDRESS_EID) & 0xFF,
                    memory.getByte(MctpAbi.ADDRESS_TYPE) & 0xFF,
                    memory.getByte(MctpAbi.ADDRESS_TAG) & TAG_MASK);
        }

        /** {@code struct sockaddr_mctp}. */
        private Memory toMemory() {
            Memory address = new Memory(MctpAbi.ADDRESS_SIZE);
            address.clear();
            address.setShort(MctpAbi.ADDRESS_FAMILY, (short) MctpAbi.AF_MCTP);
            address.setInt(MctpAbi.ADDRESS_NETWORK, network);
            address.setByte(MctpAbi.ADDRESS_EID, (byte) eid);
            address.setByte(MctpAbi.ADDRESS_TYPE, (byte) messageType);
            address.setByte(MctpAbi.ADDRESS_TAG, (byte) tag);
            return address;
        }
    }

    /**
     * A message that was received.
     *
     * @param bytes without the message type
     * @param sender who is to have the reply
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
    public record Received(byte[] bytes, Address sender) {}

    /**
     * Binds a socket.
     *
     * @param network the kernel's number of the network
     * @param eid an endpoint ID of this machine
     * @param messageType 7 bits
     * @throws TransportException the kernel has no MCTP, or does not let this process use it
     */
    public static MctpServerSocket bind(int network, int eid, int messageType) {
        int fd = SystemCalls.openSocket(MctpAbi.AF_MCTP);
        try (Memory address = new Address(network, eid, messageType, 0).toMemory()) {
            SystemCalls.bindTo(fd, address);
            return new MctpServerSocket(fd);
        } catch (TransportException e) {
            SystemCalls.close(fd);
            throw e;
        }
    }

    /** Waits until one of them has a message, or the time is up. */
    public static void await(List<MctpServerSocket> sockets, int timeoutMillis) {
        SystemCalls.await(
                timeoutMillis, sockets.stream().mapToInt(socket -> socket.fd).toArray());
    }

    /** A message that is there already. */
    public Optional<Received> receive() {
        int length = SystemCalls.receive(fd, buffer, MctpAbi.MSG_DONTWAIT, sender);
        return length < 0
                ? Optional.empty()
                : Optional.of(new Received(buffer.getByteArray(0, length), Address.of(sender)));
    }

    /**
     * Sends a reply.
     *
     * @throws TransportException the kernel does not take it, as when nobody waits for it any more
     */
    public void send(byte[] reply, Address receiver) {
        try (Memory address = receiver.toMemory();
                Memory message = new Memory(reply.length)) {
            message.write(0, reply, 0, reply.length);
            SystemCalls.send(fd, message, reply.length, address);
        }
    }

    @Override
    public void close() {
        SystemCalls.close(fd);
        buffer.close();
        sender.close();
    }
}
