package org.cxlmi.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.SetLsa;
import org.cxlmi.sdk.memdev.SetLsaRequest;
import org.cxlmi.sdk.structs.AllStructs;
import org.cxlmi.spec.read.SpecSource;
import org.cxlmi.tools.dissector.DissectorMain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Wireshark shows with the script made of the specs: the values that JSON has. Skipped without tshark;
 * {@code -Dcxlmi.tshark=PROGRAM} names another version of it.
 */
class DissectorTest {

    private static final Path ODD = Path.of("..", "client", "src", "test", "resources", "odd", "odd.yaml");
    private static final int CCI = 8;

    private static Tshark tshark;

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new CxlModule()).build();

    @BeforeAll
    static void makeScript() throws IOException {
        assumeTrue(
                Boolean.getBoolean("cxlmi.tshark.required") || Tshark.isInstalled(),
                "tshark is not installed, and -Dcxlmi.tshark.required=true does not demand it");
        // Not a directory of JUnit's: others may not look into those.
        Path directory = Files.createTempDirectory("cxlmi-dissector");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = directory.resolve("cxlcci.lua");
        DissectorMain.main(script.toString(), ODD.toString());
        tshark = new Tshark(script, directory);
    }

    private static List<Exchanges.One> exchanges() {
        SpecSource odd = name -> name.equals("odd/odd.yaml") ? Optional.of(Files.readAllBytes(ODD)) : Optional.empty();
        Exchanges exchanges = new Exchanges(odd.or(SpecSource.shipped()));
        return Exchanges.commands().stream()
                .filter(command -> command.opcode() != TunnelFrame.OPCODE)
                .map(exchanges::of)
                .toList();
    }

    private static byte[] response(Exchanges.One exchange, byte[] request) {
        return CciMessage.parse(request)
                .respond(new CciResponse(0, 0, exchange.response().bytes()))
                .bytes();
    }

    private JsonNode shown(Capture capture, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-T", "json", "--no-duplicate-keys"));
        arguments.addAll(List.of(more));
        return mapper.readTree(tshark.run(capture.bytes(), arguments.toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Capture.MCTP, Capture.COOKED})
    void everyCommand_randomPayloads_valuesAreThoseOfJson(int linkType) throws Exception {
        Capture capture = new Capture(linkType);
        List<Exchanges.One> exchanges = exchanges();
        for (Exchanges.One one : exchanges) {
            byte[] request = CciMessage.request(
                            capture.frames() % 256, one.opcode(), one.request().bytes())
                    .bytes();
            capture.request(one.messageType(), request);
            capture.response(one.messageType(), response(one, request));
        }
        JsonNode frames = shown(capture);
        assertEquals(capture.frames(), frames.size());
        for (int i = 0; i < exchanges.size(); i++) {
            Exchanges.One one = exchanges.get(i);
            compare(one, one.request(), frames.get(2 * i));
            compare(one, one.response(), frames.get(2 * i + 1));
        }
    }

    private void compare(Exchanges.One one, Struct struct, JsonNode frame) {
        JsonNode json = mapper.valueToTree(struct);
        ShownFields expected = ShownFields.of(one.command(), struct, json);
        Map<String, List<String>> all = ShownFields.shown(frame);
        String about =
                one.command() + " " + HexFormat.of().formatHex(struct.bytes()) + ", -Dcxlmi.seed=" + AllStructs.SEED;
        assertFalse(frame.toString().contains("_ws.malformed"), () -> "malformed: " + about + "\n" + frame);
        Map<String, List<String>> shown = new LinkedHashMap<>();
        all.forEach((name, values) -> {
            boolean payload = name.split("\\.", -1).length > 2
                    || List.of("cxlcci.tail", "cxlcci.reserved").contains(name);
            if (payload && !values.isEmpty() && !expected.integersOfBits().contains(name)) {
                shown.put(name, ShownFields.like(expected.values().getOrDefault(name, List.of()), values));
            }
        });
        assertEquals(lines(expected.values()), lines(shown), about);
    }

    private static String lines(Map<String, List<String>> values) {
        return values.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
    }

    /** The numbers of the frames that a filter leaves. */
    private static List<Integer> filtered(Capture capture, String filter) throws Exception {
        String numbers = tshark.run(capture.bytes(), "-2", "-Y", filter, "-T", "fields", "-e", "frame.number");
        return numbers.lines().map(Integer::valueOf).toList();
    }

    private static byte[] message(Struct request, int tag, int opcode) {
        return CciMessage.request(tag, opcode, request.bytes()).bytes();
    }

    private static byte[] answer(byte[] request, int returnCode, byte[] payload) {
        return CciMessage.parse(request)
                .respond(new CciResponse(returnCode, 0, payload))
                .bytes();
    }

    @Test
    void filters_byFieldAndReturnCode_leaveJustThoseFrames() throws Exception {
        Capture capture = new Capture(Capture.MCTP);
        List<Integer> hot = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] request = message(EmptyPayload.EMPTY, i, GetHealthInfo.OPCODE);
            byte[] health = GetHealthInfoResponse.builder()
                    .lifeUsed(1)
                    .deviceTemperature(16 + i)
                    .dirtyShutdownCount(0)
                    .correctedVolatileErrorCount(0)
                    .correctedPersistentErrorCount(0)
                    .build()
                    .bytes();
            capture.request(CCI, request);
            if (i % 3 == 0) {
                refused.add(capture.response(CCI, answer(request, ReturnCode.BUSY.code(), new byte[0])));
            } else {
                int frame = capture.response(CCI, answer(request, 0, health));
                if (16 + i > 25) {
                    hot.add(frame);
                }
            }
        }
        assertEquals(hot, filtered(capture, "cxlcci.get_health_info.device_temperature > 25"));
        assertEquals(refused, filtered(capture, "cxlcci.return_code != 0"));
        assertEquals(refused, filtered(capture, "cxlcci.refused"));
        assertEquals(List.of(), filtered(capture, "cxlcci.malformed || cxlcci.no_request"));
        assertEquals(20, filtered(capture, "cxlcci.response_in").size());
        assertEquals(20, filtered(capture, "cxlcci.time == 0.001").size());
    }

    @ParameterizedTest
    @EnumSource(TunnelHeader.class)
    void tunnels_inTunnels_showTheInnermostMessage(TunnelHeader header) throws Exception {
        Capture capture = new Capture(Capture.MCTP);
        byte[] inner = message(GetLsaRequest.builder().offset(0).length(4).build(), 3, GetLsa.OPCODE);
        byte[] middle = tunneled(header, inner, 2);
        byte[] outer = tunneled(header, middle, 1);
        capture.request(7, outer);
        byte[] data = answer(inner, 0, new byte[] {1, 2, 3, 4});
        int good = capture.response(7, carried(header, outer, carried(header, middle, data)));
        capture.request(7, outer);
        byte[] refusal = answer(inner, ReturnCode.INVALID_INPUT.code(), new byte[0]);
        int refused = capture.response(7, carried(header, outer, carried(header, middle, refusal)));
        capture.request(7, outer);
        byte[] more = answer(inner, 0, new byte[] {1, 2, 3, 4, 5});
        int surplus = capture.response(7, carried(header, outer, carried(header, middle, more)));
        capture.request(7, outer);
        int ownRefusal = capture.response(7, answer(outer, ReturnCode.BUSY.code(), new byte[0]));
        assertEquals(List.of(refused, ownRefusal), filtered(capture, "cxlcci.return_code != 0"));
        assertEquals(List.of(good, surplus), filtered(capture, "cxlcci.get_lsa.data"));
        assertEquals(List.of(good), filtered(capture, "cxlcci.get_lsa.data == 01:02:03:04"));
        assertEquals(List.of(surplus), filtered(capture, "cxlcci.malformed"));
        assertEquals(8, filtered(capture, "cxlcci.opcode == 0x5300").size());
        assertTrue(tshark.run(capture.bytes(), "-V")
                .contains("GetLsaResponse.data: expected 4 bytes, as asked for, found 5 bytes"));
    }

    private static byte[] tunneled(TunnelHeader header, byte[] message, int tag) {
        byte[] payload = TunnelFrame.request(
                Tunnel.switchPort(5).withHeader(header).hops().get(0), CciMessage.parse(message));
        return CciMessage.request(tag, TunnelFrame.OPCODE, payload).bytes();
    }

    private static byte[] carried(TunnelHeader header, byte[] request, byte[] response) {
        return answer(request, 0, TunnelFrame.response(header, CciMessage.parse(response)));
    }

    @Test
    void responses_withoutTheirRequest_areTold() throws Exception {
        Capture capture = new Capture(Capture.MCTP);
        byte[] request = message(EmptyPayload.EMPTY, 9, GetHealthInfo.OPCODE);
        int early = capture.response(CCI, answer(request, ReturnCode.BUSY.code(), new byte[0]));
        capture.request(CCI, request);
        byte[] other = message(EmptyPayload.EMPTY, 9, GetTimestamp.OPCODE);
        int wrong = capture.response(CCI, answer(other, ReturnCode.BUSY.code(), new byte[0]));
        capture.response(CCI, answer(request, ReturnCode.BUSY.code(), new byte[0]));
        assertEquals(List.of(early, wrong), filtered(capture, "cxlcci.no_request"));
        assertTrue(tshark.run(capture.bytes(), "-V").contains("the request with this tag was 4200h"));
    }

    @Test
    void lengths_thatLie_areTold() throws Exception {
        Capture capture = new Capture(Capture.MCTP);
        byte[] request = message(EmptyPayload.EMPTY, 1, GetHealthInfo.OPCODE);
        capture.request(CCI, request);
        byte[] response = answer(request, 0, new byte[18]);
        response[5] = 40;
        capture.response(CCI, response);
        capture.request(CCI, request);
        capture.response(CCI, answer(request, 0, new byte[17]));
        String shown = tshark.run(capture.bytes(), "-V");
        assertTrue(
                shown.contains("CciMessage.payload: expected 40 bytes, as payloadLength says, found 18 bytes"), shown);
        assertTrue(shown.contains("GetHealthInfoResponse.payload: expected at least 18 bytes, found 17 bytes"), shown);
        assertEquals(List.of(2, 4), filtered(capture, "cxlcci.malformed"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Capture.MCTP, Capture.COOKED})
    void anything_cutChangedOrForeign_isShownWithoutFailure(int linkType) throws Exception {
        Random random = new Random(AllStructs.SEED);
        Capture capture = new Capture(linkType);
        List<Exchanges.One> exchanges = exchanges();
        for (Exchanges.One one : exchanges) {
            byte[] request = message(one.request(), capture.frames() % 256, one.opcode());
            byte[] response = response(one, request);
            capture.request(one.messageType(), request);
            for (int i = 0; i < 3; i++) {
                byte[] changed = response.clone();
                for (int n = 0; n <= i; n++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
                capture.response(one.messageType(), changed);
                capture.response(random.nextInt(256), Arrays.copyOf(response, random.nextInt(response.length + 20)));
            }
        }
        Exchanges.One cut = exchanges.get(random.nextInt(exchanges.size()));
        byte[] request = message(cut.request(), 0, cut.opcode());
        for (byte[] message : List.of(request, response(cut, request))) {
            byte[] packet = new byte[5 + message.length];
            System.arraycopy(new byte[] {1, 9, 8, (byte) 0xC8, CCI}, 0, packet, 0, 5);
            System.arraycopy(message, 0, packet, 5, message.length);
            for (int length = 0; length <= packet.length; length++) {
                capture.frame(packet, length);
                capture.frame(Arrays.copyOf(packet, length), length);
            }
        }
        for (int i = 0; i < 200; i++) {
            byte[] foreign = new byte[random.nextInt(80)];
            random.nextBytes(foreign);
            capture.frame(foreign, foreign.length);
        }
        assertEquals(capture.frames(), tshark.run(capture.bytes()).lines().count(), "seed " + AllStructs.SEED);
        tshark.run(capture.bytes(), "-V");
        filtered(capture, "cxlcci.malformed || cxlcci.get_lsa.data");
    }

    @Test
    void captures_cutShort_areToldSo_notCalledMalformed() throws Exception {
        Capture capture = new Capture(Capture.COOKED);
        byte[] request = message(EmptyPayload.EMPTY, 1, GetHealthInfo.OPCODE);
        byte[] response = answer(request, 0, new byte[18]);
        capture.request(CCI, request);
        byte[] packet = new byte[5 + response.length];
        System.arraycopy(new byte[] {1, 8, 9, (byte) 0xC0, CCI}, 0, packet, 0, 5);
        System.arraycopy(response, 0, packet, 5, response.length);
        List<Integer> cut = new ArrayList<>();
        for (int length = 5 + CciMessage.HEADER_SIZE; length < packet.length; length++) {
            cut.add(capture.frame(packet, length));
        }
        capture.frame(packet, packet.length);
        assertEquals(cut, filtered(capture, "cxlcci.cut"));
        assertEquals(List.of(), filtered(capture, "cxlcci.malformed"));
    }

    @Test
    void messages_inSeveralPackets_areReassembled() throws Exception {
        Capture capture = new Capture(Capture.COOKED);
        byte[] data = new byte[150];
        new Random(1).nextBytes(data);
        byte[] message = message(SetLsaRequest.builder().offset(0).data(data).build(), 1, SetLsa.OPCODE);
        byte[] whole = new byte[1 + message.length];
        whole[0] = CCI;
        System.arraycopy(message, 0, whole, 1, message.length);
        int packets = (whole.length + 63) / 64;
        for (int i = 0; i < packets; i++) {
            byte[] part = Arrays.copyOfRange(whole, 64 * i, Math.min(whole.length, 64 * (i + 1)));
            int flags = 0x08 | (i == 0 ? 0x80 : 0) | (i == packets - 1 ? 0x40 : 0) | (i % 4) << 4;
            byte[] packet = new byte[4 + part.length];
            System.arraycopy(new byte[] {1, 9, 8, (byte) flags}, 0, packet, 0, 4);
            System.arraycopy(part, 0, packet, 4, part.length);
            capture.frame(packet, packet.length);
        }
        JsonNode last = shown(capture, "-2").get(packets - 1);
        String hex = HexFormat.ofDelimiter(":").formatHex(data);
        assertEquals(List.of(hex), ShownFields.shown(last).get("cxlcci.set_lsa.data"));
    }
}
