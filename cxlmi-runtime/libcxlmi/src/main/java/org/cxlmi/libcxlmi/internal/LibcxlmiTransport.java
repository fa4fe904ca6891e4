package org.cxlmi.libcxlmi.internal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.internal.linux.DeviceFile;
import org.cxlmi.runtime.internal.linux.Errno;
import org.cxlmi.runtime.internal.linux.MailboxTransport;
import org.cxlmi.runtime.internal.linux.MctpTransport;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;

/** The library libcxlmi, which has a function for each command. */
public final class LibcxlmiTransport implements Transport {

    private static final Duration DEVICE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MCTP_TIMEOUT = Duration.ofSeconds(2);

    private final Destination itself;
    private final Kind kind;
    private final Library library;
    private final NativeEndpoint endpoint;
    private final CallSelection calls;
    private final StructMemory memory = new StructMemory();
    private final MockAnswers answers = new MockAnswers();
    private boolean outOfStep;
    private boolean closed;

    /** How the library reaches an endpoint; it behaves differently on each. */
    private enum Kind {
        DEVICE,
        MCTP,
        MOCK;

        String adviceFor(int errno) {
            return this == MCTP ? Errno.adviceOnMctp(errno) : Errno.adviceFor(errno);
        }
    }

    /** Opens an endpoint of the library in a context of it. */
    @FunctionalInterface
    public interface Opener {
        Library.Address open(Library library, long context);
    }

    /**
     * How to open an endpoint.
     *
     * @param calls of the commands that the library has functions for
     * @param logLevel up to which level of syslog the library writes to the standard error stream
     * @param vendorResponse bytes that are expected of a vendor's command that has no description
     */
    public record Settings(CallTable calls, boolean fmApi, int logLevel, int vendorResponse) {}

    /**
     * Which component is meant: that of the endpoint, or one behind it.
     *
     * @param name for messages
     */
    record Destination(String name, TunnelInfo tunnel) {

        CommandContext context(CciRequest request) {
            return new CommandContext(name, request.command(), request.opcode(), tunnel.level());
        }
    }

    private LibcxlmiTransport(Library library, String name, Kind kind, Opener opener, Settings settings) {
        this.library = library;
        this.itself = new Destination(name, TunnelInfo.NONE);
        this.kind = kind;
        this.calls = new CallSelection(settings.calls(), settings.vendorResponse());
        this.endpoint =
                new NativeEndpoint(library, name, kind::adviceFor, opener, settings.fmApi(), settings.logLevel());
    }

    /** See {@code Libcxlmi.openDevice}. */
    public static LibcxlmiTransport openDevice(String device, Settings settings) {
        return openDevice(Library.find(), DeviceFile.check(device), settings);
    }

    /** The library opens whatever the name leads to, so it has to be checked before. */
    static LibcxlmiTransport openDevice(Library library, String device, Settings settings) {
        return new LibcxlmiTransport(
                library, device, Kind.DEVICE, (functions, context) -> functions.open(context, device), settings);
    }

    /** See {@code Libcxlmi.openMctp}. */
    public static LibcxlmiTransport openMctp(int network, int eid, Settings settings) {
        return openMctp(Library.find(), network, eid, settings);
    }

    static LibcxlmiTransport openMctp(Library library, int network, int eid, Settings settings) {
        return new LibcxlmiTransport(
                library,
                String.format(Locale.ROOT, "mctp %d:%d", network, eid),
                Kind.MCTP,
                (functions, context) -> functions.openMctp(context, network, eid),
                settings);
    }

    /** See {@code MockEndpoint}. */
    public static LibcxlmiTransport openMock(Library library, Opener opener, Settings settings) {
        return new LibcxlmiTransport(library, "mock", Kind.MOCK, opener, settings);
    }

    /** What a mock endpoint was told to answer; the library does not tell how long that was. */
    public void answered(int opcode, int payloadLength) {
        answers.add(opcode, payloadLength);
    }

    @Override
    public String name() {
        return itself.name();
    }

    @Override
    public Duration defaultTimeout() {
        return kind == Kind.MCTP ? MCTP_TIMEOUT : DEVICE_TIMEOUT;
    }

