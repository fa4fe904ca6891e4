package org.cxlmi.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/** The class of a generated struct: its layout, and the methods that make a struct from bytes. */
final class StructType {

    private final Layout layout;
    private final Optional<Method> alone;
    private final Optional<Method> withRequest;

    private StructType(Layout layout, List<Method> wraps) {
        this.layout = layout;
        this.alone =
                wraps.stream().filter(wrap -> wrap.getParameterCount() == 1).findFirst();
        this.withRequest =
                wraps.stream().filter(wrap -> wrap.getParameterCount() == 2).findFirst();
    }

    /** Describes a class; empty if it is not a generated struct, or in a package that is not exported. */
    static Optional<StructType> of(Class<?> type) {
        try {
            Object layout = type.getMethod("structLayout").invoke(null);
            List<Method> wraps =
                    Arrays.stream(type.getMethods()).filter(StructType::isWrap).toList();
            return layout instanceof Layout found && !wraps.isEmpty()
                    ? Optional.of(new StructType(found, wraps))
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
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

    /** The type of the request without which the struct cannot be read; empty if it can. */
    Optional<Class<?>> neededRequest() {
        return alone.isPresent() ? Optional.empty() : requestType();
    }

    private Optional<Class<?>> requestType() {
        return withRequest.map(wrap -> wrap.getParameterTypes()[1]);
    }

    /**
     * Makes a struct from its bytes.
     *
     * @param request the request; needed for some structs, and compared with the response if it is of the right type
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout, or the request
     */
    Struct wrap(byte[] bytes, @Nullable Object request) {
        boolean isCompared =
                requestType().filter(type -> type.isInstance(request)).isPresent();
        try {
            Object struct = isCompared
                    ? withRequest.orElseThrow().invoke(null, bytes, request)
                    : alone.orElseThrow().invoke(null, (Object) bytes);
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
