package org.cxlmi.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.CxlIoTransactionType;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoRequest;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoResponse;
import org.cxlmi.sdk.fmapi.PidBinding;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfigurationRequest;
import org.cxlmi.sdk.fmapi.SendLdCxlIoConfigurationResponse;
import org.cxlmi.sdk.fmapi.VcsInformation;
import org.cxlmi.sdk.fmapi.VppbInformation;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.GetEventInterruptPolicyResponse;
import org.cxlmi.sdk.generic.IdentifyPbrComponentResponse;
import org.cxlmi.sdk.generic.SetTimestampRequest;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.GetLsaResponse;
import org.cxlmi.sdk.structs.odd.Color;
import org.cxlmi.sdk.structs.odd.Entry;
import org.cxlmi.sdk.structs.odd.ExchangeValuesRequest;
import org.cxlmi.sdk.structs.odd.ExchangeValuesResponse;
import org.cxlmi.sdk.structs.odd.GetMessagesResponse;
import org.cxlmi.sdk.structs.odd.Key;
import org.cxlmi.sdk.structs.odd.Named;
import org.cxlmi.sdk.structs.odd.Numbers;
import org.cxlmi.sdk.structs.odd.Pair;
import org.cxlmi.sdk.structs.odd.SetKeysRequest;
import org.cxlmi.sdk.structs.odd.Wide;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class CxlModuleTest {

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new CxlModule()).build();

    private String json(Struct struct) {
        return mapper.writeValueAsString(struct).replace('"', '\'');
    }

    private static byte[] hex(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }

    private void assertReadsBack(Struct struct) {
        assertArrayEquals(
                struct.bytes(),
                mapper.readValue(mapper.writeValueAsString(struct), struct.getClass())
                        .bytes());
    }

    @Test
    void unsignedNumbers_beyond63Bits_stayUnsigned() {
        assertEquals(
                "{'timestamp':18446744073709551615}",
                json(SetTimestampRequest.builder().timestampNanos(-1).build()));
        assertEquals(
                -1,
                mapper.readValue("{\"timestamp\":18446744073709551615}", SetTimestampRequest.class)
                        .timestampNanos());
    }

    @Test
    void healthInfo_absentValues_areNull_andKeepTheirBytes() {
        byte[] bytes = hex("00" + "00" + "00" + "ff" + "ff7f" + "01000000" + "00000000" + "ffffffff");
        GetHealthInfoResponse health = GetHealthInfoResponse.wrap(bytes);
        String json = json(health);
        assertTrue(json.contains("'lifeUsed':null,'deviceTemperature':null,"), json);
        assertTrue(json.endsWith("'_absent':{'lifeUsed':'ff','deviceTemperature':'ff7f'}}"), json);
        assertReadsBack(health);
    }

    @Test // W18
    void reservedBitsThatAreSet_areBesideTheNumber() {
        assertEquals("{'pid':291}", json(PidBinding.wrap(hex("2301"))));
        assertEquals("{'pid':{'_value':291,'_unknown':'0xf000'}}", json(PidBinding.wrap(hex("23f1"))));
        assertReadsBack(PidBinding.wrap(hex("2301")));
        assertReadsBack(PidBinding.wrap(hex("23f1")));
        String uuid = "00".repeat(16);
        assertReadsBack(IdentifyPbrComponentResponse.wrap(hex("ffff" + "23a1" + uuid + "ff0f" + uuid)));
    }

    @Test // W18
    void numbersOutsideTheirMask_areRefused() {
        assertRefused(PidBinding.class, "{'pid':4096}", "PidBinding.pid: expected a number from 0 to 4095, found 4096");
        assertRefused(
                PidBinding.class,
                "{'pid':{'_value':291,'_unknown':'0x0800'}}",
                "PidBinding.pid._unknown: holds bits of the value");
        assertRefused(
                PidBinding.class,
                "{'pid':{'_unknown':'0xf000'}}",
                "PidBinding.pid: expected a number, or an object with _value and then _unknown");
        assertRefused(
                PidBinding.class,
                "{'pid':{'_value':291,'_unknown':'0x1f000'}}",
                "PidBinding.pid._unknown: expected up to 4 hex digits after 0x, found \"0x1f000\"");
    }

    @Test
    void overlaidBytes_areUnderTheNameOfTheirStruct() {
        Entry numbers = Entry.builder()
                .numbers(Numbers.builder().first(7).second(-8).build())
                .build();
        assertEquals("{'form':'NUMBERS','numbers':{'first':7,'second':-8}}", json(numbers));
        assertReadsBack(numbers);
        assertEquals("{'form':'NAMED_AGAIN','named':{'name':'ab'}}", json(Entry.wrap(hex("0300", "6162000000000000"))));
        assertEquals("{'form':'EMPTY','data':'6162000000000000'}", json(Entry.wrap(hex("0400", "6162000000000000"))));
        assertEquals("{'form':9,'data':'6162000000000000'}", json(Entry.wrap(hex("0900", "6162000000000000"))));
        assertArrayEquals(
                hex("0100", "0700000000000000"),
                mapper.readValue("{\"form\":1,\"data\":\"0700000000000000\"}", Entry.class)
                        .bytes());
    }

    @Test
    void overlaidBytes_thatTheOtherFieldDoesNotSay_areRefused() {
        assertRefused(
                Entry.class,
                "{'form':'NAMED','numbers':{'first':7,'second':-8}}",
                "Entry.numbers: is there, but is valid only if form = NUMBERS");
        assertRefused(
                Entry.class,
                "{'form':'NAMED','named':{'name':''},'data':'0000000000000000'}",
                "Entry.data: is there twice");
    }

    @Test
    void text_thatWouldNotComeBack_isHex() {
        assertEquals("{'name':'a b'}", json(Named.builder().name("a b").build()));
        assertEquals("{'name':{'_hex':'6100620000000000'}}", json(Named.wrap(hex("6100620000000000"))));
        assertEquals("{'name':{'_hex':'61ff000000000000'}}", json(Named.wrap(hex("61ff000000000000"))));
        assertReadsBack(Named.wrap(hex("6100620000000000")));
    }

    @Test
    void bits_thatNobodyKnows_areKept() {
        ExchangeValuesRequest request = ExchangeValuesRequest.builder()
                .wide(Wide.of(0x8000_0001_0000_0115L))
                .build();
        String json = json(request);
        assertTrue(
                json.contains("'wide':{'valid':true,'nameValid':false,'color':5,'upperHalf':2147483649,"
                        + "'_unknown':'0x0000000000000100'}"),
                json);
        assertReadsBack(request);
    }

    @Test
    void bits_leftOut_areZero() {
        String json = json(ExchangeValuesRequest.builder().build());
        String some = json.replaceAll("'wide':\\{[^}]*}", "'wide':{'color':'BLUE'}");
        ExchangeValuesRequest read = mapper.readValue(some.replace('\'', '"'), ExchangeValuesRequest.class);
        assertEquals(Wide.builder().color(Color.BLUE).build(), read.wide());
    }

    @Test
    void reservedBytes_thatAreNotZero_haveTheirOffset() {
        assertEquals(
                "{'slot':1,'_reserved1':'ff','key':'***','hint':'***'}", json(Key.wrap(hex("01 ff 01020304 0000"))));
        assertEquals("{'slot':1,'key':'***','hint':'***'}", json(Key.wrap(hex("01 00 01020304 0000"))));
    }

    @Test
    void tail_isKept() {
        assertEquals("{'_tail':'0102'}", json(EmptyPayload.wrap(hex("0102"))));
        assertReadsBack(EmptyPayload.wrap(hex("0102")));
        assertRefused(
                Entry.class,
                "{'form':9,'data':'0000000000000000','_tail':'01'}",
                "Entry._tail: the struct always has the same length");
    }

    @Test
    void appendedFields_thatWereNotSent_areLeftOut() {
        GetEventInterruptPolicyResponse early = GetEventInterruptPolicyResponse.wrap(new byte[4]);
        assertTrue(!json(early).contains("dynamicCapacity"), json(early));
        assertReadsBack(early);
        assertReadsBack(GetEventInterruptPolicyResponse.wrap(new byte[5]));

        byte[] messages = hex("0000", "07000000", "00");
        assertEquals(
                "{'messageCount':0,'messages':[],'generation':7,'windowCount':0,'windows':[]}",
                json(GetMessagesResponse.wrap(messages)));
        assertEquals(
                "{'messageCount':0,'messages':[],'generation':7,'windowCount':0,'windows':[],'added':258,"
                        + "'_reserved9':'0000'}",
                json(GetMessagesResponse.wrap(hex("0000", "07000000", "00", "0201", "0000"))));
    }

    @Test
    void fieldThatTheRequestDecidesOn_isReadWithAndWithoutTheRequest() {
        SendLdCxlIoConfigurationRequest write = SendLdCxlIoConfigurationRequest.builder()
                .transactionType(CxlIoTransactionType.WRITE)
                .build();
        SendLdCxlIoConfigurationResponse written = SendLdCxlIoConfigurationResponse.wrap(hex("01000000"), write);
        String json = json(written);
        assertEquals("{'returnData':null,'_absent':{'returnData':'01000000'}}", json);

        SendLdCxlIoConfigurationResponse alone =
                mapper.readValue(json.replace('\'', '"'), SendLdCxlIoConfigurationResponse.class);
        assertEquals(OptionalLong.of(1), alone.returnData());
        SendLdCxlIoConfigurationResponse withRequest = mapper.readerFor(SendLdCxlIoConfigurationResponse.class)
                .withAttribute(CxlModule.REQUEST, write)
                .readValue(json.replace('\'', '"'));
        assertEquals(OptionalLong.empty(), withRequest.returnData());
        assertArrayEquals(written.bytes(), withRequest.bytes());
    }

    @Test
    void secrets_areNotWritten_andCannotBeRead() {
        SetKeysRequest request = SetKeysRequest.builder()
                .codes(1, 2)
                .main(Key.builder().key(hex("01020304")).hint("ab").build())
                .name("***")
                .comment("a comment")
                .build();
        String key = "{'slot':0,'key':'***','hint':'***'}";
        assertEquals(
                "{'count':0,'codes':'***','main':" + key
                        + ",'name':'***','color':'***','id':'***','keys':[],'comment':'***'}",
                json(request));
        assertEquals(
                "SetKeysRequest{count=0, codes=***, main=Key{slot=0, key=***, hint=***}, name=***, color=***, id=***,"
                        + " keys=[], comment=***}",
                request.toString());
        assertRefused(
                SetKeysRequest.class,
                json(request),
                "SetKeysRequest.codes: is secret and was not written; CxlModule.showingSecrets() writes it");

        JsonMapper showing =
                JsonMapper.builder().addModule(CxlModule.showingSecrets()).build();
        String shown = showing.writeValueAsString(request);
        assertTrue(shown.contains("\"comment\":\"a comment\""), shown);
        assertTrue(shown.contains("\"name\":{\"_hex\":\"2a2a2a00\"}"), shown);
        assertEquals(request, showing.readValue(shown, SetKeysRequest.class));
        assertEquals(request, mapper.readValue(shown, SetKeysRequest.class));
    }

    @Test
    void constantsInArrays_areNamesOrCodes() {
        ExchangeValuesResponse response = ExchangeValuesResponse.wrap(hex(
                "02 00 01 00 00000000 0000 00", // counts: two colors and a format
                "01 07", // colors
                "000000", // between
                "0102030405060708090a0b0c0d0e0f10", // formats
                "601dcbb39c064eabb8af4e9bfb5c9624", // format
                "000000")); // settings
        String json = json(response);
        assertTrue(json.contains("'colors':['BLUE',7]"), json);
        assertTrue(json.contains("'formats':['01020304-0506-0708-090a-0b0c0d0e0f10']"), json);
        assertTrue(json.contains("'format':'PLAIN'"), json);
        assertTrue(response.toString().contains("colors=[BLUE, UNRECOGNIZED (0x07)]"), response::toString);
        assertReadsBack(response);
    }

    @Test
    void responseThatNeedsItsRequest_takesItAsAnAttribute() {
        VppbInformation vppb = VppbInformation.builder().build();
        VcsInformation info =
                VcsInformation.builder().vppbCount(5).vppbs(List.of(vppb, vppb)).build();
        GetVirtualCxlSwitchInfoResponse response = GetVirtualCxlSwitchInfoResponse.builder()
                .virtualSwitches(List.of(info, info))
                .build();
        String json = mapper.writeValueAsString(response);
        GetVirtualCxlSwitchInfoRequest request = GetVirtualCxlSwitchInfoRequest.builder()
                .startVppb(3)
                .vppbListLimit(2)
                .build();
        GetVirtualCxlSwitchInfoResponse read = mapper.readerFor(GetVirtualCxlSwitchInfoResponse.class)
                .withAttribute(CxlModule.REQUEST, request)
                .readValue(json);
        assertEquals(response, read);
        assertEquals(info, mapper.readValue(mapper.writeValueAsString(info), VcsInformation.class));

        assertRefused(
                GetVirtualCxlSwitchInfoResponse.class,
                json,
                "GetVirtualCxlSwitchInfoResponse cannot be read without its request: set the attribute"
                        + " CxlModule.REQUEST of the reader to a GetVirtualCxlSwitchInfoRequest");
        GetVirtualCxlSwitchInfoRequest another =
                GetVirtualCxlSwitchInfoRequest.builder().vppbListLimit(1).build();
        MismatchedInputException refused = assertThrows(
                MismatchedInputException.class,
                () -> mapper.readerFor(GetVirtualCxlSwitchInfoResponse.class)
                        .withAttribute(CxlModule.REQUEST, another)
                        .readValue(json));
        assertTrue(
                refused.getMessage().startsWith("GetVirtualCxlSwitchInfoResponse.virtualSwitches: "),
                refused.getMessage());
    }

    @Test
    void responseThatCanBeReadAlone_isComparedWithItsRequestIfThatIsGiven() {
        GetLsaResponse response = GetLsaResponse.wrap(hex("01020304"));
        String json = mapper.writeValueAsString(response);

        assertEquals(response, mapper.readValue(json, GetLsaResponse.class));
        assertEquals(response, readLsa(json, GetLsaRequest.builder().length(4).build()));
        assertEquals(
                response,
                readLsa(
                        json,
                        GetVirtualCxlSwitchInfoRequest.builder()
                                .vppbListLimit(1)
                                .build()));
        MismatchedInputException refused = assertThrows(
                MismatchedInputException.class,
                () -> readLsa(json, GetLsaRequest.builder().length(5).build()));
        assertTrue(
                refused.getMessage().startsWith("GetLsaResponse.data: expected 5 bytes, as asked for, found 4 bytes"),
                refused.getMessage());
    }

    private GetLsaResponse readLsa(String json, Struct request) {
        return mapper.readerFor(GetLsaResponse.class)
                .withAttribute(CxlModule.REQUEST, request)
                .readValue(json);
    }

    /** Structs within other values. */
    record Capture(String name, List<Pair> pairs, Struct response) {}

    @Test
    void structsWithinOtherValues_areWrittenAndRead() {
        Pair pair = Pair.builder().first(-1).second(2).build();
        assertEquals(
                "{\"name\":\"a\",\"pairs\":[{\"first\":-1,\"second\":2}],\"response\":{\"_tail\":\"07\"}}",
                mapper.writeValueAsString(new Capture("a", List.of(pair), EmptyPayload.wrap(hex("07")))));
        assertEquals(
                List.of(pair), mapper.readValue("[{\"first\":-1,\"second\":2}]", new TypeReference<List<Pair>>() {}));
        assertEquals(pair, mapper.treeToValue(mapper.valueToTree(pair), Pair.class));
    }

    @Test
    void structOfNoClass_isRefused() {
        assertRefused(
                Struct.class, "{}", "org.cxlmi.runtime.wire.Struct is no generated struct in an exported package");
    }

    @Test
    void eventRecord_written_isReadable() {
        String json = json(EventRecord.builder().handle(3).timestampNanos(4).build());
        assertTrue(json.contains("'recordFormat':'00000000-0000-0000-0000-000000000000'"), json);
        assertTrue(json.contains("'flags':{'severity':'INFORMATIONAL',"), json);
        assertTrue(json.contains("'handle':3,'relatedHandle':null,'timestamp':4,"), json);
        assertTrue(!json.contains("_"), json);
    }

    private void assertRefused(Class<? extends Struct> type, String json, String message) {
        MismatchedInputException refused =
                assertThrows(MismatchedInputException.class, () -> mapper.readValue(json.replace('\'', '"'), type));
        assertEquals(message, refused.getOriginalMessage());
    }
}
