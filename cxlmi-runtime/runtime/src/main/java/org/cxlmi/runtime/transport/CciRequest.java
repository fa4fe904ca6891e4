package org.cxlmi.runtime.transport;

import java.util.function.Predicate;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlException;

/**
 * A command to be sent.
 *
 * @param command its name in the specification; for messages, and to tell commands apart that share an opcode
 * @param opcode 16 bits
 * @param payload owned by the request, not to be changed
 * @param isComplete whether bytes are at least as long as a response to it says that it is
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CciRequest(
        String command, int opcode, MessageType messageType, byte[] payload, Predicate<byte[]> isComplete) {

    /** For a command whose response is not known: whatever comes is complete. */
    public CciRequest(String command, int opcode, MessageType messageType, byte[] payload) {
        this(command, opcode, messageType, payload, response -> true);
    }

    /** What exceptions tell of this command when it goes over a transport. */
    public CommandContext context(Transport transport) {
        return new CommandContext(transport.name(), command, opcode, transport.layer());
    }

    /**
     * Sends the command over a transport. Failures that do not say which command they are about say it afterwards.
     *
     * @throws CxlException see {@link Transport#exchange}
     */
    public CciResponse send(Transport transport, Deadline deadline) {
        try {
            return transport.exchange(this, deadline);
        } catch (CxlException e) {
            throw e.in(context(transport));
        }
    }
}
