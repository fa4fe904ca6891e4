package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.jspecify.annotations.Nullable;

/** The mailbox of a device, through the ioctl interface of the Linux cxl driver. */
public final class MailboxTransport implements Transport {

    /** Where the kernel does not tell the mailbox's size: what QEMU and libcxlmi assume. */
    private static final int USUAL_MAILBOX_SIZE = 2048;

    /** Half of the two seconds that the kernel itself gives a device to take a command. */
    public static final Duration TOO_SOON_FOR_A_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /** What to do when the kernel had no response of a device; it waits as long as it has been built to. */
    public static final String KERNEL_GAVE_UP =
            "The kernel gave up, and a longer timeout does not change that: look at the kernel log and at the device's health.";

    private final Host host;
    private final DeviceFile device;
    private final int fd;
    private final int mailboxSize;
    private final PayloadLimits limits;
    private final KernelCommands commands;

    /** {@code struct cxl_send_command}, then room for one payload. */
    private final Memory memory;

    private final ByteBuffer buffer;
    private final long address;
    private boolean closed;

    private MailboxTransport(Host host, DeviceFile device, int fd, OptionalInt knownSize, KernelCommands commands) {
        this.host = host;
        this.device = device;
        this.fd = fd;
        this.mailboxSize = knownSize.orElse(USUAL_MAILBOX_SIZE);
        this.limits =
                knownSize.isPresent() ? PayloadLimits.ofComponent(mailboxSize, mailboxSize) : PayloadLimits.UNKNOWN;
        this.commands = commands;
        this.memory = new Memory(CxlMemAbi.SEND_SIZE + mailboxSize);
        memory.clear();
        this.buffer = memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
        this.address = Pointer.nativeValue(memory);
    }

    /** See {@code Mailbox.isDeviceName}. */
    public static boolean isDeviceName(String name) {
        return DeviceFile.isName(name);
    }

    /** See {@code Mailbox.open}. */
    public static MailboxTransport open(String device) {
        String name = DeviceFile.nameOf(device);
        Host.checkPlatform(name, System.getProperty("os.name"), System.getProperty("os.arch"), ByteOrder.nativeOrder());
        return open(Host.local(), name);
    }

    /** How many bytes of payload the mailbox of a device of this machine takes, as far as the kernel tells. */
    public static int sizeOf(String device) {
        return Host.local().mailboxSize(device).orElse(USUAL_MAILBOX_SIZE);
    }

    /** The limits of the mailbox of a device of this machine, as far as the kernel tells. */
    public static PayloadLimits limitsOf(String device) {
        OptionalInt size = Host.local().mailboxSize(device);
        return size.isPresent() ? PayloadLimits.ofComponent(size.getAsInt(), size.getAsInt()) : PayloadLimits.UNKNOWN;
    }

    /** What the kernel knows of a background operation of a device of this machine. */
    public static BackgroundState backgroundStateOf(String device, int opcode) {
        return backgroundState(Host.local(), device, opcode);
    }

    private static BackgroundState backgroundState(Host host, String device, int opcode) {
        return opcode == KernelCommand.SANITIZE ? host.sanitizing(device) : BackgroundState.UNKNOWN;
    }

    static MailboxTransport open(Host host, String name) {
        DeviceFile device = DeviceFile.find(host, name);
        Jna.require(name);
        int fd = device.open(host.libc());
        try {
            KernelCommands commands = KernelCommands.query(host.libc(), device, fd);
            OptionalInt told = host.mailboxSize(name);
            OptionalInt mailboxSize = told.isPresent() ? told : MailboxSize.learn(host.libc(), fd);
            return new MailboxTransport(host, device, fd, mailboxSize, commands);
        } catch (RuntimeException | Error e) {
            host.libc().close(fd);
            throw e;
        }
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public Duration defaultTimeout() {
        return DEFAULT_TIMEOUT;
    }

    @Override
    public PayloadLimits limits() {
        return limits;
    }

    @Override
    public Optional<String> deviceName() {
        return Optional.of(name());
    }

    /** The kernel follows sanitizing itself, from whomever it got the command, and since Linux 6.5 it tells. */
    @Override
    public BackgroundState backgroundState(int opcode) {
        return backgroundState(host, name(), opcode);
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException(name() + " is closed");
        }
        if (request.payload().length > mailboxSize) {
            throw unsupported(
                    request,
                    Reason.PAYLOAD_TOO_LARGE,
                    request.payload().length + " bytes are more than the mailbox's " + mailboxSize + ".");
        }
        if (deadline.isExpired()) {
            throw CxlTimeoutException.notSent(request.context(this), deadline.elapsed(), "Use a longer timeout.");
        }
        KernelCommand listed = commands.find(request.opcode());
        int length = listed == null ? -1 : usableLength(listed, request);
        if (listed == null || length < 0) {
            return exchangeRaw(request, listed, deadline);
        }
        Outcome outcome = send(listed.id(), 0, request.payload(), length, deadline);
        if (outcome.is(Errno.ENOTTY)) {
            commands.markNotEnabled(listed);
            return exchangeRaw(request, null, deadline);
        }
        return response(request, outcome);
    }

    /** The request length for the kernel's own command, or -1 if that cannot be used. */
    private int usableLength(KernelCommand listed, CciRequest request) {
        return listed.exclusive() || !listed.acceptsRoom(mailboxSize) ? -1 : listed.lengthFor(request.payload().length);
    }

