package org.cxlmi.libcxlmi.internal;

import com.sun.jna.NativeLibrary;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cxlmi.runtime.error.TransportException;
import org.jspecify.annotations.Nullable;

/** Finds the library: where the user says that it is, otherwise where the system looks for libraries. */
final class LibraryFinder {

    static final String PROPERTY = "cxlmi.library";
    static final String VARIABLE = "CXLMI_LIBRARY";

    private static final String TARGET = "libcxlmi";
    private static final String OPERATION = "load the library";
    private static final String SYSTEM_NAME = "cxlmi";

    private LibraryFinder() {}

    static NativeLibrary find() {
        return find(System::getProperty, System::getenv, SYSTEM_NAME);
    }

    /**
     * Takes the first place that the user names; a library that cannot be loaded from there is never replaced by another.
     *
     * @param properties the value of a system property, or null
     * @param environment the value of an environment variable, or null
     * @param systemName the name that the system's loader knows it by
     */
    static NativeLibrary find(
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment,
            String systemName) {
        String property = properties.apply(PROPERTY);
        if (isSet(property)) {
            return load(property, "the file of -D" + PROPERTY);
        }
        String variable = environment.apply(VARIABLE);
        if (isSet(variable)) {
            return load(variable, "the file of the environment variable " + VARIABLE + " (-D" + PROPERTY + " not set)");
        }
        return load(
                systemName,
                "where the system looks for libraries (-D" + PROPERTY + " and the environment variable " + VARIABLE
                        + " not set)");
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static NativeLibrary load(@Nullable String name, String place) {
        try {
            return NativeLibrary.getInstance(name);
        } catch (UnsatisfiedLinkError e) {
            throw new TransportException(
                    TARGET,
                    OPERATION,
                    "Tried " + name + ", " + place + ": " + reason(e) + ". Install libcxlmi, or name its file with -D"
                            + PROPERTY + "=FILE or in " + VARIABLE + ".",
                    e);
        }
    }

    /** Without the class path, which JNA lists because it looks for libraries there too. */
    private static String reason(UnsatisfiedLinkError e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.startsWith("Native library ("))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Structs of C are payloads only where integers lie in memory as on the wire. */
    static void checkByteOrder(ByteOrder order) {
        if (!order.equals(ByteOrder.LITTLE_ENDIAN)) {
            throw new TransportException(
                    TARGET, "open", "It needs a little-endian host; this one is big-endian.", null);
        }
    }
}
