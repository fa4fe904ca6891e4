package org.cxlmi.libcxlmi.internal;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Assumptions;

/** {@code fake.c}, compiled and loaded, with its variables. */
final class FakeLibrary implements AutoCloseable {

    private static final Path SOURCE = Path.of("src", "test", "resources", "libcxlmi", "fake.c");

    private final NativeLibrary library;

    private FakeLibrary(Path file) {
        library = NativeLibrary.getInstance(file.toString());
    }

    /** Compiles it. */
    static Path compile(Path directory) throws IOException, InterruptedException {
        return compile(directory, SOURCE);
    }

    /** Loads a copy, so that its variables are as at the start. */
    static FakeLibrary load(Path compiled, Path directory) throws IOException {
        Path copy = Files.createTempFile(directory, "libcopy", ".so");
        return new FakeLibrary(Files.copy(compiled, copy, StandardCopyOption.REPLACE_EXISTING));
    }

    /** Compiles a C file to a library; without a compiler the test is skipped, and says so. */
    static Path compile(Path directory, Path source) throws IOException, InterruptedException {
        Path file = Files.createTempFile(directory, "libfake", ".so");
        Process gcc;
        try {
            gcc = new ProcessBuilder(
                            // Each copy keeps to its own variables, also while another one is loaded.
                            "gcc",
                            "-shared",
                            "-fPIC",
                            "-Wl,-Bsymbolic",
                            "-O1",
                            "-o",
                            file.toString(),
                            source.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            String message = "SKIPPED: the libcxlmi transport is tried only where there is gcc: " + e.getMessage();
            System.err.println(message);
            return Assumptions.abort(message);
        }
        String output = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (gcc.waitFor() != 0) {
            throw new AssertionError(output);
        }
        return file;
    }

    Library library() {
        return new Library(library);
    }

    private Pointer variable(String name) {
        return library.getGlobalVariableAddress("fake_" + name);
    }

    int get(String name) {
        return variable(name).getInt(0);
    }

    int get(String name, int index) {
        return variable(name).getInt((long) index * Integer.BYTES);
    }

    void set(String name, int value) {
        variable(name).setInt(0, value);
    }

    byte[] seen(int length) {
        return variable("seen").getByteArray(0, length);
    }

    /** What the next commands write to the response. */
    void reply(byte... bytes) {
        variable("reply").write(0, bytes, 0, bytes.length);
        set("reply_length", bytes.length);
    }

    /** Who answers vendor specific commands from now on. */
    void setComponent(Callback component) {
        variable("component").setPointer(0, CallbackReference.getFunctionPointer(component));
    }

    @Override
    public void close() {
        library.close();
    }
}
