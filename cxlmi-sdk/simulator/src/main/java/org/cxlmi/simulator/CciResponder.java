package org.cxlmi.simulator;

import java.util.function.Consumer;
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

    /**
     * Sets the receiver of the requests that the component sends by itself over this connection, such as an Event
     * Notification (0106h). It replaces the receiver that was set before. By default nothing is ever sent.
     *
     * @param receiver must not block or call the component, which does nothing else meanwhile; the component needs no
     *     response
     */
    default void onUnsolicited(Consumer<CciMessage> receiver) {}
}
