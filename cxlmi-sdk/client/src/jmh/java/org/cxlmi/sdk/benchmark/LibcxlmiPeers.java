package org.cxlmi.sdk.benchmark;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Other ways to call libcxlmi: JNA with offsets by hand, JNA with structures, and C. */
final class LibcxlmiPeers implements AutoCloseable {

    private static final String LIBRARY = System.getProperty("cxlmi.library", "cxlmi");
    private static final int RESPONSE = 4096;
    private static final int SIZE = RESPONSE + (1 << 16);

    private final LibcxlmiExchange exchange;
    private final NativeLibrary library = NativeLibrary.getInstance(LIBRARY);
    private final Mapped mapped = Native.load(LIBRARY, Mapped.class);
    private final Function setResponse = library.getFunction("cxlmi_mock_set_response");
    private final Pointer function;
    private final Function repeat;
    private final Pointer context;
    private final Pointer endpoint;
    private final Memory memory = new Memory(SIZE);
    private final ByteBuffer request = memory.getByteBuffer(0, RESPONSE).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer response =
            memory.getByteBuffer(RESPONSE, SIZE - RESPONSE).order(ByteOrder.LITTLE_ENDIAN);
    private final Memory answer;

    /** Mapped directly; what JNA does with the least. */
    static final class Direct {

        static {
            Native.register(Direct.class, LIBRARY);
        }

        private Direct() {}

        static native int cxlmi_cmd_identify(long endpoint, long tunnel, long response);

        static native int cxlmi_cmd_memdev_get_health_info(long endpoint, long tunnel, long response);

        static native int cxlmi_cmd_get_event_records(long endpoint, long tunnel, long request, long response);

        static native int cxlmi_cmd_clear_event_records(long endpoint, long tunnel, long request);
    }

    /** Mapped to an interface. */
    public interface Mapped extends Library {

        int cxlmi_cmd_identify(Pointer endpoint, Pointer tunnel, Structure response);

        int cxlmi_cmd_memdev_get_health_info(Pointer endpoint, Pointer tunnel, Structure response);

        int cxlmi_cmd_get_event_records(Pointer endpoint, Pointer tunnel, byte[] request, Structure response);

        int cxlmi_cmd_clear_event_records(Pointer endpoint, Pointer tunnel, Structure request);
    }

    LibcxlmiPeers(LibcxlmiExchange exchange) throws IOException, InterruptedException {
        this.exchange = exchange;
        function = library.getFunction(exchange.function());
        repeat = NativeLibrary.getInstance(compile(Path.of("src", "jmh", "c", "repeat.c")))
                .getFunction("repeat");
        context = library.getFunction("cxlmi_new_ctx").invokePointer(new Object[] {Pointer.NULL, 0});
        endpoint = library.getFunction("cxlmi_open_mock").invokePointer(new Object[] {context});
        memory.clear();
        exchange.prepare(request);
        answer = new Memory(Math.max(1, exchange.response().length));
        answer.write(0, exchange.response(), 0, exchange.response().length);
    }

    private static String compile(Path source) throws IOException, InterruptedException {
        Path file = Files.createTempFile("repeat", ".so");
        file.toFile().deleteOnExit();
        Process gcc = new ProcessBuilder("gcc", "-shared", "-fPIC", "-O2", "-o", file.toString(), source.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (gcc.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return file.toString();
    }

    void tellAnswers(int count) {
        Object[] arguments = {
            endpoint,
            (byte) (exchange.opcode() >> Byte.SIZE),
            (byte) exchange.opcode(),
            (short) 0,
            answer,
            (long) exchange.response().length
        };
        for (int i = 0; i < count; i++) {
            LibcxlmiExchange.check(setResponse.invokeInt(arguments));
        }
    }

    private void call() {
        exchange.prepare(request);
        LibcxlmiExchange.check(exchange.call(
                Pointer.nativeValue(endpoint), Pointer.nativeValue(memory), Pointer.nativeValue(memory) + RESPONSE));
    }

    /** Reads from the memory that the next call overwrites. */
    long bareCall() {
        call();
        return exchange.read(response);
    }

    /** Reads from a copy that stays as it is. */
    long bareCallAndCopy() {
        call();
        byte[] copy = new byte[exchange.response().length];
        response.get(0, copy);
        return exchange.read(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
    }

    long callWithStructure() {
        return exchange.callWithStructure(mapped, endpoint, new Memory(answer.size()));
    }

    long repeatInC(int times) {
        long failed = repeat.invokeLong(new Object[] {
            function,
            endpoint,
            exchange.hasRequest() ? memory : Pointer.NULL,
            exchange == LibcxlmiExchange.CLEAR ? Pointer.NULL : memory.share(RESPONSE),
            (long) times
        });
        LibcxlmiExchange.check((int) failed);
        return failed;
    }

    @Override
    public void close() {
        library.getFunction("cxlmi_free_ctx").invokeVoid(new Object[] {context});
        memory.close();
        answer.close();
    }
}