    /** The library takes at most two seconds on MCTP, and ignores timeouts elsewhere. */
    @Override
    public Duration maximumTimeout() {
        return kind == Kind.MCTP ? MCTP_TIMEOUT : Duration.ofDays(1);
    }

    /** Whether fabric management commands are let through. */
    @Override
    public boolean hasFmApi() {
        return endpoint.hasFmApi();
    }

    /** Lets fabric management commands through, or no longer. */
    @Override
    public void setFmApi(boolean enabled) {
        endpoint.setFmApi(enabled);
    }

    @Override
    public void limitRequests(int payload) {
        calls.limitRequests(payload);
    }

    @Override
    public PayloadLimits limits() {
        return kind == Kind.DEVICE ? MailboxTransport.limitsOf(name()).atMost(calls.limits()) : calls.limits();
    }

    @Override
    public Optional<String> deviceName() {
        return kind == Kind.DEVICE ? Optional.of(name()) : Optional.empty();
    }

    @Override
    public BackgroundState backgroundState(int opcode) {
        return kind == Kind.DEVICE ? MailboxTransport.backgroundStateOf(name(), opcode) : BackgroundState.UNKNOWN;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException the library knows no such tunnel
     */
    @Override
    public Transport through(Tunnel tunnel) {
        LibcxlmiTunnel behind = new LibcxlmiTunnel(this, tunnel);
        if (kind == Kind.DEVICE && behind.leadsToPool()) {
            throw new UnsupportedOperationException(
                    "libcxlmi reaches an LD pool over MCTP only, not through " + name());
        }
        return behind;
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        return exchange(itself, request, deadline);
    }

    CciResponse exchange(Destination to, CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException(to.name() + " is closed");
        }
        boolean tunnelled = to.tunnel().level() > 0;
        boolean fmApiNeeded = request.messageType() == MessageType.FM_API || (kind == Kind.MCTP && tunnelled);
        if (fmApiNeeded && !endpoint.hasFmApi()) {
            throw new UnsupportedCommandException(
                    to.context(request), Reason.FM_API_DISABLED, "it is, or goes in, a fabric management command.");
        }
        LibcxlmiCall call = calls.callFor(to.context(request), request);
        if (deadline.isExpired()) {
            throw CxlTimeoutException.notSent(to.context(request), deadline.elapsed(), "Use a longer timeout.");
        }
        ResponseForm form = new ResponseForm(call, request.payload());
        if (outOfStep) {
            endpoint.reopen();
            outOfStep = false;
        }
        if (kind == Kind.MCTP) {
            setTimeout(deadline);
        }
        memory.prepare(to.tunnel(), request.payload(), call.requestLength(), form.length(), form.writable());
        form.mark(memory.response());
        OptionalInt sent = answers.next(request.opcode());
        Library.Result result = call(to, request, call, form.length());
        if (result.value() == 0) {
            return new CciResponse(0, 0, form.payload(memory.response(), request.isComplete(), sent));
        }
        return new CciResponse(returnCode(to, request, call, result, deadline), 0, new byte[0]);
    }

    /** Elsewhere the library knows no timeouts. */
    private void setTimeout(Deadline deadline) {
        // 0 would mean for ever.
        long milliseconds = Math.max(1, Math.min(deadline.remaining().toMillis(), MCTP_TIMEOUT.toMillis()));
        Library.Result result = library.setTimeout(endpoint.address(), (int) milliseconds);
        if (result.value() != 0) {
            throw endpoint.failure("set a timeout of " + milliseconds + " ms", result.errno());
        }
    }

    private Library.Result call(Destination to, CciRequest request, LibcxlmiCall call, int responseLength) {
        try {
            return call.shape() == Shape.VENDOR
                    ? library.call(call.function(), vendorArguments(to, request, responseLength))
                    : command(library.commandFunction(call.function()), to, request, call);
        } catch (UnsatisfiedLinkError e) {
            throw new UnsupportedCommandException(
                    to.context(request),
                    Reason.MISSING_IN_LIBRARY,
                    "this libcxlmi lacks the function " + call.function() + ".");
        }
    }

