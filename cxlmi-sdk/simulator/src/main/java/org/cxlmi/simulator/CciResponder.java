package org.cxlmi.simulator;

import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;

/** A connection to a simulated component that answers CCI messages. It can be used from many threads. */
@FunctionalInterface
public interface CciResponder {

    /**
     * Carries out the request in a message. Returns at once: the result has the reply, and the delay after which it
     * comes.
     *
     * @param message a request; any other message is dropped and gets no reply
     */
    CciReply receive(MessageType type, CciMessage message);
}
