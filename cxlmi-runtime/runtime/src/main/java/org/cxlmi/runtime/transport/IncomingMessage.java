package org.cxlmi.runtime.transport;

/**
 * A message that a {@link MessageTransport} received. The header says how long the payload is. More or fewer bytes are a
 * malformed response, so remove padding that the connection adds.
 *
 * @param bytes the bytes of the message, from its header on; fewer than {@code length} if the buffer was too small
 * @param length the number of bytes that arrived, even if the buffer had no room for all of them
 * @param fromComponent whether the component of this transport sent it
 * @param sender the name of the sender, for error messages; empty if there can be only one
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record IncomingMessage(byte[] bytes, int length, boolean fromComponent, String sender) {

    /** A whole message on a connection where only the component can send messages. */
    public static IncomingMessage of(byte[] bytes) {
        return new IncomingMessage(bytes, bytes.length, true, "");
    }

    /** The sender, category, tag and opcode, as text for people. */
    String describe() {
        String identity = bytes.length < CciMessage.HEADER_SIZE
                ? length + " bytes"
                : CciMessage.Header.parse(bytes).identity();
        return identity + from();
    }

    private String from() {
        return sender.isEmpty() ? "" : ", from " + sender;
    }
}