    private Library.Result command(CommandFunction function, Destination to, CciRequest request, LibcxlmiCall call) {
        long target = endpoint.address();
        long tunnel = tunnelAddress(to);
        long in = memory.requestAddress();
        Library.clearErrno();
        int value = switch (call.shape()) {
            case NONE -> function.call(target, tunnel);
            case IN -> function.call(target, tunnel, in);
            case OUT -> function.call(target, tunnel, memory.responseAddress());
            case IN_OUT, IN_BYTES_OUT -> function.call(target, tunnel, in, memory.responseAddress());
            case IN_SIZED ->
                function.call(target, tunnel, in, Math.max(0, request.payload().length - call.requestLength()));
            case VENDOR -> throw new IllegalArgumentException("vendors' commands have a function of another kind");
        };
        return Library.result(value);
    }

    /** The library wants none where there is no tunnel. */
    private long tunnelAddress(Destination to) {
        return to.tunnel().level() == 0 ? 0 : memory.tunnelAddress();
    }

    private Object[] vendorArguments(Destination to, CciRequest request, int responseLength) {
        long length = request.payload().length;
        return new Object[] {
            endpoint.address(),
            tunnelAddress(to),
            request.opcode(),
            length == 0 ? 0L : memory.requestAddress(),
            length,
            responseLength == 0 ? 0L : memory.responseAddress(),
            (long) responseLength
        };
    }

    /** Positive numbers are the component's return codes; negative ones mean that there is none. */
    private int returnCode(
            Destination to, CciRequest request, LibcxlmiCall call, Library.Result result, Deadline deadline) {
        if (result.value() > 0) {
            return result.value();
        }
        if (kind == Kind.DEVICE && to.tunnel().level() > 0 && result.value() < -1) {
            // Through a tunnel of a device the library negates return codes; 1, of all, cannot be told from failure.
            return -result.value();
        }
        outOfStep = kind == Kind.MCTP;
        if (result.errno() == Errno.ETIMEDOUT.number()) {
            if (isBackground(to, deadline)) {
                return ReturnCode.BACKGROUND_COMMAND_STARTED.code();
            }
            throw new CxlTimeoutException(
                    to.context(request),
                    deadline.elapsed(),
                    kind == Kind.MCTP
                            ? MctpTransport.adviceAfterTimeout(deadline.timeout())
                            : MailboxTransport.KERNEL_GAVE_UP);
        }
        if (kind == Kind.DEVICE && result.errno() == Errno.EINVAL.number()) {
            checkRoom(to, request, call);
        }
        if (kind == Kind.DEVICE && result.errno() == Errno.EPERM.number()) {
            throw new UnsupportedCommandException(
                    to.context(request),
                    Reason.BLOCKED_BY_KERNEL,
                    "libcxlmi sends it as a raw command, which the kernel does not take: it was built without"
                            + " CONFIG_CXL_MEM_RAW_COMMANDS, is locked down, or blocks this command.");
        }
        throw endpoint.failure(call.function(), result.errno());
    }

    /** As without the library: of background operations that a user starts the kernel says at once that they timed out. */
    private boolean isBackground(Destination to, Deadline deadline) {
        return kind == Kind.DEVICE
                && to.tunnel().level() == 0
                && deadline.elapsed().compareTo(MailboxTransport.TOO_SOON_FOR_A_TIMEOUT) < 0;
    }

    /** The kernel refuses room for a response that is larger than the mailbox, and the library asks for fixed room. */
    private void checkRoom(Destination to, CciRequest request, LibcxlmiCall call) {
        int room = CallSelection.room(call, request.payload(), to.tunnel().level());
        int mailbox = MailboxTransport.sizeOf(itself.name());
        if (room > mailbox) {
            throw new UnsupportedCommandException(
                    to.context(request),
                    Reason.DIFFERENT_IN_LIBRARY,
                    "libcxlmi has it wrong: it asks for room for a response of " + room + " bytes, whatever the"
                            + " device has to say, and the mailbox takes " + mailbox + ".");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            endpoint.close();
            memory.close();
        }
    }
}
