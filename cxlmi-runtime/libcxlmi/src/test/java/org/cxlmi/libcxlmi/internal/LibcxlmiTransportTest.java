package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibcxlmiTransportTest {

    private static final int EPERM = 1;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EINVAL = 22;
    private static final int ETIMEDOUT = 110;
    private static final LibcxlmiCall NONE =
            LibcxlmiCall.define("fake_none", Shape.NONE, 0, 0).build();

    @TempDir
    static Path work;

    private static Path compiled;

    private final Map<String, LibcxlmiCall> calls = new HashMap<>();
    private FakeLibrary fake;
    private LibcxlmiTransport transport;

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        compiled = FakeLibrary.compile(work);
    }

    @BeforeEach
    void open() throws IOException {
        fake = FakeLibrary.load(compiled, work);
        transport = device(settings(true, 0, 0));
    }

    @AfterEach
    void close() {
        transport.close();
        assertEquals(fake.get("opened"), fake.get("closed"));
        assertEquals(0, fake.get("contexts"));
        fake.close();
    }

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

    /** Its response counts the bytes that follow, of which the library has room for four. */
    private Command<EmptyPayload, EmptyPayload> counted() {
        LibcxlmiCall call = LibcxlmiCall.define("fake_out", Shape.OUT, 0, 1)
                .arrays(255)
                .room(4)
                .build();
        calls.put("Counted", call);
        return Command.define("Counted", 0x4000, MessageType.CCI)
                .withoutRequest()
                .response(EmptyPayload.class, EmptyPayload.EMPTY::layout, (payload, request) -> {
                    PayloadCheck.array("Counted", "bytes", payload, 0, payload.length, 1, payload[0], 1);
                    PayloadCheck.noneLeft("Counted", "bytes", payload, 0, payload.length, 1 + payload[0]);
                    return EmptyPayload.wrap(payload);
                });
    }

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
    void exchange_timeIsUpBefore_sendsNothing() { // F2
        CciRequest request = new CciRequest("Test", 0xC000, MessageType.CCI, new byte[0]);

        CxlTimeoutException e = assertThrows(
                CxlTimeoutException.class, () -> transport.exchange(request, Deadline.after(Duration.ZERO)));

        assertTrue(e.getMessage().contains("not sent"), e.getMessage());
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

    @Test
    void exchange_withoutFmApi_refusesFmApiOnly() {
        transport.setFmApi(false);
        assertEquals(0, fake.get("has_fmapi"));
        calls.put("X", NONE);
        CciRequest request = new CciRequest("X", 0x5100, MessageType.FM_API, new byte[0]);

        UnsupportedCommandException e =
                assertThrows(UnsupportedCommandException.class, () -> transport.exchange(request, seconds(1)));

        assertSame(Reason.FM_API_DISABLED, e.reason());
        assertEquals(0, exchange(NONE).returnCode());
        transport.setFmApi(true);
        assertTrue(transport.hasFmApi());
        assertEquals(1, fake.get("has_fmapi"));
        assertEquals(0, transport.exchange(request, seconds(1)).returnCode());
    }

    @Test
    void exchange_withoutTunnel_handsInNone() {
        exchange(NONE);
        assertTunnel(0, 0, 0, 0);
        assertEquals("mem0", transport.name());
    }

    static Stream<Arguments> tunnels() {
        return Stream.of(
                arguments(Tunnel.switchPort(3), new int[] {3, -1, 1, 0}, "mctp 1:8 > port 3"),
                arguments(Tunnel.logicalDevice(0), new int[] {-1, 0, 1, 0}, "mctp 1:8 > LD 0"),
                arguments(Tunnel.switchPort(3).ld(1), new int[] {3, 1, 2, 0}, "mctp 1:8 > port 3 > LD 1"),
                arguments(Tunnel.ldPool(), new int[] {-1, -1, 1, 1}, "mctp 1:8 > LD pool"));
    }

    @ParameterizedTest
    @MethodSource("tunnels")
    void exchange_through_handsTheTunnelIn(Tunnel tunnel, int[] expected, String name) {
        transport.close();
        transport = mctp(settings(true, 0, 0));

        Transport behind = transport.through(tunnel);
        assertEquals(0, behind.exchange(request(NONE), seconds(1)).returnCode());

        assertTunnel(expected);
        assertEquals(name, behind.name());
        assertEquals(tunnel.hops().size(), behind.layer());
        exchange(NONE);
        assertTunnel(0, 0, 0, 0);
    }

    @Test
    void through_composed_isOneTunnel() {
        transport.close();
        transport = mctp(settings(true, 0, 0));

        Transport behind = transport.through(Tunnel.switchPort(3)).through(Tunnel.logicalDevice(1));
        behind.exchange(request(NONE), seconds(1));

        assertTunnel(3, 1, 2, 0);
        assertEquals("mctp 1:8 > port 3 > LD 1", behind.name());
    }

    @Test
    void through_whatTheLibraryDoesNotKnow_isRefused() {
        Transport port = transport.through(Tunnel.switchPort(3));

        assertThrows(UnsupportedOperationException.class, () -> port.through(Tunnel.switchPort(1)));
        assertThrows(
                UnsupportedOperationException.class,
                () -> transport.through(Tunnel.switchPort(3).withHeader(TunnelHeader.CXL_2_0)));
        assertThrows(UnsupportedOperationException.class, () -> port.through(Tunnel.ldPool()));
        assertThrows(
                UnsupportedOperationException.class,
                () -> port.through(Tunnel.logicalDevice(1).ld(2)));
        assertThrows(UnsupportedOperationException.class, () -> transport.through(Tunnel.ldPool()));
    }

    @Test
    void through_closed_leavesTheWayOpen() {
        Transport behind = transport.through(Tunnel.switchPort(3));
        behind.close();

        assertThrows(IllegalStateException.class, () -> behind.exchange(request(NONE), seconds(1)));
        assertEquals(0, exchange(NONE).returnCode());
    }

    @Test
    void exchange_tunnelOnMctpWithoutFmApi_isRefused() {
        transport.close();
        transport = mctp(settings(false, 0, 0));
        Transport behind = transport.through(Tunnel.logicalDevice(0));

        assertSame(
                Reason.FM_API_DISABLED,
                assertThrows(UnsupportedCommandException.class, () -> behind.exchange(request(NONE), seconds(1)))
                        .reason());
    }

    @Test
    void exchange_lengthThatTheLibraryWouldCut_isRefused() {
        int[] payload = new int[0x10000];
        Transport behind = transport.through(Tunnel.switchPort(3));

        assertSame(
                Reason.PAYLOAD_TOO_LARGE,
                assertThrows(
                                UnsupportedCommandException.class,
                                () -> behind.exchange(request(NONE, payload), seconds(1)))
                        .reason());
        assertEquals(0, exchange(NONE, payload).returnCode());
    }

    @Test
    void limitRequests_holdsBackWhatTheComponentDoesNotAccept() {
        transport.limitRequests(256);
        transport.limitRequests(512);
        Transport behind = transport.through(Tunnel.switchPort(3).then(Tunnel.logicalDevice(1)));

        assertTooLarge(transport, 257);
        assertEquals(0, exchange(NONE, new int[256]).returnCode());
        // Each tunnel adds its own header and that of the message inside.
        assertTooLarge(behind, 256 - 2 * 16 + 1);
        assertEquals(
                0,
                behind.exchange(request(NONE, new int[256 - 2 * 16]), seconds(1))
                        .returnCode());
    }

    private void assertTooLarge(Transport to, int length) {
        UnsupportedCommandException e = assertThrows(
                UnsupportedCommandException.class, () -> to.exchange(request(NONE, new int[length]), seconds(1)));
        assertSame(Reason.PAYLOAD_TOO_LARGE, e.reason());
        assertTrue(
                e.getMessage().contains(length + " bytes are more than the " + (length - 1) + " that the component"),
                e.getMessage());
    }

    @Test
    void exchange_negatedReturnCodeFromTunnelOfDevice_isTheReturnCode() {
        fake.set("rc", -6);

        assertEquals(
                6,
                transport
                        .through(Tunnel.switchPort(2))
                        .exchange(request(NONE), seconds(1))
                        .returnCode());
    }

    @Test
    void exchange_mctp_waitsNoLongerThanTheDeadlineOrTheLibrary() {
        transport.close();
        transport = mctp(settings(true, 0, 0));

        transport.exchange(request(NONE), seconds(60));
        assertEquals(2000, fake.get("timeout"));

        transport.exchange(request(NONE), Deadline.after(Duration.ofMillis(700)));
        int timeout = fake.get("timeout");
        assertTrue(timeout > 0 && timeout <= 700, "timeout " + timeout);
    }

    @Test
    void exchange_expiredDeadlineOnMctp_isNotSent() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        fake.set("rc", -1);
        Deadline expired = Deadline.after(Duration.ZERO);

        assertThrows(CxlTimeoutException.class, () -> transport.exchange(request(NONE), expired));
    }

    // M1
    @Test
    void exchange_timeoutAtOnceOnADevice_isABackgroundOperation() {
        fake.set("rc", -1);
        fake.set("errno", ETIMEDOUT);

        assertTrue(exchange(NONE).isBackground());
    }

    @Test
    void limits_areWhatTheLibraryAndTheComponentTake() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        assertEquals(PayloadLimits.ofConnection((1 << 20) - 1, 1 << 20), transport.limits());

        transport.limitRequests(512);
        assertEquals(PayloadLimits.ofConnection(512, 512), transport.limits());
        assertEquals(
                PayloadLimits.ofConnection(480, 480),
                transport.through(Tunnel.switchPort(1).ld(2)).limits());
    }

    @Test
    void exchange_afterATimeout_isOnANewEndpoint() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        int opened = fake.get("opened");
        fake.set("rc", -1);
        fake.set("errno", ETIMEDOUT);
        assertThrows(CxlTimeoutException.class, () -> exchange(NONE));
        fake.set("rc", 0);
        fake.set("has_fmapi", 0);

        assertEquals(0, exchange(NONE).returnCode());

        assertEquals(opened + 1, fake.get("opened"));
        assertEquals(1, fake.get("has_fmapi"));
        exchange(NONE);
        assertEquals(opened + 1, fake.get("opened"));
    }

    @Test
    void exchange_reopeningFailsAtFirst_isTriedAgain() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        fake.set("rc", -1);
        assertThrows(TransportException.class, () -> exchange(NONE));
        fake.set("rc", 0);
        fake.set("refuse_open", ENODEV);
        assertEquals(
                OptionalInt.of(ENODEV),
                assertThrows(TransportException.class, () -> exchange(NONE)).errno());
        fake.set("refuse_open", 0);

        assertEquals(0, exchange(NONE).returnCode());
        assertTrue(transport.hasFmApi());
    }

    @Test
    void open_neverProbes_andLogsAsTold() {
        transport.close();
        transport = device(settings(false, 5, 0));

        assertEquals(0, fake.get("probe"));
        assertEquals(5, fake.get("log_level"));
        assertFalse(transport.hasFmApi());
        assertArrayEquals("mem0\0".getBytes(StandardCharsets.US_ASCII), fake.seen(5));
    }

    @Test
    void open_refused_saysWhyAndLeavesNothing() {
        transport.close();
        fake.set("refuse_open", ENODEV);

        TransportException e = assertThrows(TransportException.class, () -> device(settings(true, 0, 0)));

        assertEquals(OptionalInt.of(ENODEV), e.errno());
        assertEquals(0, fake.get("contexts"));
    }

    @Test
    void endpoint_through_namesWhoIsMeant() {
        fake.set("rc", 6);
        CxlTarget behind = Endpoint.over(transport).through(Tunnel.switchPort(3).ld(1));

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> behind.execute(counted(), EmptyPayload.EMPTY));

        assertEquals("mem0 > port 3 > LD 1", e.target());
        assertEquals(2, e.layer());
        assertTunnel(3, 1, 2, 0);
    }

    @Test
    void close_twice_closesOnce() {
        transport.close();
        transport.close();
        assertEquals(1, fake.get("closed"));
    }

    private LibcxlmiTransport.Settings settings(boolean fmApi, int logLevel, int vendorResponse) {
        CallTable table = (opcode, command) -> Optional.ofNullable(calls.get(command));
        return new LibcxlmiTransport.Settings(table, fmApi, logLevel, vendorResponse);
    }

    private LibcxlmiTransport device(LibcxlmiTransport.Settings settings) {
        return LibcxlmiTransport.openDevice(fake.library(), "mem0", settings);
    }

    private LibcxlmiTransport mctp(LibcxlmiTransport.Settings settings) {
        return LibcxlmiTransport.openMctp(fake.library(), 1, 8, settings);
    }

    private CciResponse exchange(LibcxlmiCall call, int... payload) {
        return transport.exchange(request(call, payload), seconds(1));
    }

    private CciRequest request(LibcxlmiCall call, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        // As the reader of a response that is never complete: whatever there is, is handed on.
        String command = "Fake " + calls.size();
        calls.put(command, call);
        return new CciRequest(command, 0x4000, MessageType.CCI, bytes, response -> false);
    }

    private static Deadline seconds(int seconds) {
        return Deadline.after(Duration.ofSeconds(seconds));
    }

    private void assertTunnel(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], fake.get("seen_tunnel", i), "int " + i);
        }
    }
}