    /** Given the kernel's own command for it, which could not be used, or null if it has none. */
    private CciResponse exchangeRaw(CciRequest request, @Nullable KernelCommand listed, Deadline deadline) {
        if (!commands.hasRaw()) {
            throw withoutRaw(request, listed);
        }
        byte[] payload = request.payload();
        Outcome outcome = send(CxlMemAbi.RAW_ID, request.opcode(), payload, payload.length, deadline);
        if (outcome.is(Errno.EPERM)) {
            throw rawRefused(request, listed);
        }
        return response(request, outcome);
    }

    private UnsupportedCommandException withoutRaw(CciRequest request, @Nullable KernelCommand listed) {
        if (commands.isNotEnabled(request.opcode())) {
            return unsupported(
                    request, Reason.NOT_ENABLED_FOR_DEVICE, "the kernel did not enable it, and has no raw commands.");
        }
        if (listed == null) {
            return unsupported(
                    request,
                    Reason.KERNEL_WITHOUT_RAW_COMMANDS,
                    String.format(
                            Locale.ROOT,
                            "the kernel has no command of its own for opcode %04Xh, and no raw commands.",
                            request.opcode()));
        }
        if (listed.exclusive()) {
            return unsupported(request, Reason.CLAIMED_BY_KERNEL, "the kernel reserves this command for itself.");
        }
        return unsupported(
                request,
                Reason.KERNEL_WITHOUT_RAW_COMMANDS,
                "the kernel takes a payload of " + Integer.toUnsignedString(listed.sizeIn()) + " bytes for it, not "
                        + request.payload().length + ", and has no raw commands.");
    }

    private UnsupportedCommandException rawRefused(CciRequest request, @Nullable KernelCommand listed) {
        if (host.isLockedDown()) {
            return unsupported(request, Reason.KERNEL_LOCKDOWN, "the kernel is locked down.");
        }
        if (listed != null && listed.exclusive()) {
            return unsupported(request, Reason.CLAIMED_BY_KERNEL, "the kernel reserves this command for itself.");
        }
        return unsupported(
                request,
                Reason.BLOCKED_BY_KERNEL,
                String.format(Locale.ROOT, "the kernel refuses opcode %04Xh as a raw command.", request.opcode()));
    }

    private UnsupportedCommandException unsupported(CciRequest request, Reason reason, String detail) {
        return new UnsupportedCommandException(request.context(this), reason, detail);
    }

    private Outcome send(int id, int rawOpcode, byte[] payload, int length, Deadline deadline) {
        long payloadAddress = address + CxlMemAbi.SEND_SIZE;
        buffer.putInt(CxlMemAbi.SEND_ID, id);
        buffer.putInt(CxlMemAbi.SEND_RAW_OPCODE, rawOpcode);
        // The kernel copies the request before it writes the response, so both have the same place.
        buffer.putInt(CxlMemAbi.SEND_IN_SIZE, length);
        buffer.putLong(CxlMemAbi.SEND_IN_PAYLOAD, payloadAddress);
        // As much room as the mailbox has: whatever the device answers fits, and a raw command may not have more.
        buffer.putInt(CxlMemAbi.SEND_OUT_SIZE, mailboxSize);
        buffer.putLong(CxlMemAbi.SEND_OUT_PAYLOAD, payloadAddress);
        buffer.put(CxlMemAbi.SEND_SIZE, payload);
        for (int i = payload.length; i < length; i++) {
            buffer.put(CxlMemAbi.SEND_SIZE + i, (byte) 0);
        }
        Duration before = deadline.elapsed();
        int result = host.libc().ioctl(fd, CxlMemAbi.SEND_COMMAND, address);
        return new Outcome(result, deadline.elapsed().minus(before));
    }

    private CciResponse response(CciRequest request, Outcome outcome) {
        if (outcome.is(Errno.ETIMEDOUT)) {
            return timedOut(request, outcome.took());
        }
        if (outcome.result() < 0) {
            throw device.failure("ioctl SEND_COMMAND", -outcome.result());
        }
        int returnCode = buffer.getInt(CxlMemAbi.SEND_RETVAL) & 0xffff;
        // After a failed command the kernel leaves the size as it was, and there is nothing of the device's there.
        boolean success = returnCode == ReturnCode.SUCCESS.code();
        int length = success ? buffer.getInt(CxlMemAbi.SEND_OUT_SIZE) : 0;
        if (length < 0 || length > mailboxSize) {
            throw new MalformedResponseException(
                            "cxl_send_command",
                            "out.size",
                            "at most " + mailboxSize,
                            Integer.toUnsignedString(length),
                            new byte[0])
                    .in(request.context(this));
        }
        byte[] payload = new byte[length];
        buffer.get(CxlMemAbi.SEND_SIZE, payload);
        // The kernel does not hand on the vendor's extended status.
        return new CciResponse(returnCode, 0, payload);
    }

    /**
     * Since Linux 6.5 the kernel waits itself for background operations, but of those that a user starts it says at
     * once that they timed out. A device that is silent takes two seconds for the same error.
     */
    private CciResponse timedOut(CciRequest request, Duration took) {
        if (took.compareTo(TOO_SOON_FOR_A_TIMEOUT) < 0) {
            return new CciResponse(ReturnCode.BACKGROUND_COMMAND_STARTED.code(), 0, new byte[0]);
        }
        throw new CxlTimeoutException(request.context(this), took, KERNEL_GAVE_UP);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            host.libc().close(fd);
        } finally {
            memory.close();
        }
    }

    /** What the ioctl gave, 0 or a negated errno, and how long it took. */
    private record Outcome(int result, Duration took) {

        boolean is(Errno errno) {
            return errno.is(result);
        }
    }
}
