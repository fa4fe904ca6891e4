package org.cxlmi.sdk.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/** What every generated struct has: its layout, and the method that makes it of bytes. */
final class StructType {

    private final Layout layout;
    private final Method wrap;

    private StructType(Layout layout, Method wrap) {
        this.layout = layout;
        this.wrap = wrap;
    }

    /** Looks at a class; nothing if it is no generated struct, or in a package that is not exported. */
    static Optional<StructType> of(Class<?> type) {
        try {
            Object layout = type.getField("LAYOUT").get(null);
            return layout instanceof Layout found
                    ? Arrays.stream(type.getMethods())
                            .filter(StructType::isWrap)
                            .min(Comparator.comparingInt(Method::getParameterCount))
                            .map(wrap -> new StructType(found, wrap))
                    : Optional.empty();
        } catch (NoSuchFieldException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    /** {@code wrap(bytes)}, or {@code wrap(bytes, request)}. */
    private static boolean isWrap(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return method.getName().equals("wrap")
                && Modifier.isStatic(method.getModifiers())
                && Struct.class.isAssignableFrom(method.getReturnType())
                && parameters.length > 0
                && parameters[0] == byte[].class
                && (parameters.length == 1 || (parameters.length == 2 && Struct.class.isAssignableFrom(parameters[1])));
    }

    Layout layout() {
        return layout;
    }

    /** The request that it cannot be read without. */
    Optional<Class<?>> requestType() {
        return wrap.getParameterCount() == 1 ? Optional.empty() : Optional.of(wrap.getParameterTypes()[1]);
    }

    /**
     * Makes a struct of its bytes.
     *
     * @param request of the type asked for, if one is
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    Struct wrap(byte[] bytes, @Nullable Object request) {
        try {
            Object struct =
                    requestType().isEmpty() ? wrap.invoke(null, (Object) bytes) : wrap.invoke(null, bytes, request);
            return (Struct) struct;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
