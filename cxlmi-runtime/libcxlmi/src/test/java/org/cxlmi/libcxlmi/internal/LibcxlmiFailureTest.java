package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library cannot do, or says that failed. */
class LibcxlmiFailureTest extends WithFakeLibrary {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 0x22, 0xFFFF})
    void exchange_positiveNumber_isTheReturnCode(int code) {
        fake.set("rc", code);
        fake.set("errno", ENODEV);

        CciResponse response =
                exchange(LibcxlmiCall.define("fake_out", Shape.OUT, 0, 8).build());

        assertEquals(code, response.returnCode());
        assertEquals(0, response.payload().length);
    }

    @Test
    void exchange_negativeNumberWithErrno_isTheErrno() {
        fake.set("rc", -1);
        fake.set("errno", ENODEV);

        TransportException e = assertThrows(TransportException.class, () -> exchange(NONE));

        assertEquals(OptionalInt.of(ENODEV), e.errno());
        assertEquals("ENODEV", e.errnoName());
    }

    @Test
    void exchange_rawCommandThatTheKernelBlocks_saysHowToUnblockIt() {
        fake.set("rc", -1);
        fake.set("errno", EPERM);

        UnsupportedCommandException e = assertThrows(UnsupportedCommandException.class, () -> exchange(NONE));

        assertSame(Reason.BLOCKED_BY_KERNEL, e.reason());
    }

    @Test
    void exchange_roomBeyondTheMailbox_namesTheDefectOfTheLibrary() { // M10
        fake.set("rc", -1);
        fake.set("errno", EINVAL);
        LibcxlmiCall call =
                LibcxlmiCall.define("fake_out", Shape.OUT, 0, 32).room(2560).build();

        UnsupportedCommandException e = assertThrows(UnsupportedCommandException.class, () -> exchange(call));

        assertSame(Reason.DIFFERENT_IN_LIBRARY, e.reason());
        assertTrue(e.getMessage().contains("libcxlmi has it wrong"), e.getMessage());
        assertTrue(e.getMessage().contains("2592 bytes"), e.getMessage());
    }

    @Test
    void exchange_refusedWithRoomWithinTheMailbox_isTheErrno() {
        fake.set("rc", -1);
        fake.set("errno", EINVAL);
        LibcxlmiCall call =
                LibcxlmiCall.define("fake_out", Shape.OUT, 0, 32).room(2016).build();

        TransportException e = assertThrows(TransportException.class, () -> exchange(call));

        assertEquals("EINVAL", e.errnoName());
    }

    @Test
    void exchange_errnoOnMctp_hasTheAdviceForMctp() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        fake.set("rc", -1);
        fake.set("errno", EBUSY);

        TransportException e = assertThrows(TransportException.class, () -> exchange(NONE));

        assertTrue(e.advice().contains("MCTP tags"), e.advice());
    }

    @Test
    void exchange_negativeNumberWithoutErrno_hasNoneOfBefore() {
        fake.set("rc", -1);
        fake.set("errno", ENODEV);
        assertThrows(TransportException.class, () -> exchange(NONE));
        fake.set("errno", 0);

        TransportException e = assertThrows(TransportException.class, () -> exchange(NONE));

        assertEquals(OptionalInt.empty(), e.errno());
        assertTrue(e.getMessage().contains("gives no reason"), e.getMessage());
    }

    @Test
    void exchange_functionMissing_breaksThatCommandOnly() {
        LibcxlmiCall missing =
                LibcxlmiCall.define("fake_of_the_future", Shape.NONE, 0, 0).build();

        UnsupportedCommandException e = assertThrows(UnsupportedCommandException.class, () -> exchange(missing));

        assertSame(Reason.MISSING_IN_LIBRARY, e.reason());
        assertTrue(e.getMessage().contains("fake_of_the_future"), e.getMessage());
        assertEquals(0, exchange(NONE).returnCode());
    }

    @Test
    void exchange_opcodeWithoutFunction_isRefused() {
        CciRequest request = new CciRequest("Raw command", 0x4300, MessageType.CCI, new byte[0]);

        UnsupportedCommandException e =
                assertThrows(UnsupportedCommandException.class, () -> transport.exchange(request, seconds(1)));

        assertSame(Reason.MISSING_IN_LIBRARY, e.reason());
        assertTrue(e.getMessage().contains("4300h"), e.getMessage());
    }

    @Test
    void exchange_commandThatTheLibraryHasWrong_isRefusedWithTheReason() {
        LibcxlmiCall call = LibcxlmiCall.define("fake_none", Shape.NONE, 0, 0)
                .differs("its request lacks a byte")
                .build();

        UnsupportedCommandException e = assertThrows(UnsupportedCommandException.class, () -> exchange(call));

        assertSame(Reason.DIFFERENT_IN_LIBRARY, e.reason());
        assertTrue(e.getMessage().contains("its request lacks a byte"), e.getMessage());
    }

    @Test
    void exchange_tunnelByHand_isRefusedWithWhatToUseInstead() {
        CciRequest request = new CciRequest("Tunnel", 0x5300, MessageType.FM_API, new byte[16]);

        UnsupportedCommandException e =
                assertThrows(UnsupportedCommandException.class, () -> transport.exchange(request, seconds(1)));

        assertTrue(e.getMessage().contains("send them through(...)"), e.getMessage());
    }

    @Test
    void exchange_moreWantedThanTheLibraryHasRoomFor_isRefused() {
        LibcxlmiCall call = LibcxlmiCall.define("fake_in_out", Shape.IN_OUT, 1, 0)
                .asked(0, 1, 1)
                .room(8)
                .openEnded()
                .build();
        fake.reply((byte) 1, (byte) 2, (byte) 3);

        assertArrayEquals(new byte[] {1, 2}, exchange(call, 2).payload());
        assertSame(
                Reason.PAYLOAD_TOO_LARGE,
                assertThrows(UnsupportedCommandException.class, () -> exchange(call, 9))
                        .reason());
    }

    @Test
    void exchange_moreWantedThanAnyPayloadHas_isRefused() {
        LibcxlmiCall call = LibcxlmiCall.define("fake_in_out", Shape.IN_BYTES_OUT, 4, 0)
                .asked(0, 4, 1)
                .openEnded()
                .build();

        assertSame(
                Reason.PAYLOAD_TOO_LARGE,
                assertThrows(UnsupportedCommandException.class, () -> exchange(call, 0xFF, 0xFF, 0xFF, 0xFF))
                        .reason());
    }
}
