package org.cxlmi.simulator.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.generic.GetTimestampResponse;
import org.cxlmi.sdk.generic.RequestAbortBackgroundOperation;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaResponse;
import org.junit.jupiter.api.Test;

class CommandTableTest {

    private final CommandTable table = new CommandTable(new MessageLimits(8));

    private CciResponse answer(int opcode, MessageType messageType, int length) {
        return table.answer(messageType, CciMessage.request(0, opcode, new byte[length]));
    }

    private static void assertReturnCode(ReturnCode expected, CciResponse response) {
        assertEquals(expected, ReturnCode.of(response.returnCode()));
        assertEquals(0, response.payload().length);
    }

    @Test
    void handlerThatThrows_isInternalError() {
        table.onChange(RequestAbortBackgroundOperation.COMMAND, () -> {
            throw new IllegalStateException("broken");
        });

        assertReturnCode(ReturnCode.INTERNAL_ERROR, answer(RequestAbortBackgroundOperation.OPCODE, MessageType.CCI, 0));
    }

    @Test
    void responseLongerThanTheLimit_isInternalError() {
        table.on(GetLsa.COMMAND, request -> GetLsaResponse.wrap(new byte[257]));

        assertReturnCode(ReturnCode.INTERNAL_ERROR, answer(GetLsa.OPCODE, MessageType.CCI, 8));
    }

    @Test
    void requestLongerThanItsLayout_isCut() {
        GetTimestampResponse response =
                GetTimestampResponse.builder().timestampNanos(5).build();
        table.on(GetTimestamp.COMMAND, () -> response);

        assertArrayEquals(
                response.bytes(),
                answer(GetTimestamp.OPCODE, MessageType.CCI, 256).payload());
        assertReturnCode(ReturnCode.INVALID_PAYLOAD_LENGTH, answer(GetTimestamp.OPCODE, MessageType.CCI, 257));
    }

    @Test
    void otherMessageType_isUnsupported() {
        table.on(GetTimestamp.COMMAND, () -> GetTimestampResponse.builder().build());

        assertReturnCode(ReturnCode.UNSUPPORTED, answer(GetTimestamp.OPCODE, MessageType.FM_API, 0));
    }

    @Test
    void oneOpcodeTwice_isRefused() {
        table.onChange(RequestAbortBackgroundOperation.COMMAND, () -> {});

        assertThrows(
                IllegalArgumentException.class,
                () -> table.on(RequestAbortBackgroundOperation.COMMAND, () -> EmptyPayload.EMPTY));
    }
}
