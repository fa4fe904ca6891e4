package org.cxlmi.simulator.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;

class SimulatedTransportTest {

    private static final int TAGS = 256;
    private static final int LATE_REPLIES = 64;
    private static final int DAMAGED_BITS = 0x55;
    private static final Duration LATE = Duration.ofSeconds(1000);

    private final SimulatedClock clock = SimulatedClock.driven();
    private final List<Integer> tags = new ArrayList<>();
    private final SimulatedTransport link =
            new SimulatedTransport("link", clock, this::receive, PayloadLimits.UNKNOWN, () -> false);
    private Duration delay = Duration.ZERO;
    private int damagedBits;

    private CciReply receive(MessageType type, CciMessage request) {
        tags.add(request.header().tag());
        byte[] reply = request.respond(new CciResponse(0, 0, request.payload())).bytes();
        reply[1] ^= (byte) damagedBits;
        return new CciReply(delay, reply);
    }

    private byte[] exchange(Duration timeout, int number) {
        byte[] payload = {(byte) number, (byte) (number >> 8)};
        return link.exchange(new CciRequest("Count", 1, MessageType.CCI, payload), Deadline.after(timeout))
                .payload();
    }

    private void giveUp() {
        assertThrows(CxlTimeoutException.class, () -> exchange(Duration.ofSeconds(5), 0xFFFF));
    }

    private Set<Integer> tagsOf(int commands) {
        tags.clear();
        for (int i = 0; i < commands; i++) {
            assertEquals(i & 0xFF, exchange(Duration.ofSeconds(5), i)[0] & 0xFF);
        }
        return new HashSet<>(tags);
    }

    @Test
    void tagOfALateReply_isNotUsedAgainUntilThatHasCome() {
        delay = LATE;
        giveUp();
        int late = tags.get(0);
        delay = Duration.ZERO;

        assertFalse(tagsOf(3 * TAGS).contains(late));
        clock.advance(LATE);
        assertTrue(tagsOf(2 * TAGS).contains(late));
    }

    @Test
    void tagThatALateReplyWasGiven_isNotUsedUntilThatHasCome() {
        delay = LATE;
        damagedBits = DAMAGED_BITS;
        giveUp();
        int late = tags.get(0) ^ DAMAGED_BITS;
        delay = Duration.ZERO;
        damagedBits = 0;

        assertFalse(tagsOf(3 * TAGS).contains(late));
        clock.advance(LATE);
        assertTrue(tagsOf(2 * TAGS).contains(late));
    }

    @Test
    void lateReplies_howeverMany_crowdOutNoneThatIsWaitedFor() {
        delay = LATE;
        Stream.generate(() -> 0).limit(LATE_REPLIES + 1).forEach(i -> giveUp());
        delay = LATE.multipliedBy(2);

        assertEquals(7, exchange(LATE.multipliedBy(3), 7)[0]);
    }
}
