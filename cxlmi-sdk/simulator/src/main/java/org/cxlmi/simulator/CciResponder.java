package org.cxlmi.simulator;

import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;

/** A connection to a simulated component that takes CCI messages. It may be used from many threads. */
@FunctionalInterface
public interface CciResponder {

    /**
     * Takes a message, and returns its reply at once, with the delay after which that comes.
     *
     * @param message a request; any other message is dismissed, and its reply is lost
     */
    CciReply receive(MessageType type, CciMessage message);
}
