package org.cxlmi.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.structs.AllStructs;
import org.cxlmi.sdk.structs.RandomBytes;
import org.cxlmi.sdk.structs.StructCase;
import org.cxlmi.sdk.structs.odd.ExchangeValuesRequest;
import org.cxlmi.sdk.structs.odd.ExchangeValuesResponse;
import org.cxlmi.sdk.structs.odd.GetMessagesResponse;
import org.cxlmi.sdk.structs.odd.Wide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** JSON that is no struct ends in an exception of Jackson that names struct and field. */
class WrongJsonTest {

    private static final String VALUES = "ExchangeValuesRequest";

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new CxlModule()).build();

    private String refusal(Class<? extends Struct> type, String json) {
        return assertThrows(MismatchedInputException.class, () -> mapper.readValue(json, type), json)
                .getOriginalMessage();
    }

    /** The JSON of a sound request with one of its parts replaced. */
    private String with(String part, String replacement) {
        ExchangeValuesRequest sound = ExchangeValuesRequest.builder()
                .wide(Wide.builder().valid(true).nameValid(true).build())
                .fast(true)
                .build();
        String json = mapper.writeValueAsString(sound).replace('"', '\'');
        assertTrue(json.contains(part), json);
        return json.replace(part, replacement).replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'color':'RED','code' | 'color':null,'code' | color: is null, but its value is valid",
                "'valid':true | 'valid':false | color: is there, but is valid only if wide.valid",
                "'odd':0 | 'odd':16777216 | odd: expected a number from 0 to 16777215, found 16777216",
                "'odd':0 | 'odd':-1 | odd: expected a number from 0 to 16777215, found -1",
                "'odd':0 | 'odd':1.0 | odd: expected a number from 0 to 16777215, found 1.0",
                "'odd':0 | 'odd':'1' | odd: expected a number from 0 to 16777215, found \"1\"",
                "'odd':0 | 'odd':null | odd: is null, but its value is valid",
                "'odd':0 | 'odd':{} | odd: expected a number from 0 to 16777215, found an object",
                "'odd':0 | 'odd':[] | odd: expected a number from 0 to 16777215, found an array",
                "'odd':0 | 'odd':0,'odd':1 | odd: is there twice",
                "'odd':0 | 'even':0 | even: there is no such field",
                "'odd':0, | `` | odd: is missing",
                "'signed':null | 'signed':9223372036854775808"
                        + " | signed: expected a number from -9223372036854775808 to 9223372036854775807,"
                        + " found 9223372036854775808",
                "'capacity':0 | 'capacity':18446744073709551616"
                        + " | capacity: expected a number from 0 to 18446744073709551615, found 18446744073709551616",
                "'color':'RED','code' | 'color':'GREEN','code'"
                        + " | color: expected RED, BLUE or a number, found \"GREEN\"",
                "'color':'RED','code' | 'color':'UNRECOGNIZED','code'"
                        + " | color: expected RED, BLUE or a number, found \"UNRECOGNIZED\"",
                "'color':'RED','code' | 'color':256,'code' | color: expected a number from 0 to 255, found 256",
                "'color':'RED','upper | 'color':8,'upper | `wide.color: expected a number from 0 to 7, found 8`",
                "'valid':true | 'valid':0 | wide.valid: expected true or false, found 0",
                "'valid':true | 'invalid':false | wide.invalid: there are no such bits",
                "'valid':true | 'valid':true,'valid':false | wide.valid: is there twice",
                "'valid':true | 'valid':true,'_unknown':'0x1'" + " | wide._unknown: holds bits that also have a name",
                "'valid':true | '_unknown':1 | wide._unknown: expected up to 16 hex digits after 0x, found 1",
                "'address':0 | 'address':257 | inline.address: expected a multiple of 256, found 257",
                "'address':0 | 'address':4294967296"
                        + " | inline.address: expected a number from 0 to 4294967295, found 4294967296",
                "'inline':{'fast':true,'address':0} | 'inline':0 | inline: expected an object of bits, found 0",
                "'format':'00000000-0000-0000-0000-000000000000' | 'format':'1-1-1-1-1'"
                        + " | format: expected PLAIN or a UUID, found \"1-1-1-1-1\"",
                "'owner':'00000000-0000-0000-0000-000000000000' | 'owner':7 | owner: expected a UUID, found 7",
                "'name':'' | 'name':'1234567' | name: expected at most 6 characters, found \"1234567\"",
                "'name':'' | 'name':'ä' | name: expected text of printable ASCII characters, found \"ä\"",
                "'name':'' | 'name':{'hex':'00'} | name: expected text, or an object with _hex",
                "'name':'' | 'name':{'_hex':'00'} | name: expected 12 hex digits, found \"00\"",
                "'raw':'0000000000' | 'raw':'00000000' | raw: expected 10 hex digits, found \"00000000\"",
                "'raw':'0000000000' | 'raw':'000000000g' | raw: expected 10 hex digits, found \"000000000g\"",
                "'lanes':[0,0,0] | 'lanes':[0,0] | `lanes: expected 3 elements, found 2`",
                "'lanes':[0,0,0] | 'lanes':[0,0,65536] | lanes: expected a number from 0 to 65535, found 65536",
                "'lanes':[0,0,0] | 'lanes':7 | lanes: expected an array, found 7",
                "'magic':4660 | 'magic':4660,'_reserved98':'0000' | _reserved98: there is no such field"
            })
    void wrongField_isNamed(String part, String replacement, String message) {
        assertEquals(VALUES + "." + message, refusal(ExchangeValuesRequest.class, with(part, replacement)));
    }

    @Test
    void wrongFieldWithinAnother_isNamed() {
        assertEquals(
                "Pair.second: is missing",
                refusal(ExchangeValuesRequest.class, with("'pair':{'first':0,'second':0}", "'pair':{'first':0}")));
        assertEquals(
                "Pair._tail: there is no such field",
                refusal(ExchangeValuesRequest.class, with("'first':0,", "'first':0,'_tail':'00',")));
        assertEquals(
                "Pair.*: expected an object, found 7",
                refusal(ExchangeValuesRequest.class, with("'pair':{'first':0,'second':0}", "'pair':7")));
    }

    @Test
    void wrongCounts_areNamed() {
        String json = mapper.writeValueAsString(
                ExchangeValuesResponse.builder().serials(1, 2).name("ab").build());
        assertEquals(
                "ExchangeValuesResponse.serials: expected as many bytes as serialLength says, found 16",
                refusal(ExchangeValuesResponse.class, json.replace("\"serialLength\":16", "\"serialLength\":8")));
        assertEquals(
                "ExchangeValuesResponse.colors: expected as many elements as colorCount says, found 0",
                refusal(ExchangeValuesResponse.class, json.replace("\"colorCount\":0", "\"colorCount\":1")));
        assertEquals(
                "ExchangeValuesResponse.name: expected as many bytes as nameLength says, found 3",
                refusal(ExchangeValuesResponse.class, json.replace("\"ab\"", "\"abc\"")));
        String messages =
                mapper.writeValueAsString(GetMessagesResponse.builder().build());
        assertEquals(
                "GetMessagesResponse.windows: expected as many elements as windowCount says, found 0",
                refusal(GetMessagesResponse.class, messages.replace("\"windowCount\":0", "\"windowCount\":1")));
        assertEquals(
                "GetMessagesResponse.messageCount: expected a number from 0 to 65535, found -1",
                refusal(GetMessagesResponse.class, messages.replace("\"messageCount\":0", "\"messageCount\":-1")));
    }

    @Test
    void totalThatCountsOtherwise_isNamed() {
        String window = "{\"total\":3,\"skipped\":1,\"values\":[1,2%s]}";
        String json = mapper.writeValueAsString(GetMessagesResponse.builder().build())
                .replace("\"windowCount\":0,\"windows\":[]", "\"windowCount\":1,\"windows\":[" + window + "]");
        mapper.readValue(String.format(json, ""), GetMessagesResponse.class);
        String refused = refusal(GetMessagesResponse.class, String.format(json, ",3"));
        assertTrue(refused.startsWith("GetMessagesResponse.windows: "), refused);
    }

    @Test
    void appendedField_beforeOneThatIsThere_isMissing() {
        String json = mapper.writeValueAsString(
                GetMessagesResponse.builder().added(1).formCode(2).build());
        assertEquals(
                "GetMessagesResponse.added: is missing",
                refusal(GetMessagesResponse.class, json.replace("\"added\":1,", "")));
    }

    @Test
    void wrongField_hasItsLineAndColumn() {
        MismatchedInputException refused = assertThrows(
                MismatchedInputException.class,
                () -> mapper.readValue("{\n  \"messageCount\": \"no\"\n}", GetMessagesResponse.class));
        assertEquals(2, refused.getLocation().getLineNr());
        assertEquals(19, refused.getLocation().getColumnNr());
    }

    @Test
    void brokenJson_ofAnyStruct_endsInAnExceptionOfJackson() {
        Random random = new Random(AllStructs.SEED);
        RandomBytes structs = new RandomBytes(AllStructs.SEED);
        List<StructCase> cases = new ArrayList<>(AllStructs.cases());
        for (int i = 0; i < 20_000; i++) {
            StructCase of = cases.get(random.nextInt(cases.size()));
            Struct request = structs.request(of);
            StringBuilder json = new StringBuilder(
                    mapper.writeValueAsString(of.wrapper().wrap(structs.payload(of, request), request)));
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(json.length());
                json.replace(
                        at,
                        at + random.nextInt(3),
                        "{}[],:\"01f_-xn".substring(random.nextInt(14)).substring(0, 1));
            }
            try {
                mapper.readerFor(of.type())
                        .withAttribute(CxlModule.REQUEST, request)
                        .readValue(json.toString());
            } catch (JacksonException e) {
                assertTrue(!e.getMessage().isEmpty());
            } catch (RuntimeException | Error e) {
                throw new AssertionError(of + " " + json + ", -Dcxlmi.seed=" + AllStructs.SEED, e);
            }
        }
    }
}
