package org.cxlmi.runtime.transport;

/**
 * A message that a {@link MessageTransport} received.
 *
 * @param bytes the message from its header on; fewer than it had if there was no room for all
 * @param length how many bytes the message had
 * @param fromComponent whether the component of this transport sent it
 * @param sender who sent it, for messages to people; empty where there is only one
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record IncomingMessage(byte[] bytes, int length, boolean fromComponent, String sender) {

    /** A whole message from the component, where nobody else can send any. */
    public static IncomingMessage of(byte[] bytes) {
        return new IncomingMessage(bytes, bytes.length, true, "");
    }

    /** What tells it apart from others, for people. */
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
