package org.cxlmi.runtime.internal.libcxlmi;

import java.time.Duration;
import java.util.Locale;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.internal.linux.DeviceFile;
import org.cxlmi.runtime.internal.linux.Errno;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.LibcxlmiCall;
import org.cxlmi.runtime.transport.LibcxlmiCall.Shape;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;

/** The library libcxlmi, which has a function for each command. */
public final class LibcxlmiTransport implements Transport {

    private static final Duration DEVICE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MCTP_TIMEOUT = Duration.ofSeconds(2);
    private static final int FIRST_VENDOR_OPCODE = 0xC000;
    private static final int TUNNEL_OPCODE = 0x5300;
    private static final int LARGEST_PAYLOAD = 1 << 20;

    private final String name;
    private final Way way;
    private final Library library;
    private final NativeEndpoint endpoint;
    private final int vendorResponse;
    private final StructMemory memory = new StructMemory();
    private boolean outOfStep;
    private boolean closed;

    /** How the library reaches an endpoint; it behaves differently on each. */
    private enum Way {
        DEVICE,
        MCTP,
        MOCK
    }

    /**
     * How to open an endpoint.
     *
     * @param logLevel up to which level of syslog the library writes to the standard error stream
     * @param vendorResponse bytes that are expected of a vendor's command that has no description
     */
    public record Settings(TunnelInfo tunnel, boolean fmApi, int logLevel, int vendorResponse) {}

    private LibcxlmiTransport(Library library, String name, Way way, NativeEndpoint.Opener opener, Settings settings) {
        this.library = library;
        this.name = name + settings.tunnel().suffix();
        this.way = way;
        this.vendorResponse = settings.vendorResponse();
        this.endpoint = new NativeEndpoint(
                library, this.name, opener, settings.tunnel(), settings.fmApi(), settings.logLevel());
    }

    /** See {@code Libcxlmi.openDevice}. */
    public static LibcxlmiTransport openDevice(String device, Settings settings) {
        return openDevice(Library.find(), DeviceFile.check(device), settings);
    }

    /** The library opens whatever the name leads to, so it has to be checked before. */
    static LibcxlmiTransport openDevice(Library library, String device, Settings settings) {
        return new LibcxlmiTransport(
                library, device, Way.DEVICE, (functions, context) -> functions.open(context, device), settings);
    }

    /** See {@code Libcxlmi.openMctp}. */
    public static LibcxlmiTransport openMctp(int network, int eid, Settings settings) {
        return openMctp(Library.find(), network, eid, settings);
    }

    static LibcxlmiTransport openMctp(Library library, int network, int eid, Settings settings) {
        return new LibcxlmiTransport(
                library,
                String.format(Locale.ROOT, "mctp %d:%d", network, eid),
                Way.MCTP,
                (functions, context) -> functions.openMctp(context, network, eid),
                settings);
    }

