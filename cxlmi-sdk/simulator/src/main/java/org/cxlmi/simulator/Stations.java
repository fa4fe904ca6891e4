package org.cxlmi.simulator;

import java.util.function.BiFunction;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;

/** Makes connections to components. */
final class Stations {

    private Stations() {}

    /** A component that always answers, and at once. */
    static CciResponder answering(BiFunction<MessageType, CciMessage, CciResponse> commands) {
        return (type, message) -> CciReply.of(message.respond(commands.apply(type, message)));
    }

    /** Carries out requests only: dismisses responses, and messages of reserved categories. */
    static CciResponder takingRequests(CciResponder component) {
        return (type, message) ->
                message.header().category() == CciMessage.REQUEST ? component.receive(type, message) : CciReply.NONE;
    }
}
