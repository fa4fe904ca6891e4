package org.cxlmi.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.generic.SetTimestampRequest;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScriptsTest {

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(CxlModule.forScripts()).build();

    private JsonNode json(Struct struct) {
        return mapper.readTree(mapper.writeValueAsString(struct));
    }

    @Test
    void numbersOf64Bits_areText_whateverTheirValue() {
        JsonNode large = json(
                IdentifyResponse.builder().serialNumber(0xC0FFEE0123456789L).build());
        assertEquals("0xc0ffee0123456789", large.get("serialNumber").asString());
        JsonNode small = json(IdentifyResponse.builder().serialNumber(5).build());
        assertTrue(small.get("serialNumber").isString(), small.toString());
        assertEquals("0x5", small.get("serialNumber").asString());
        assertEquals(
                "18446744073709551615",
                json(SetTimestampRequest.builder().timestampNanos(-1).build())
                        .get("timestamp")
                        .asString());
    }

    @Test
    void smallerNumbers_areNumbers() {
        assertEquals(
                0x1234,
                json(IdentifyResponse.builder().vendorId(0x1234).build())
                        .get("vendorId")
                        .asInt());
    }

    @Test
    void sizesInSteps_areFollowedByBytes() {
        JsonNode json =
                json(IdentifyMemoryDeviceResponse.builder().totalCapacity(16).build());
        assertEquals("16", json.get("totalCapacity").asString());
        assertEquals(Long.toString(4L << 30), json.get("totalCapacityBytes").asString());
    }

    @Test
    void addressesInBits_areTextInHexadecimal() {
        JsonNode json = json(GetPoisonListRequest.builder()
                .devicePhysicalAddress(0x1000)
                .physicalAddressLength(1)
                .build());
        assertEquals(
                "0x1000",
                json.get("physicalAddress").get("devicePhysicalAddress").asString());
        assertTrue(json.get("physicalAddress").get("restart").isBoolean(), json.toString());
        assertEquals("64", json.get("physicalAddressLengthBytes").asString());
    }
}
