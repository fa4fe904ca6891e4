package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the system calls of one endpoint read and write, in native memory that is taken once. */
final class MctpMemory implements AutoCloseable {

    private static final int DESTINATION = 0;
    private static final int SOURCE = 16;
    private static final int SOURCE_LENGTH = 32;
    private static final int POLLFD = 40;
    private static final int FRAME = 48;

    private static final byte[] NO_ADDRESS = new byte[MctpAbi.ADDRESS_SIZE];

    private final int frameSize;
    private final Memory memory;
    private final ByteBuffer buffer;
    private final long base;

    /** With room for messages of this size in bytes; requests and responses have the same place. */
    MctpMemory(int frameSize) {
        this.frameSize = frameSize;
        this.memory = new Memory((long) FRAME + frameSize);
        memory.clear();
        this.buffer = memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
        this.base = Pointer.nativeValue(memory);
    }

    int frameSize() {
        return frameSize;
    }

    long frame() {
        return base + FRAME;
    }

    void putFrame(byte[] bytes) {
        buffer.put(FRAME, bytes);
    }

    byte[] getFrame(int length) {
        byte[] bytes = new byte[length];
        buffer.get(FRAME, bytes);
        return bytes;
    }

    /** Writes the address that requests of a message type go to. */
    long destination(MctpAddress address, int messageType) {
        return address(address.network(), address.eid(), messageType, MctpAbi.TAG_OWNER);
    }

    /** Writes the address of this machine to which a socket for a message type is bound. */
    long local(int network, int eid, int messageType) {
        return address(network, eid, messageType, 0);
    }

    /** Writes the address that the response to the message received goes to: that of its sender, with its tag. */
    long sourceAsDestination() {
        int tag = buffer.get(SOURCE + MctpAbi.ADDRESS_TAG) & (MctpAbi.TAG_OWNER - 1);
        return address(sourceNetwork(), sourceEid(), buffer.get(SOURCE + MctpAbi.ADDRESS_TYPE), tag);
    }

    private long address(int network, int eid, int messageType, int tag) {
        buffer.putShort(DESTINATION + MctpAbi.ADDRESS_FAMILY, (short) MctpAbi.AF_MCTP);
        buffer.putInt(DESTINATION + MctpAbi.ADDRESS_NETWORK, network);
        buffer.put(DESTINATION + MctpAbi.ADDRESS_EID, (byte) eid);
        buffer.put(DESTINATION + MctpAbi.ADDRESS_TYPE, (byte) messageType);
        buffer.put(DESTINATION + MctpAbi.ADDRESS_TAG, (byte) tag);
        return base + DESTINATION;
    }

    /** Makes room for the address of a sender. */
    long source() {
        buffer.put(SOURCE, NO_ADDRESS);
        buffer.putInt(SOURCE_LENGTH, MctpAbi.ADDRESS_SIZE);
        return base + SOURCE;
    }

    long sourceLength() {
        return base + SOURCE_LENGTH;
    }

    /** Whether the message received is from this component and of this type. */
    boolean isFrom(MctpAddress address, int messageType) {
        return buffer.getInt(SOURCE_LENGTH) >= MctpAbi.ADDRESS_SIZE
                && (buffer.getShort(SOURCE + MctpAbi.ADDRESS_FAMILY) & 0xFFFF) == MctpAbi.AF_MCTP
                && address.isFrom(sourceNetwork(), sourceEid())
                && (buffer.get(SOURCE + MctpAbi.ADDRESS_TYPE) & 0xFF) == messageType;
    }

    int sourceNetwork() {
        return buffer.getInt(SOURCE + MctpAbi.ADDRESS_NETWORK);
    }

    int sourceEid() {
        return buffer.get(SOURCE + MctpAbi.ADDRESS_EID) & 0xFF;
    }

    /** Prepares a poll for something to receive. */
    long pollfd(int fd) {
        buffer.putInt(POLLFD + MctpAbi.POLLFD_FD, fd);
        buffer.putShort(POLLFD + MctpAbi.POLLFD_EVENTS, (short) MctpAbi.POLLIN);
        buffer.putShort(POLLFD + MctpAbi.POLLFD_REVENTS, (short) 0);
        return base + POLLFD;
    }

    /** What the poll found. */
    int revents() {
        return buffer.getShort(POLLFD + MctpAbi.POLLFD_REVENTS) & 0xFFFF;
    }

    @Override
    public void close() {
        memory.close();
    }
}
