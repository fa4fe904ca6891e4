package org.cxlmi.libcxlmi.internal;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Map;

/**
 * Native methods that JNA maps directly to one function.
 *
 * <p>JNA does so once per class, by the names of its methods, and names of functions come from specs, a user's own among
 * them. So each function gets a hidden class of its own with the code of this one.
 */
final class DirectCommandFunction implements CommandFunction {

    DirectCommandFunction() {}

    /**
     * Maps a function.
     *
     * @throws UnsatisfiedLinkError if the library has none of that name
     */
    static CommandFunction map(NativeLibrary library, String name) {
        library.getFunction(name);
        FunctionMapper mapper = (any, method) -> name;
        NativeLibrary named =
                NativeLibrary.getInstance(library.getFile().getPath(), Map.of(Library.OPTION_FUNCTION_MAPPER, mapper));
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(code(), true);
            Native.register(hidden.lookupClass(), named);
            return (CommandFunction)
                    hidden.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class cannot be defined again", e);
        }
    }

    private static byte[] code() {
        String file = DirectCommandFunction.class.getSimpleName() + ".class";
        try (InputStream in = DirectCommandFunction.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int call(long endpoint, long tunnel) {
        return function(endpoint, tunnel);
    }

    @Override
    public int call(long endpoint, long tunnel, long struct) {
        return function(endpoint, tunnel, struct);
    }

    @Override
    public int call(long endpoint, long tunnel, long request, long responseOrLength) {
        return function(endpoint, tunnel, request, responseOrLength);
    }

    private static native int function(long endpoint, long tunnel);

    private static native int function(long endpoint, long tunnel, long struct);

    private static native int function(long endpoint, long tunnel, long request, long responseOrLength);
}
