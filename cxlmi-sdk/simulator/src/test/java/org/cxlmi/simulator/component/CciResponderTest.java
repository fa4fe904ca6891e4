package org.cxlmi.simulator.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.SetTimestamp;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CciResponderTest {

    private static final SimulatedClock CLOCK = SimulatedClock.driven();

    static Stream<SimulatedComponent> components() {
        return Stream.of(
                SimulatedMemoryDevice.builder().clock(CLOCK).build(),
                SimulatedMultiLogicalDevice.builder().clock(CLOCK).build(),
                SimulatedMultiHeadedDevice.create(
                                SimulatedMultiLogicalDevice.builder().clock(CLOCK), 2)
                        .head(0),
                SimulatedSwitch.builder().clock(CLOCK).virtualSwitch(0, 3).build());
    }

    private static CciMessage message(int category, int opcode, int length) {
        return new CciMessage(new CciMessage.Header(category, 9, opcode, length, false, 0, 0), new byte[length]);
    }

    // F6
    @ParameterizedTest
    @MethodSource("components")
    void responsesAndReservedCategories_areDismissedAndNotCarriedOut(SimulatedComponent component) {
        component.faults().once(Identify.COMMAND).answer(ReturnCode.BUSY);
        CciResponder responder = component.responder();
        Map<String, Object> before = component.save();

        for (int category = 1; category <= 0xF; category++) {
            assertTrue(responder
                    .receive(MessageType.CCI, message(category, Identify.OPCODE, 0))
                    .isLost());
            assertTrue(responder
                    .receive(MessageType.CCI, message(category, SetTimestamp.OPCODE, 8))
                    .isLost());
            assertTrue(responder
                    .receive(MessageType.FM_API, message(category, BindVppb.OPCODE, 8))
                    .isLost());
        }

        assertEquals(before, component.save());
        // Nor do they use up what was to go wrong with a request.
        CciReply reply = responder.receive(MessageType.CCI, message(CciMessage.REQUEST, Identify.OPCODE, 0));
        assertFalse(reply.isLost());
        assertEquals(
                ReturnCode.BUSY.code(),
                CciMessage.parse(reply.message()).header().returnCode());
    }
}
