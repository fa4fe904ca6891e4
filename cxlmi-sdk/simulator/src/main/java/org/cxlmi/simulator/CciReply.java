package org.cxlmi.simulator;

import java.time.Duration;
import org.cxlmi.runtime.transport.CciMessage;

/**
 * The reply of a simulated component to a request.
 *
 * @param delay how long after the request the reply comes
 * @param message the bytes on the wire, perhaps damaged; empty if no reply ever comes
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CciReply(Duration delay, byte[] message) {

    /** No reply ever. */
    public static final CciReply NONE = new CciReply(Duration.ZERO, new byte[0]);

    /** A message that comes at once. */
    public static CciReply of(CciMessage message) {
        return new CciReply(Duration.ZERO, message.bytes());
    }

    /** Whether no reply ever comes. */
    public boolean isLost() {
        return message.length == 0;
    }

    /** The same reply, but later. */
    public CciReply later(Duration more) {
        return new CciReply(delay.plus(more), message);
    }
}
