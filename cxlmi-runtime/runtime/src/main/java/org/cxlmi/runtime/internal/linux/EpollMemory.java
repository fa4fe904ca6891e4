package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the system calls of an event loop read and write, in native memory that is taken once. */
final class EpollMemory implements AutoCloseable {

    static final int MOST_EVENTS = 64;

    private static final int ONE = 0;
    private static final int COUNT = 8;
    private static final int INTEREST = 16;
    private static final int EVENTS = 32;

    private final Memory memory = new Memory(EVENTS + (long) MOST_EVENTS * EpollAbi.EVENT_SIZE);
    private final ByteBuffer buffer;
    private final long base;

    EpollMemory() {
        memory.clear();
        buffer = memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
        base = Pointer.nativeValue(memory);
        buffer.putLong(ONE, 1);
    }

    /** The number 1, 64 bits. */
    long one() {
        return base + ONE;
    }

    /** Room for the number of an eventfd, 64 bits. */
    long count() {
        return base + COUNT;
    }

    /** Writes what is waited for. */
    long interest(int events, int id) {
        buffer.putInt(INTEREST, events);
        buffer.putLong(INTEREST + EpollAbi.EVENT_DATA, id);
        return base + INTEREST;
    }

    /** Room for {@value #MOST_EVENTS} events. */
    long events() {
        return base + EVENTS;
    }

    int events(int index) {
        return buffer.getInt(EVENTS + index * EpollAbi.EVENT_SIZE);
    }

    int id(int index) {
        return (int) buffer.getLong(EVENTS + index * EpollAbi.EVENT_SIZE + EpollAbi.EVENT_DATA);
    }

    @Override
    public void close() {
        memory.close();
    }
}
