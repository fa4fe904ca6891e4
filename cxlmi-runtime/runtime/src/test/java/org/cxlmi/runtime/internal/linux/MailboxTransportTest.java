package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.internal.linux.FakeKernel.Reply;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTransportTest {

    private static final int ENABLED = 1;
    private static final int EXCLUSIVE = 3;
    private static final int VARIABLE = -1;

    // Kernel ids and opcodes, as in the kernel's header
    private static final int ID_IDENTIFY = 1;
    private static final int ID_RAW = 2;
    private static final int ID_HEALTH = 7;
    private static final int ID_SET_PARTITION = 9;
    private static final int ID_SET_LSA = 10;
    private static final int ID_SET_ALERT = 12;
    private static final int IDENTIFY = 0x4000;
    private static final int HEALTH = 0x4200;
    private static final int SET_PARTITION = 0x4101;
    private static final int SET_LSA = 0x4103;
    private static final int SET_ALERT = 0x4202;
    private static final int SANITIZE = 0x4400;

    private final FakeKernel kernel = new FakeKernel();
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    Path root;

    @BeforeEach
    void prepareFiles() throws IOException {
        write("proc/devices", "Character devices:\n  1 mem\n248 cxl\n\nBlock devices:\n  9 cxlish\n");
        write("sys/bus/cxl/devices/mem0/payload_max", "2048\n");
        Files.createDirectories(root.resolve("dev/cxl"));
        kernel.lists(ID_IDENTIFY, ENABLED, 0, 0x43);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private MailboxTransport open() {
        // The major number 248, minor 0 of a character device
        return MailboxTransport.open(new Host(root, kernel, path -> new DeviceNode(0x2180, 248 << 8)), "mem0");
    }

    private CciResponse exchange(int opcode, byte... payload) {
        try (MailboxTransport transport = open()) {
            return exchange(transport, opcode, payload);
        }
    }

    private CciResponse exchange(MailboxTransport transport, int opcode, byte... payload) {
        return transport.exchange(
                new CciRequest("Test", opcode, MessageType.CCI, payload),
                Deadline.after(Duration.ofSeconds(5), nanos::get));
    }

    @Test
    void open_opensTheDeviceForReadAndWrite() {
        try (MailboxTransport transport = open()) {
            assertEquals("mem0", transport.name());
            assertEquals(root.resolve("dev/cxl/mem0").toString(), kernel.openedPath);
            assertEquals(02000002, kernel.openedFlags);
        }
        assertEquals(1, kernel.closed);
    }

    @ParameterizedTest
    @CsvSource({"13, EACCES", "2, ENOENT", "19, ENODEV", "6, ENXIO", "1, EPERM", "24, EMFILE"})
    void open_refused_namesErrnoAndAdvice(int errno, String name) {
        kernel.openResult = -errno;

        TransportException e = assertThrows(TransportException.class, this::open);

        assertEquals(OptionalInt.of(errno), e.errno());
        assertEquals(name, e.errnoName());
        assertEquals(Errno.adviceFor(errno), e.advice());
    }

    @Test
    void open_queryRefused_closesTheDevice() {
        kernel.queryResult = -25;

        assertEquals(
                "ENOTTY", assertThrows(TransportException.class, this::open).errnoName());
        assertEquals(1, kernel.closed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1025, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void open_absurdCount_isRefused(int count) {
        kernel.claimedCount = count;

        assertThrows(TransportException.class, this::open);
        assertEquals(1, kernel.closed);
    }

    @Test
    void exchange_listedCommand_goesByItsId() {
        kernel.lists(ID_RAW, 0, VARIABLE, VARIABLE);
        kernel.device = command -> Reply.of(1, 2, 3);

        CciResponse response = exchange(IDENTIFY);

        assertEquals(0, response.returnCode());
        assertArrayEquals(new byte[] {1, 2, 3}, response.payload());
        FakeKernel.Sent sent = kernel.sent.get(0);
        assertEquals(ID_IDENTIFY, sent.id());
        assertEquals(2048, sent.room());
    }

    @Test
    void exchange_responseAsLargeAsTheMailbox_isWhole() throws IOException {
        write("sys/bus/cxl/devices/mem0/payload_max", "1048576\n");
        kernel.mailboxSize = 1 << 20;
        kernel.device = command -> new Reply(0, 0, command.room(), new byte[command.room()]);

        assertEquals(1 << 20, exchange(IDENTIFY).payload().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no number", "0", "-1", "128", "99999999999"})
    void exchange_mailboxSizeUnknown_usesTheUsualOne(String text) throws IOException {
        write("sys/bus/cxl/devices/mem0/payload_max", text);

        exchange(IDENTIFY);

        assertEquals(2048, kernel.sent.get(0).room());
    }

    @Test
    void limits_areTheMailboxs() throws IOException {
        write("sys/bus/cxl/devices/mem0/payload_max", "4096\n");

        try (MailboxTransport transport = open()) {
            assertEquals(PayloadLimits.ofComponent(4096, 4096), transport.limits());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 1024, 2048, 1 << 20})
    void limits_thatSysfsDoesNotTell_areLearntWithoutSending(int size) throws IOException {
        Files.delete(root.resolve("sys/bus/cxl/devices/mem0/payload_max"));
        kernel.mailboxSize = size;

        try (MailboxTransport transport = open()) {
            assertEquals(PayloadLimits.ofComponent(size, size), transport.limits());
            assertTrue(kernel.sent.isEmpty());
            exchange(transport, IDENTIFY);
            assertEquals(size, kernel.sent.get(0).room());
        }
    }

    @Test
    void limits_thatCannotBeLearnt_areUnknown() throws IOException {
        Files.delete(root.resolve("sys/bus/cxl/devices/mem0/payload_max"));
        kernel.listed.clear();
        kernel.lists(ID_HEALTH, ENABLED, 0, 18);

        try (MailboxTransport transport = open()) {
            assertEquals(PayloadLimits.UNKNOWN, transport.limits());
        }
    }

    // M1
    @Test
    void backgroundState_whileTheKernelSanitizes_isKnownFromSysfs() throws IOException {
        try (MailboxTransport transport = open()) {
            assertSame(BackgroundState.UNKNOWN, transport.backgroundState(SANITIZE), "before Linux 6.5");

            write("sys/bus/cxl/devices/mem0/security/state", "sanitize\n");
            assertSame(BackgroundState.RUNNING, transport.backgroundState(SANITIZE));
            assertSame(BackgroundState.UNKNOWN, transport.backgroundState(0x4304));

            write("sys/bus/cxl/devices/mem0/security/state", "disabled\n");
            assertSame(BackgroundState.OVER, transport.backgroundState(SANITIZE));
            assertSame(
                    BackgroundState.UNKNOWN,
                    TunnelTransport.through(transport, Tunnel.ldPool()).backgroundState(SANITIZE));
        }
    }

    // M1
    @Test
    void exchange_kernelThatIsBusy_canBeToldApart() {
        kernel.device = command -> Reply.errno(16);

        assertTrue(
                assertThrows(TransportException.class, () -> exchange(IDENTIFY)).isRetryable());
    }

    @Test
    void exchange_returnCode_hasNoPayload() {
        kernel.device = command -> Reply.returnCode(6, command.room());

        CciResponse response = exchange(IDENTIFY);

        assertEquals(6, response.returnCode());
        assertEquals(0, response.payload().length);
    }

    @Test
    void exchange_sizeBeyondOurRoom_isMalformed() {
        kernel.device = command -> new Reply(0, 0, command.room() + 1, new byte[0]);

        MalformedResponseException e = assertThrows(MalformedResponseException.class, () -> exchange(IDENTIFY));

        assertEquals("out.size", e.field());
    }

    @Test
    void exchange_afterLongerPayload_sendsNoLeftOver() {
        kernel.lists(ID_SET_PARTITION, ENABLED, 10, 0).lists(ID_SET_LSA, ENABLED, VARIABLE, 0);
        byte[] longer = new byte[20];
        Arrays.fill(longer, (byte) 0xFF);

        try (MailboxTransport transport = open()) {
            exchange(transport, SET_LSA, longer);
            exchange(
                    transport,
                    SET_PARTITION,
                    (byte) 1,
                    (byte) 2,
                    (byte) 3,
                    (byte) 4,
                    (byte) 5,
                    (byte) 6,
                    (byte) 7,
                    (byte) 8,
                    (byte) 0);
        }

        // nine bytes of the request, then the tenth that only the kernel has
        assertArrayEquals(
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 0}, kernel.sent.get(1).payload());
    }

    @Test
    void exchange_payloadLongerThanTheKernelKnows_goesRaw() {
        kernel.lists(ID_SET_ALERT, ENABLED, 12, 0).lists(ID_RAW, 0, VARIABLE, VARIABLE);

        exchange(SET_ALERT, new byte[14]);

        assertEquals(ID_RAW, kernel.sent.get(0).id());
        assertEquals(SET_ALERT, kernel.sent.get(0).opcode());
        assertEquals(14, kernel.sent.get(0).payload().length);
    }

    @Test
    void exchange_payloadLongerThanTheKernelKnows_withoutRaw_isUnsupported() {
        kernel.lists(ID_SET_ALERT, ENABLED, 12, 0);

        UnsupportedCommandException e =
                assertThrows(UnsupportedCommandException.class, () -> exchange(SET_ALERT, new byte[14]));

        assertSame(Reason.KERNEL_WITHOUT_RAW_COMMANDS, e.reason());
        assertTrue(e.getMessage().contains("a payload of 12 bytes for it, not 14"), e.getMessage());
    }

    @Test
    void exchange_unlisted_goesRaw() {
        kernel.lists(ID_RAW, 0, VARIABLE, VARIABLE).lists(0, 0, 0, 0);

        exchange(0xC123, (byte) 5);

        assertEquals(0xC123, kernel.sent.get(0).opcode());
        assertArrayEquals(new byte[] {5}, kernel.sent.get(0).payload());
    }

    @Test
    void exchange_unlistedWithoutRaw_namesTheKernelOption() {
        UnsupportedCommandException e = assertThrows(UnsupportedCommandException.class, () -> exchange(0xC123));

        assertSame(Reason.KERNEL_WITHOUT_RAW_COMMANDS, e.reason());
        assertTrue(e.getMessage().contains("CONFIG_CXL_MEM_RAW_COMMANDS"), e.getMessage());
        assertTrue(kernel.sent.isEmpty());
    }

    @Test
    void exchange_rawRefused_namesTheBlockList() {
        kernel.lists(ID_RAW, 0, VARIABLE, VARIABLE);
        kernel.rawAllowed = false;

        UnsupportedCommandException e = assertThrows(UnsupportedCommandException.class, () -> exchange(0x4400));

        assertSame(Reason.BLOCKED_BY_KERNEL, e.reason());
        assertTrue(e.getMessage().contains("raw_allow_all"), e.getMessage());
    }

    @Test
    void exchange_rawAllowedLater_works() {
        kernel.lists(ID_RAW, 0, VARIABLE, VARIABLE);
        kernel.rawAllowed = false;
        try (MailboxTransport transport = open()) {
            assertThrows(UnsupportedCommandException.class, () -> exchange(transport, 0x4400));

            kernel.rawAllowed = true;

            assertEquals(0, exchange(transport, 0x4400).returnCode());
        }
    }

    @Test
    void exchange_rawRefusedUnderLockdown_namesIt() throws IOException {
        kernel.lists(ID_RAW, 0, VARIABLE, VARIABLE);
        kernel.rawAllowed = false;
        write("sys/kernel/security/lockdown", "none [integrity] confidentiality\n");

        assertSame(
                Reason.KERNEL_LOCKDOWN,
                assertThrows(UnsupportedCommandException.class, () -> exchange(0x4400))
                        .reason());
    }

    @Test
    void exchange_exclusiveWithoutRaw_isClaimed() {
        kernel.lists(ID_SET_LSA, EXCLUSIVE, VARIABLE, 0);

        assertSame(
                Reason.CLAIMED_BY_KERNEL,
                assertThrows(UnsupportedCommandException.class, () -> exchange(SET_LSA))
                        .reason());
    }

    @Test
    void exchange_exclusiveAndRawRefused_isClaimed() {
        kernel.lists(ID_SET_LSA, EXCLUSIVE, VARIABLE, 0).lists(ID_RAW, 0, VARIABLE, VARIABLE);
        kernel.rawAllowed = false;

        assertSame(
                Reason.CLAIMED_BY_KERNEL,
                assertThrows(UnsupportedCommandException.class, () -> exchange(SET_LSA))
                        .reason());
    }

    @Test
    void exchange_listedButNotEnabled_goesRaw() {
        kernel.lists(ID_HEALTH, 0, 0, 18).lists(ID_RAW, 0, VARIABLE, VARIABLE);

        exchange(HEALTH);

        assertEquals(ID_RAW, kernel.sent.get(0).id());
    }

    @Test
    void exchange_listedButNotEnabledWithoutRaw_isNotBlamedOnTheKernel() {
        kernel.lists(ID_HEALTH, 0, 0, 18);

        assertSame(
                Reason.NOT_ENABLED_FOR_DEVICE,
                assertThrows(UnsupportedCommandException.class, () -> exchange(HEALTH))
                        .reason());
    }

    @Test
    void exchange_kernelWithoutFlagsAndRaw_notEnabled_isNotBlamedOnTheKernel() {
        kernel.listed.clear();
        kernel.lists(ID_HEALTH, 0, 0, 18);
        kernel.device = command -> Reply.errno(25);

        assertSame(
                Reason.NOT_ENABLED_FOR_DEVICE,
                assertThrows(UnsupportedCommandException.class, () -> exchange(HEALTH))
                        .reason());
    }

    @Test
    void exchange_kernelWithoutFlags_triesThenGoesRawForGood() {
        kernel.listed.clear();
        kernel.lists(ID_IDENTIFY, 0, 0, 0x43).lists(ID_HEALTH, 0, 0, 18).lists(ID_RAW, 0, VARIABLE, VARIABLE);
        kernel.device = command -> command.id() == ID_HEALTH ? Reply.errno(25) : Reply.of(9);

        try (MailboxTransport transport = open()) {
            assertArrayEquals(new byte[] {9}, exchange(transport, HEALTH).payload());
            exchange(transport, HEALTH);
            exchange(transport, IDENTIFY);
        }

        assertEquals(
                List.of(ID_HEALTH, ID_RAW, ID_RAW, ID_IDENTIFY),
                kernel.sent.stream().map(FakeKernel.Sent::id).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, EPERM",
        "4, EINTR",
        "5, EIO",
        "6, ENXIO",
        "12, ENOMEM",
        "13, EACCES",
        "14, EFAULT",
        "16, EBUSY",
        "19, ENODEV",
        "22, EINVAL"
    })
    void exchange_errno_isNamedAndTheNextCommandWorks(int errno, String name) {
        kernel.device = command -> Reply.errno(errno);
        try (MailboxTransport transport = open()) {
            TransportException e = assertThrows(TransportException.class, () -> exchange(transport, IDENTIFY));
            assertEquals(name, e.errnoName());
            assertEquals(OptionalInt.of(errno), e.errno());
            assertEquals("ioctl SEND_COMMAND", e.operation());

            kernel.device = command -> Reply.of(1);
            assertEquals(1, exchange(transport, IDENTIFY).payload().length);
        }
    }

    @Test
    void exchange_otherErrno_isANumber() {
        kernel.device = command -> Reply.errno(71);

        assertEquals(
                "errno 71",
                assertThrows(TransportException.class, () -> exchange(IDENTIFY)).errnoName());
    }

    @Test
    void exchange_kernelTimeoutAfterTwoSeconds_isATimeout() {
        kernel.device = command -> {
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            return Reply.errno(110);
        };

        assertEquals(
                Duration.ofSeconds(2),
                assertThrows(CxlTimeoutException.class, () -> exchange(IDENTIFY))
                        .waited());
    }

    @Test
    void exchange_kernelTimeoutAtOnce_isABackgroundOperation() {
        kernel.device = command -> {
            nanos.addAndGet(Duration.ofMillis(3).toNanos());
            return Reply.errno(110);
        };

        assertEquals(1, exchange(IDENTIFY).returnCode());
    }

    @Test
    void exchange_deadlineExpired_sendsNothing() {
        try (MailboxTransport transport = open()) {
            CciRequest request = new CciRequest("Test", IDENTIFY, MessageType.CCI, new byte[0]);

            assertThrows(
                    CxlTimeoutException.class,
                    () -> transport.exchange(request, Deadline.after(Duration.ZERO, nanos::get)));
        }
        assertTrue(kernel.sent.isEmpty());
    }

    @Test
    void exchange_payloadLargerThanTheMailbox_isUnsupported() {
        kernel.lists(ID_RAW, 0, VARIABLE, VARIABLE);

        UnsupportedCommandException e =
                assertThrows(UnsupportedCommandException.class, () -> exchange(0xC000, new byte[2049]));

        assertSame(Reason.PAYLOAD_TOO_LARGE, e.reason());
        assertFalse(e.getMessage().isEmpty());
        assertTrue(kernel.sent.isEmpty());
    }

    @Test
    void tunnel_goesAsARawCommandAndBringsTheInnerReturnCode() {
        kernel.lists(ID_RAW, 0, VARIABLE, VARIABLE);
        // length of the message, reserved, then the message: response, tag, reserved, opcode, length, Busy, vendor
        kernel.device = command -> Reply.of(12, 0, 0, 0, 1, 1, 0, 0x00, 0x40, 0, 0, 0, 6, 0, 0, 0);

        try (MailboxTransport transport = open()) {
            CciResponse response = TunnelTransport.through(transport, Tunnel.ldPool())
                    .exchange(
                            new CciRequest("Test", IDENTIFY, MessageType.CCI, new byte[0]),
                            Deadline.after(Duration.ofSeconds(5), nanos::get));
            assertEquals(6, response.returnCode());
        }
        assertEquals(0x5300, kernel.sent.get(0).opcode());
        assertArrayEquals(
                new byte[] {0, 1, 12, 0, 0, 1, 0, 0x00, 0x40, 0, 0, 0, 0, 0, 0, 0},
                kernel.sent.get(0).payload());
    }

    @Test
    void close_twice_closesOnce() {
        MailboxTransport transport = open();
        transport.close();
        transport.close();

        assertEquals(1, kernel.closed);
        assertThrows(IllegalStateException.class, () -> exchange(transport, IDENTIFY));
    }
}
