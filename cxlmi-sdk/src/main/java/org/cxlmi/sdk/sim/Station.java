package org.cxlmi.sdk.sim;

import java.util.function.Function;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;

/** One connection to a component, as messages meet it; may be used from many threads. */
@FunctionalInterface
interface Station {

    /** Takes a request and tells at once what its reply is, and when that comes. */
    Reply receive(MessageType type, CciMessage request);

    /** A component that always answers, and at once. */
    static Station answering(String name, Function<CciRequest, CciResponse> commands) {
        return (type, message) -> Reply.of(message.respond(commands.apply(requestIn(name, type, message))));
    }

    static CciRequest requestIn(String name, MessageType type, CciMessage message) {
        return new CciRequest("Command to " + name, message.header().opcode(), type, message.payload());
    }
}
