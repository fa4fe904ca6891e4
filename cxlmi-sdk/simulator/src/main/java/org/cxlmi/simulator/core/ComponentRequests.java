package org.cxlmi.simulator.core;

import java.util.function.Consumer;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.wire.Struct;

/** The requests that a component sends by itself over one connection. They are lost while nobody receives them. */
public final class ComponentRequests {

    private static final int TAGS = 256;

    private volatile Consumer<CciMessage> receiver = message -> {};
    private int lastTag;

    public void sendTo(Consumer<CciMessage> newReceiver) {
        receiver = newReceiver;
    }

    /** Sends a request. Its response is not waited for. */
    public synchronized <Q extends Struct> void send(Command<Q, ?> command, Q request) {
        lastTag = (lastTag + 1) % TAGS;
        receiver.accept(CciMessage.request(lastTag, command.opcode(), request.bytes()));
    }
}
