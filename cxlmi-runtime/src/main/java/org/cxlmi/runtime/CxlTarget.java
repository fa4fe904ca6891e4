package org.cxlmi.runtime;

import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/** What commands are sent to: an endpoint, or a component reached through one. */
public interface CxlTarget {

    /** What people call it, for messages: {@code mem0}, {@code mctp 1:8}. */
    String name();

    /**
     * Sends a command and waits for its response.
     *
     * @throws org.cxlmi.runtime.error.CxlException one of its subclasses, each saying what went wrong where
     */
    <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request);

    /** Sends a command that the component may finish later; the result says whether it did at once. */
    <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request);

    /**
     * Sends an opcode that has no typed command.
     *
     * @param opcode 16 bits
     * @param payload the request payload, without any header
     * @return the response payload, without any header
     */
    byte[] executeRaw(int opcode, byte[] payload);

    /**
     * A component behind this one, reached by tunnels; it shares timeout and closing with its endpoint.
     *
     * @throws UnsupportedOperationException if this target leads nowhere, as one made for tests may not, or not through
     *     this tunnel, as libcxlmi through more than a port and an LD
     */
    default CxlTarget through(Tunnel tunnel) {
        throw new UnsupportedOperationException(name() + " leads to no other component");
    }
}