    /** The library's own mock endpoint; {@link MockEndpoint} tells it what to answer. */
    static LibcxlmiTransport openMock(Library library, NativeEndpoint.Opener opener, Settings settings) {
        return new LibcxlmiTransport(library, "mock", Way.MOCK, opener, settings);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration defaultTimeout() {
        return way == Way.MCTP ? MCTP_TIMEOUT : DEVICE_TIMEOUT;
    }

    /** The library takes at most two seconds on MCTP, and ignores timeouts elsewhere. */
    @Override
    public Duration maximumTimeout() {
        return way == Way.MCTP ? MCTP_TIMEOUT : Duration.ofDays(1);
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
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        LibcxlmiCall call = callFor(request);
        checkCall(request, call);
        ResponseForm form = new ResponseForm(call, request.payload());
        if (deadline.isExpired()) {
            throw new CxlTimeoutException(name, request.command(), deadline.elapsed());
        }
        if (outOfStep) {
            endpoint.reopen();
            outOfStep = false;
        }
        setTimeout(deadline);
        memory.prepare(request.payload(), call.requestLength(), form.length(), form.writable());
        Library.Result result = call(request, call, form.length());
        if (result.value() == 0) {
            return new CciResponse(0, 0, form.payload(memory.response(), request.isComplete()));
        }
        return new CciResponse(returnCode(request, result, deadline), 0, new byte[0]);
    }

    /** What the spec says of the command; vendors' commands go without, for the library has one function for all. */
    private LibcxlmiCall callFor(CciRequest request) {
        LibcxlmiCall call = request.libcxlmi();
        if (call != null) {
            return call;
        }
        if (request.opcode() == TUNNEL_OPCODE) {
            throw unsupported(
                    request,
                    Reason.DIFFERENT_IN_LIBRARY,
                    "libcxlmi wraps commands for tunnels itself: give the tunnel when the endpoint is opened.");
        }
        if (request.opcode() < FIRST_VENDOR_OPCODE) {
            throw unsupported(
                    request,
                    Reason.MISSING_IN_LIBRARY,
                    String.format(
                            Locale.ROOT,
                            "libcxlmi has no function for opcode %04Xh, and none that sends bytes.",
                            request.opcode()));
        }
        return LibcxlmiCall.define("cxlmi_cmd_vendor_specific", Shape.VENDOR, 0, vendorResponse)
                .build();
    }

    private void checkCall(CciRequest request, LibcxlmiCall call) {
        if (call.difference().isPresent()) {
            throw unsupported(
                    request,
                    Reason.DIFFERENT_IN_LIBRARY,
                    "libcxlmi has it wrong: " + call.difference().get() + ".");
        }
        long wanted = ResponseForm.wanted(call, request.payload());
        int room = call.openEnded() ? call.roomLength().orElse(LARGEST_PAYLOAD) : LARGEST_PAYLOAD;
        if (wanted > room) {
            throw unsupported(
                    request,
                    Reason.PAYLOAD_TOO_LARGE,
                    wanted + " bytes are wanted, and libcxlmi has room for " + room + ".");
        }
        boolean fmApi = request.messageType() == MessageType.FM_API || (way == Way.MCTP && endpoint.tunnels() > 0);
        if (fmApi && !endpoint.hasFmApi()) {
            throw unsupported(request, Reason.FM_API_DISABLED, "it is, or goes in, a fabric management command.");
        }
    }

    private UnsupportedCommandException unsupported(CciRequest request, Reason reason, String detail) {
        return new UnsupportedCommandException(name, request.command(), reason, detail);
    }

    private void setTimeout(Deadline deadline) {
        if (way != Way.MCTP) {
            return;
        }
        // 0 would mean for ever.
        long milliseconds = Math.max(1, Math.min(deadline.remaining().toMillis(), MCTP_TIMEOUT.toMillis()));
        Library.Result result = library.setTimeout(endpoint.address(), (int) milliseconds);
        if (result.value() != 0) {
            throw endpoint.failure("set a timeout of " + milliseconds + " ms", result.errno());
        }
    }

    private Library.Result call(CciRequest request, LibcxlmiCall call, int responseLength) {
        try {
            return call.shape() == Shape.VENDOR
                    ? library.call(call.function(), vendorArguments(request, responseLength))
                    : library.command(call.function(), function -> command(function, request, call));
        } catch (UnsatisfiedLinkError e) {
            throw unsupported(
                    request, Reason.MISSING_IN_LIBRARY, "this libcxlmi lacks the function " + call.function() + ".");
        }
    }

    private int command(CommandFunction function, CciRequest request, LibcxlmiCall call) {
        long target = endpoint.address();
        long tunnel = endpoint.tunnelAddress();
        long in = memory.requestAddress();
        return switch (call.shape()) {
            case NONE -> function.call(target, tunnel);
            case IN -> function.call(target, tunnel, in);
            case OUT -> function.call(target, tunnel, memory.responseAddress());
            case IN_OUT, IN_BYTES_OUT -> function.call(target, tunnel, in, memory.responseAddress());
            case IN_SIZED ->
                function.call(target, tunnel, in, Math.max(0, request.payload().length - call.requestLength()));
            case VENDOR -> throw new IllegalArgumentException("vendors' commands have a function of another kind");
        };
    }

    private Object[] vendorArguments(CciRequest request, int responseLength) {
        long length = request.payload().length;
        return new Object[] {
            endpoint.address(),
            endpoint.tunnelAddress(),
            request.opcode(),
            length == 0 ? 0L : memory.requestAddress(),
            length,
            responseLength == 0 ? 0L : memory.responseAddress(),
            (long) responseLength
        };
    }

    /** Positive numbers are the component's return codes; negative ones mean that there is none. */
    private int returnCode(CciRequest request, Library.Result result, Deadline deadline) {
        if (result.value() > 0) {
            return result.value();
        }
        if (way == Way.DEVICE && endpoint.tunnels() > 0 && result.value() < -1) {
            // Through a tunnel of a device the library negates return codes; 1, of all, cannot be told from failure.
            return -result.value();
        }
        outOfStep = way == Way.MCTP;
        if (result.errno() == Errno.ETIMEDOUT.number()) {
            throw new CxlTimeoutException(name, request.command(), deadline.elapsed());
        }
        throw endpoint.failure(request.command(), result.errno());
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
