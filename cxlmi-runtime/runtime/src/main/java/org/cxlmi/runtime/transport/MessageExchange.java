package org.cxlmi.runtime.transport;

import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.jspecify.annotations.Nullable;

/**
 * One exchange over a transport of messages: which message is the response, what is said if none came, and what becomes of
 * the tag. It neither sends nor waits.
 */
final class MessageExchange {

    private final MessageTransport transport;
    private final CciRequest request;
    private final Deadline deadline;
    private final CciMessage message;
    private boolean hasResponse;
    private @Nullable IncomingMessage dropped;
    private int others;

    MessageExchange(MessageTransport transport, CciRequest request, int tag, Deadline deadline) {
        this.transport = transport;
        this.request = request;
        this.deadline = deadline;
        this.message = CciMessage.request(tag, request.opcode(), request.payload());
    }

    /** The message to send. */
    byte[] bytes() {
        return message.bytes();
    }

    /**
     * Whether a message that arrived is the response. All others are dropped.
     *
     * @throws MalformedResponseException if it is too short for a header: nothing shows that it belongs to another command
     */
    boolean isResponse(IncomingMessage received) {
        hasResponse = received.fromComponent() && answers(received);
        if (!hasResponse) {
            dropped = received;
            others++;
            transport.drop(received, "not expected");
        }
        return hasResponse;
    }

    private boolean answers(IncomingMessage received) {
        try {
            return transport.isResponse(CciMessage.Header.parse(received.bytes()), message.header());
        } catch (MalformedResponseException e) {
            throw e.in(request.context(transport));
        }
    }

    CciResponse responseIn(IncomingMessage received) {
        try {
            int room = CciMessage.HEADER_SIZE + transport.options().maximumPayload();
            if (received.length() > room) {
                throw new MalformedResponseException(
                        "CciMessage",
                        "message",
                        "at most " + room + " bytes",
                        Integer.toString(received.length()),
                        received.bytes());
            }
            return CciMessage.parse(received.bytes()).response();
        } catch (MalformedResponseException e) {
            throw e.in(request.context(transport));
        }
    }

    /** The exception if the time is over. */
    CxlTimeoutException timeout() {
        IncomingMessage last = dropped;
        if (last == null) {
            return new CxlTimeoutException(
                    request.context(transport), deadline.elapsed(), transport.adviceAfter(deadline.timeout()));
        }
        CxlTimeoutException timeout =
                new CxlTimeoutException(request.context(transport), deadline.elapsed(), adviceAfterOthers(last));
        timeout.addSuppressed(
                new MalformedResponseException("CciMessage", "header", expected(), last.describe(), last.bytes())
                        .in(request.context(transport)));
        return timeout;
    }

    private String adviceAfterOthers(IncomingMessage last) {
        return (others == 1
                        ? "1 message came that was not its response: expected "
                        : others + " messages came that were not its response: expected ")
                + expected() + ", found " + (others == 1 ? "" : "at last ") + last.describe()
                + ". A longer timeout helps only if the response is still on its way.";
    }

    private String expected() {
        String peer = transport.options().peer();
        String answer = message.header().expectedAnswer();
        return peer.isEmpty() ? answer : answer + ", from " + peer;
    }

    /** Ends the exchange after its message was sent. Without a response, one may still come. */
    void end() {
        if (!hasResponse) {
            transport.quarantine(message.header().tag());
        }
    }
}
