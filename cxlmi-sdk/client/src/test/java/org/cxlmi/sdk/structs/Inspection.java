package org.cxlmi.sdk.structs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;

/** Reads whatever can be read of a struct. */
public final class Inspection {

    private static final int MOST_ELEMENTS = 8;
    private static final Map<Class<?>, List<Method>> ACCESSORS = new ConcurrentHashMap<>();

    private Inspection() {}

    /** Calls all accessors of a struct and of those within it; none may throw. */
    public static void inspect(Struct struct) {
        assertFalse(struct.toString().isEmpty());
        StructBytes split = StructBytes.of(struct);
        int length = split.fields().stream().mapToInt(FieldBytes::length).sum();
        assertEquals(struct.byteLength(), length + split.tail().length);
        accessors(struct);
    }

    private static void accessors(Struct struct) {
        for (Method accessor : ACCESSORS.computeIfAbsent(struct.getClass(), Inspection::accessorsOf)) {
            value(call(struct, accessor));
        }
    }

    private static List<Method> accessorsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() == type
                        && method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    private static Object call(Struct struct, Method accessor) {
        try {
            return accessor.invoke(struct);
        } catch (InvocationTargetException e) {
            boolean scaled = accessor.getName().endsWith("Bytes") && e.getCause() instanceof MalformedResponseException;
            if (scaled) {
                return Optional.empty();
            }
            throw new AssertionError(accessor.getName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void value(Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(Inspection::value);
        } else if (value instanceof Struct struct) {
            accessors(struct);
        } else if (value instanceof List<?> list) {
            int size = list.size();
            for (int i = 0; i < size; i++) {
                Object element = list.get(i);
                if (i < MOST_ELEMENTS || i == size - 1) {
                    value(element);
                }
            }
        }
    }
}
