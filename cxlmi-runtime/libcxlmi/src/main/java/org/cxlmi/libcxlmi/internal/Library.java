package org.cxlmi.libcxlmi.internal;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cxlmi.runtime.internal.linux.Jna;

/**
 * The functions of libcxlmi. Each is looked up when it is first called, so one that an older library lacks breaks
 * nothing else. Functions for commands use direct mapping; the other functions are not called often enough for it to
 * matter.
 */
public final class Library {

    private static final int LARGEST_PAYLOAD = 1 << 20;

    private final NativeLibrary library;
    private final Map<String, Function> functions = new ConcurrentHashMap<>();
    private final Map<String, CommandFunction> commands = new ConcurrentHashMap<>();

    Library(NativeLibrary library) {
        this.library = library;
    }

    /** The library as {@link LibraryFinder} finds it. */
    public static Library find() {
        Jna.require("libcxlmi");
        return new Library(LibraryFinder.find());
    }

    /**
     * What a function returned.
     *
     * @param value as it came
     * @param errno of the system, 0 if the call left it alone
     */
    record Result(int value, int errno) {

        private static final Result SUCCESS = new Result(0, 0);
    }

    /** An address, 0 for failure. */
    public record Address(long value, int errno) {}

    /** Calls a function that returns an {@code int}. */
    Result call(String name, Object... arguments) {
        Function function = function(name);
        clearErrno();
        return result(function.invokeInt(arguments));
    }

    /**
     * The function of a command.
     *
     * @throws UnsatisfiedLinkError if this library has none of that name
     */
    CommandFunction commandFunction(String name) {
        CommandFunction known = commands.get(name);
        return known != null ? known : commands.computeIfAbsent(name, key -> DirectCommandFunction.map(library, key));
    }

    /** Before each call of a function that need not set it when it fails. */
    static void clearErrno() {
        Native.setLastError(0);
    }

    /** What a function returned just now; the next native call of this thread changes errno. */
    static Result result(int value) {
        // Most calls succeed, and errno says nothing then.
        return value == 0 ? Result.SUCCESS : new Result(value, Native.getLastError());
    }

    private Address address(String name, Object... arguments) {
        Function function = function(name);
        clearErrno();
        long value = function.invokeLong(arguments);
        return new Address(value, Native.getLastError());
    }

    private boolean test(String name, Object... arguments) {
        // Only the lowest byte of a bool is defined.
        return (function(name).invokeInt(arguments) & 0xff) != 0;
    }

    /**
     * The function.
     *
     * @throws UnsatisfiedLinkError if this library has none of that name
     */
    Function function(String name) {
        return functions.computeIfAbsent(name, library::getFunction);
    }

    /** A context that writes its messages to the standard error stream; logs up to a level of syslog. */
    Address newContext(int logLevel) {
        return address("cxlmi_new_ctx", 0L, logLevel);
    }

    /** Closes the endpoints of a context too. */
    void freeContext(long context) {
        function("cxlmi_free_ctx").invokeVoid(new Object[] {context});
    }

    void setProbeEnabled(long context, boolean enabled) {
        function("cxlmi_set_probe_enabled").invokeVoid(new Object[] {context, enabled ? 1 : 0});
    }

    Address open(long context, String device) {
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        return address("cxlmi_open", context, Arrays.copyOf(name, name.length + 1));
    }

    Address openMctp(long context, int network, int eid) {
        return address("cxlmi_open_mctp", context, network, eid);
    }

    public Address openMock(long context) {
        return address("cxlmi_open_mock", context);
    }

    /** Tells a mock endpoint what to answer to the next command with an opcode. */
    public void answerOfMock(long endpoint, int opcode, int returnCode, byte[] payload) {
        int set = opcode >> Byte.SIZE;
        int command = opcode & 0xff;
        checkMock(call("cxlmi_mock_set_response", endpoint, set, command, returnCode, payload, (long) payload.length));
    }

    /** The payload of the last request to a mock endpoint. */
    public byte[] lastRequestOfMock(long endpoint) {
        try (Memory size = new Memory(Long.BYTES);
                Memory payload = new Memory(LARGEST_PAYLOAD)) {
            size.setLong(0, LARGEST_PAYLOAD);
            checkMock(call("cxlmi_mock_get_last_command", endpoint, 0L, 0L, payload, size));
            return payload.getByteArray(0, (int) size.getLong(0));
        }
    }

    private static void checkMock(Result result) {
        if (result.value() != 0) {
            throw new IllegalStateException("libcxlmi's mock endpoint refuses, errno " + result.errno());
        }
    }

    void close(long endpoint) {
        function("cxlmi_close").invokeVoid(new Object[] {endpoint});
    }

    Result setTimeout(long endpoint, int milliseconds) {
        return call("cxlmi_endpoint_set_timeout", endpoint, milliseconds);
    }

    boolean enableFmApi(long endpoint) {
        return test("cxlmi_endpoint_enable_fmapi", endpoint);
    }

    boolean disableFmApi(long endpoint) {
        return test("cxlmi_endpoint_disable_fmapi", endpoint);
    }
}
