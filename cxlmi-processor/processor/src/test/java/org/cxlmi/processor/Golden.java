package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A golden case, compiled and loaded; its classes are used by name, for they do not exist when tests compile. */
public final class Golden {

    public static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

    private final String packageName;
    private final ClassLoader loader;

    private Golden(String packageName, ClassLoader loader) {
        this.packageName = packageName;
        this.loader = loader;
    }

    static Compiled compile(String name, Path work) throws IOException {
        String packageName = packageName(name);
        return Compiled.run(
                work,
                packageName,
                "@org.cxlmi.runtime.CxlCommands(value = \"spec.yaml\", facade = \"Vendor\") package " + packageName
                        + ";",
                "-Acxlmi.spec.path=" + DIRECTORY.resolve(name));
    }

    static Golden load(String name, Path work) throws IOException {
        return new Golden(packageName(name), compile(name, work).load());
    }

    private static String packageName(String name) {
        return "golden." + name.replace("-", "");
    }

    /**
     * Compares generated sources with those of a directory; {@code -Drecreate=true} writes the directory anew.
     *
     * @param sources by file name
     */
    public static void assertGenerated(Path expected, Map<String, String> sources) throws IOException {
        if (Boolean.getBoolean("recreate")) {
            recreate(expected, sources);
        }
        Map<String, String> texts = Compiled.texts(expected);
        assertEquals(texts.keySet(), sources.keySet());
        texts.forEach((file, text) -> assertEquals(text, sources.get(file), file));
    }

    private static void recreate(Path expected, Map<String, String> sources) throws IOException {
        Files.createDirectories(expected);
        try (Stream<Path> old = Files.list(expected)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(expected.resolve(source.getKey()), source.getValue());
        }
    }

    /** Bytes written in hex, with spaces wherever they help. */
    static byte[] hex(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }

    Class<?> type(String name) {
        try {
            return Class.forName(packageName + "." + name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** A constant of a generated enumeration. */
    Object constant(String type, String name) {
        return Arrays.stream(type(type).getEnumConstants())
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Object wrap(String type, byte[] bytes, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = bytes;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return call(type(type), "wrap", arguments);
    }

    /** What a builder makes; {@code settings} are names of setters and their arguments in turn. */
    Object build(String type, Object... settings) {
        Object builder = call(type(type), "builder");
        for (int i = 0; i < settings.length; i += 2) {
            call(builder, (String) settings[i], settings[i + 1]);
        }
        return call(builder, "build");
    }

    /** The bytes that a builder makes, in hex. */
    String built(String type, Object... settings) {
        return HexFormat.of().formatHex((byte[]) call(build(type, settings), "bytes"));
    }

    /** Calls a method of an object, or a static method of a class. */
    public static Object call(Object target, String method, Object... arguments) {
        Class<?> type = target instanceof Class<?> named ? named : target.getClass();
        List<Method> found = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(method) && accepts(candidate, arguments))
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError("no " + method + Arrays.toString(arguments) + " in " + type);
        }
        try {
            return found.get(0).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean accepts(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Class<?> boxed = types[i].isPrimitive()
                    ? Array.get(Array.newInstance(types[i], 1), 0).getClass()
                    : types[i];
            boolean widened = types[i] == long.class && arguments[i] instanceof Integer;
            if (!widened && !boxed.isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }
}
