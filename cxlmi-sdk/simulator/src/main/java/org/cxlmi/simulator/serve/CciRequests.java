package org.cxlmi.simulator.serve;

import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;

/** Passes the requests among received messages on to components. */
final class CciRequests {

    private static final System.Logger LOG = System.getLogger(CciRequests.class.getName());

    private CciRequests() {}

    /**
     * Lets a component answer.
     *
     * @param message the request; dismissed if it is none
     */
    static CciReply answer(CciResponder component, MessageType type, byte[] message) {
        CciMessage request;
        try {
            request = CciMessage.parse(message);
        } catch (MalformedResponseException e) {
            LOG.log(System.Logger.Level.DEBUG, "dismissed what is no message", e);
            return CciReply.NONE;
        }
        if (request.header().category() != CciMessage.REQUEST) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "dismissed what is no request: " + request.header().identity());
            return CciReply.NONE;
        }
        return component.receive(type, request);
    }
}
