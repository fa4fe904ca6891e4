package org.cxlmi.simulator.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class ResponderThreadsTest {

    private static final int IDENTIFY = 0x0001;

    private final List<CciMessage> received = new ArrayList<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final CciResponder device = SimulatedMemoryDevice.create().responder();
    private final CciResponder component = (type, message) -> {
        received.add(message);
        return device.receive(type, message);
    };

    private void answer(byte[] message) {
        try (ResponderThreads threads = new ResponderThreads()) {
            threads.answer(component, MessageType.CCI, message, sent::add);
        }
    }

    // F6
    @Test
    void responsesAndReservedCategories_areDismissed() {
        byte[] message = CciMessage.request(5, IDENTIFY, new byte[0]).bytes();
        for (int category = 1; category <= 0xF; category++) {
            message[0] = (byte) category;
            answer(message);
        }

        assertEquals(List.of(), received);
        assertEquals(List.of(), sent);
    }

    @Test
    void whatIsNoMessage_isDismissed() {
        for (int length = 0; length < CciMessage.HEADER_SIZE; length++) {
            answer(new byte[length]);
        }
        answer(new byte[CciMessage.HEADER_SIZE + 1]);

        assertEquals(List.of(), received);
        assertEquals(List.of(), sent);
    }

    @Test
    void request_isAnswered() {
        answer(CciMessage.request(5, IDENTIFY, new byte[0]).bytes());

        assertEquals(1, received.size());
        assertEquals(5, CciMessage.parse(sent.get(0)).header().tag());
    }
}
