package org.cxlmi.runtime.internal.mctp;

/**
 * The values that the packets of one message have in common, and that distinguish them from other packets.
 *
 * @param source endpoint ID of the sender, 8 bits
 * @param destination endpoint ID of the receiver, 8 bits
 * @param tag 3 bits
 * @param tagOwner whether the sender chose the tag, as senders of requests do
 */
public record MctpFlow(int source, int destination, int tag, boolean tagOwner) {

    /** That of the reply. */
    public MctpFlow back() {
        return new MctpFlow(/* source= */ destination, /* destination= */ source, tag, !tagOwner);
    }
}
