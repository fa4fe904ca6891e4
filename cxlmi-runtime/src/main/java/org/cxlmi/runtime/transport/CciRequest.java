package org.cxlmi.runtime.transport;

/**
 * A command on its way out.
 *
 * @param command name for messages
 * @param opcode 16 bits
 * @param payload owned by the request, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CciRequest(String command, int opcode, MessageType messageType, byte[] payload) {}
