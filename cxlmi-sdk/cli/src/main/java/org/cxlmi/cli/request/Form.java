package org.cxlmi.cli.request;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/**
 * What a struct or bits type is built from. The layout says which values there are; the builder, which is found by name,
 * takes them and checks them as it does for a program.
 */
final class Form {

    private final String owner;
    private final Method newBuilder;
    private final List<Member> members = new ArrayList<>();
    private final List<Method> methods;

    private Form(Class<?> type) throws NoSuchMethodException {
        this.owner = type.getSimpleName();
        this.newBuilder = type.getMethod("builder");
        this.methods = Arrays.asList(newBuilder.getReturnType().getMethods());
    }

    static Form ofStruct(Class<?> type, Layout layout) {
        try {
            Form form = new Form(type);
            layout.fields().stream()
                    .filter(field -> field.kind() != Layout.Kind.RESERVED)
                    .forEach(form::add);
            return form;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no generated struct", e);
        }
    }

    private static Optional<Form> ofBits(Class<?> type, Layout.Field field) {
        try {
            Form form = new Form(type);
            field.bits().forEach(range -> form.add(field, range));
            return Optional.of(form);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no generated bits type", e);
        }
    }

    /** A field without a setter is a count, or always has the same value. */
    private void add(Layout.Field field) {
        method(field.name()).ifPresent(setter -> {
            Optional<Method> raw = method(field.name() + "Code")
                    .or(() -> method(field.name() + "Id"))
                    .or(() -> method(field.name() + "Nanos"));
            members.add(new Member(
                    field.name(),
                    field,
                    Optional.empty(),
                    setter,
                    raw,
                    method(field.name() + "Bytes"),
                    nested(field, setter)));
        });
        boolean isInline = method(field.name())
                .filter(setter -> Bits.class.isAssignableFrom(setter.getParameterTypes()[0]))
                .isEmpty();
        if (isInline) {
            field.bits().forEach(range -> add(field, range));
        }
    }

    private void add(Layout.Field field, BitRange range) {
        method(range.name())
                .ifPresent(setter -> members.add(new Member(
                        range.name(),
                        field,
                        Optional.of(range),
                        setter,
                        method(range.name() + "Code"),
                        method(range.name() + "Bytes"),
                        Optional.empty())));
    }

    private static Optional<Form> nested(Layout.Field field, Method setter) {
        Class<?> type = setter.getParameterTypes()[0];
        if (Bits.class.isAssignableFrom(type)) {
            return ofBits(type, field);
        }
        if (Struct.class.isAssignableFrom(type)) {
            return Optional.of(ofStruct(type, field.struct().orElseThrow()));
        }
        boolean ofStructs = field.elementKind().equals(Optional.of(Layout.Kind.STRUCT));
        return ofStructs && setter.getGenericParameterTypes()[0] instanceof ParameterizedType list
                ? Optional.of(ofStruct(
                        (Class<?>) list.getActualTypeArguments()[0],
                        field.struct().orElseThrow()))
                : Optional.empty();
    }

    /** The other method of the name takes a function that sets the fields of a struct. */
    private Optional<Method> method(String name) {
        return methods.stream()
                .filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0] != Consumer.class)
                .findFirst();
    }

    /** The name of the type, as it is in the messages of its builder. */
    String owner() {
        return owner;
    }

    List<Member> members() {
        return members;
    }

    Object newBuilder() {
        return invoke(newBuilder, null);
    }

    /**
     * What was built.
     *
     * @throws IllegalArgumentException if something is missing, or does not go together
     */
    Object build(Object builder) {
        return invoke(method(builder), builder);
    }

    private static Method method(Object builder) {
        try {
            return builder.getClass().getMethod("build");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Calls a method of a builder.
     *
     * @throws IllegalArgumentException if the builder refuses the value
     */
    static Object invoke(Method method, @Nullable Object builder, Object... values) {
        try {
            return method.invoke(builder, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
