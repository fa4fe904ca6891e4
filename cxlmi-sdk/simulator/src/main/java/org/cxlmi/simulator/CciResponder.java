package org.cxlmi.simulator;

import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;

/** One connection to a simulated component, as messages meet it; may be used from many threads. */
@FunctionalInterface
public interface CciResponder {

    /**
     * Takes a message and tells at once what its reply is, and when that comes.
     *
     * @param message what is no request is dismissed, and its reply is lost
     */
    CciReply receive(MessageType type, CciMessage message);
}
