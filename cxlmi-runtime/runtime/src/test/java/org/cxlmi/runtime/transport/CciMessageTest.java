package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CciMessageTest {

    private static final String REQUEST = "00" // category: request
            + "fe" // tag
            + "00" // reserved
            + "3412" // opcode
            + "020000" // payload length
            + "0000" // return code
            + "0000" // vendor extended status
            + "a1a2";

    @Test
    void request_isLaidOutAsTheSpecificationHasIt() {
        assertEquals(REQUEST, text(CciMessage.request(0xFE, 0x1234, bytes("a1a2"))));
    }

    @Test
    void respond_echoesTagAndOpcode() {
        CciMessage request = CciMessage.request(0xFE, 0x1234, bytes("a1a2"));

        assertEquals(
                "01fe00341203000006005aa50b0c0d", text(request.respond(new CciResponse(6, 0xA55A, bytes("0b0c0d")))));
    }

    @Test
    void respond_background_setsItsBit() {
        CciMessage response = CciMessage.request(1, 0x0201, new byte[0]).respond(new CciResponse(1, 0, new byte[0]));

        assertEquals("010100010200008001000000", text(response));
        assertTrue(CciMessage.parse(response.bytes()).header().background());
    }

    @Test
    void parse_isTheInverseOfBytes() {
        CciMessage response = CciMessage.request(0xFF, 0xFFFF, new byte[0])
                .respond(new CciResponse(0xFFFF, 0xFFFE, new byte[0x12345]));

        CciMessage read = CciMessage.parse(response.bytes());

        assertEquals(response.header(), read.header());
        assertArrayEquals(response.payload(), read.payload());
        assertEquals(0xFFFF, read.response().returnCode());
        assertEquals(0xFFFE, read.response().vendorExtendedStatus());
    }

    @Test
    void parse_reservedBits_areIgnored() {
        CciMessage.Header header =
                CciMessage.parse(bytes("f10577341202006000000000a1a2")).header();

        assertEquals(new CciMessage.Header(CciMessage.RESPONSE, 5, 0x1234, 2, false, 0, 0), header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00fe003412020000000000"})
    void parse_shorterThanAHeader_isMalformed(String hex) {
        MalformedResponseException e =
                assertThrows(MalformedResponseException.class, () -> CciMessage.parse(bytes(hex)));

        assertEquals("header", e.field());
        assertArrayEquals(bytes(hex), e.bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00fe0034120200000000" + "0000" + "a1", // a byte too few
                "00fe0034120200000000" + "0000" + "a1a2a3", // a byte too many
                "00fe003412ffff1f0000" + "0000" + "a1a2", // two mebibytes
                "00fe0034120000000000" + "0000" + "a1a2" // none told
            })
    void parse_lengthThatIsNotThere_isMalformed(String hex) {
        assertEquals(
                "payload",
                assertThrows(MalformedResponseException.class, () -> CciMessage.parse(bytes(hex)))
                        .field());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "256, 0", "0, -1", "0, 65536"})
    void request_numberBeyondItsField_isRefused(int tag, int opcode) {
        assertThrows(IllegalArgumentException.class, () -> CciMessage.request(tag, opcode, new byte[0]));
    }

    @Test
    void request_payloadBeyondTheLengthField_isRefused() {
        byte[] payload = new byte[CciMessage.MAXIMUM_PAYLOAD + 1];
        assertThrows(IllegalArgumentException.class, () -> CciMessage.request(0, 0, payload));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "65536, 0", "0, -1", "0, 65536"})
    void respond_numberBeyondItsField_isRefused(int returnCode, int vendorExtendedStatus) {
        CciMessage request = CciMessage.request(0, 0, new byte[0]);
        CciResponse response = new CciResponse(returnCode, vendorExtendedStatus, new byte[0]);
        assertThrows(IllegalArgumentException.class, () -> request.respond(response));
    }

    @Test
    void message_headerOfAnotherLength_isRefused() {
        CciMessage.Header header = CciMessage.request(0, 0, new byte[3]).header();
        assertThrows(IllegalArgumentException.class, () -> new CciMessage(header, new byte[2]));
    }

    @Test
    void answers_onlyItsOwnRequest() {
        CciMessage request = CciMessage.request(7, 0x4000, new byte[0]);
        CciMessage.Header response =
                request.respond(new CciResponse(0, 0, new byte[1])).header();

        assertTrue(response.answers(request.header()));
        assertFalse(response.answers(CciMessage.request(8, 0x4000, new byte[0]).header()));
        assertFalse(response.answers(CciMessage.request(7, 0x4001, new byte[0]).header()));
        assertFalse(request.header().answers(request.header()));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String text(CciMessage message) {
        return HexFormat.of().formatHex(message.bytes());
    }
}
