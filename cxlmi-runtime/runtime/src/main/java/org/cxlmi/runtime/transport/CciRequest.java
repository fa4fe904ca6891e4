package org.cxlmi.runtime.transport;

import java.util.function.Predicate;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlException;

/**
 * A command with its payload, ready to be sent.
 *
 * @param command the command's name in the specification; for messages, and to distinguish commands with the same
 *     opcode
 * @param opcode 16 bits
 * @param payload owned by the request, not to be changed
 * @param isComplete tells whether received bytes are a complete response, by the lengths and counts in them
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CciRequest(
        String command, int opcode, MessageType messageType, byte[] payload, Predicate<byte[]> isComplete) {

    /** Makes a request whose response has an unknown layout: any bytes are a complete response. */
    public CciRequest(String command, int opcode, MessageType messageType, byte[] payload) {
        this(command, opcode, messageType, payload, response -> true);
    }

    /** The target, name, opcode and layer of this command when it goes over a transport, for exceptions. */
    public CommandContext context(Transport transport) {
        return new CommandContext(transport.name(), command, opcode, transport.layer());
    }

    /**
     * Sends the command over a transport. Adds the command to exceptions that do not name one.
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
