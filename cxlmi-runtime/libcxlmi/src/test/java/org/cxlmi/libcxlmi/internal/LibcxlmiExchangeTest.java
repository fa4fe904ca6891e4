package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.junit.jupiter.api.Test;

/** What goes in and out of the calls of the library. */
class LibcxlmiExchangeTest extends WithFakeLibrary {

    @Test
    void exchange_none_isTheReturnCode() {
        CciResponse response = exchange(NONE);
        assertEquals(0, response.returnCode());
        assertEquals(0, response.payload().length);
    }

    @Test
    void exchange_in_handsTheRequestInWithZerosBehind() {
        exchange(LibcxlmiCall.define("fake_in", Shape.IN, 2, 0).build(), 1, 2, 3);
        exchange(LibcxlmiCall.define("fake_in", Shape.IN, 2, 0).build(), 9);

        assertArrayEquals(Arrays.copyOf(new byte[] {9}, 4096), fake.seen(4096));
    }

    @Test
    void exchange_out_isWhatTheLibraryWrote() {
        fake.reply((byte) 1, (byte) 2, (byte) 3);

        CciResponse response =
                exchange(LibcxlmiCall.define("fake_out", Shape.OUT, 0, 3).build());

        assertArrayEquals(new byte[] {1, 2, 3}, response.payload());
    }

    @Test
    void exchange_outThatTheLibraryLeavesAlone_isZero() {
        LibcxlmiCall call = LibcxlmiCall.define("fake_out", Shape.OUT, 0, 4).build();
        fake.reply((byte) 1, (byte) 2, (byte) 3, (byte) 4);
        exchange(call);
        fake.reply((byte) 5);

        assertArrayEquals(new byte[] {5, 0, 0, 0}, exchange(call).payload());
    }

    @Test
    void exchange_inOut_takesAndGives() {
        fake.reply((byte) 7);

        CciResponse response =
                exchange(LibcxlmiCall.define("fake_in_out", Shape.IN_OUT, 2, 1).build(), 8, 9);

        assertArrayEquals(new byte[] {8, 9}, fake.seen(2));
        assertArrayEquals(new byte[] {7}, response.payload());
    }

    @Test
    void exchange_inBytesOut_givesWhatIsAskedFor() {
        fake.reply((byte) 1, (byte) 2, (byte) 3, (byte) 4);
        LibcxlmiCall call = LibcxlmiCall.define("fake_in_out", Shape.IN_BYTES_OUT, 2, 0)
                .asked(1, 1, 1)
                .openEnded()
                .build();

        assertArrayEquals(new byte[] {1, 2, 3}, exchange(call, 0, 3).payload());
    }

    @Test
    void exchange_inSized_tellsTheLengthOfTheArray() {
        exchange(LibcxlmiCall.define("fake_in_sized", Shape.IN_SIZED, 2, 0).build(), 1, 2, 3, 4, 5);

        assertEquals(3, fake.get("seen_size"));
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5}, fake.seen(5));
    }

    @Test
    void exchange_vendorWithoutDescription_sendsItsBytes() {
        transport.close();
        transport = device(settings(true, 0, 2));

        CciResponse response = transport.exchange(
                new CciRequest("Raw command", 0xC123, MessageType.CCI, new byte[] {1, 2, 3}), seconds(1));

        assertEquals(0xC123, fake.get("seen_opcode"));
        assertEquals(3, fake.get("seen_size"));
        assertArrayEquals(new byte[] {(byte) 0xcd, (byte) 0xcd}, response.payload());
    }

    @Test
    void exchange_vendorWithNothing_handsInNoAddresses() {
        CciResponse response =
                transport.exchange(new CciRequest("Raw command", 0xC000, MessageType.CCI, new byte[0]), seconds(1));

        assertEquals(0, response.returnCode());
        assertEquals(0, response.payload().length);
    }

    @Test
    void exchange_componentThatClaimsTooMuch_overrunsNothing() {
        // A 16-bit count of records of 128 bytes, of which the library has room for 20.
        LibcxlmiCall call = LibcxlmiCall.define("fake_in_out", Shape.IN_OUT, 1, 2)
                .arrays(0xFFFFL * 128)
                .room(20 * 128)
                .build();
        fake.reply((byte) 0xFF, (byte) 0xFF);
        fake.set("reply_repeated", 0xFFFF * 128);

        CciResponse response = exchange(call, 0);

        assertEquals(2 + 20 * 128, response.payload().length);
        fake.set("reply_repeated", 0);
        assertEquals(0, exchange(NONE).returnCode());
    }

    @Test
    void execute_countedResponse_endsWhereItSays() {
        fake.reply((byte) 2, (byte) 11, (byte) 22);
        Command<EmptyPayload, EmptyPayload> command = counted();
        Endpoint endpoint = Endpoint.over(transport);

        assertArrayEquals(
                new byte[] {2, 11, 22},
                endpoint.execute(command, EmptyPayload.EMPTY).bytes());

        fake.reply((byte) 9);
        assertThrows(MalformedResponseException.class, () -> endpoint.execute(command, EmptyPayload.EMPTY));
    }

    @Test // W10
    void exchange_fieldThatTheLibraryDoesNotHave_isNotInTheResponse() {
        LibcxlmiCall call =
                LibcxlmiCall.define("fake_out", Shape.OUT, 0, 4).appended(2).build();
        fake.reply((byte) 1, (byte) 2);
        assertArrayEquals(new byte[] {1, 2}, exchange(call).payload());

        fake.reply((byte) 1, (byte) 2, (byte) 0, (byte) 0);
        assertArrayEquals(new byte[] {1, 2, 0, 0}, exchange(call).payload());
    }

    @Test // W10
    void exchange_mockToldToAnswerLess_responseIsAsLongAsToldOnceOnly() {
        LibcxlmiCall call =
                LibcxlmiCall.define("fake_out", Shape.OUT, 0, 4).appended(2).build();
        fake.reply((byte) 1, (byte) 2, (byte) 0, (byte) 0);
        transport.answered(0x4000, 2);

        assertArrayEquals(new byte[] {1, 2}, exchange(call).payload());
        assertArrayEquals(new byte[] {1, 2, 0, 0}, exchange(call).payload());
    }
}
