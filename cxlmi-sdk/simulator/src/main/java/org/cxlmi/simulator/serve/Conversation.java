package org.cxlmi.simulator.serve;

import java.nio.ByteBuffer;
import java.time.Duration;

/** One side of what is said over a connection: takes messages and answers them. */
interface Conversation {

    /**
     * Takes the next message, or as many of the bytes as can be taken before the message has arrived whole.
     *
     * @return false if more bytes have to arrive first
     */
    boolean receive(ByteBuffer bytes);

    /** Whether a part of a message was taken, but not all of it. */
    boolean isIncomplete();

    /** What carries the answers. */
    interface Replies {

        /** Sends bytes after a delay. */
        void send(Duration delay, byte[] bytes);

        /** Sends bytes that are no answer. May be called in any thread, and does not block. */
        void sendUnsolicited(byte[] bytes);

        /** Ends the connection: nobody knows where the next message begins. */
        void end(String why);
    }
}
