package org.cxlmi.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.fuzz.Input;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.structs.AllStructs;
import org.cxlmi.sdk.structs.Inspection;
import org.cxlmi.sdk.structs.RandomBytes;
import org.cxlmi.sdk.structs.StructCase;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StructFuzz {

    private static final List<StructCase> CASES = List.copyOf(AllStructs.cases());

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(CxlModule.showingSecrets()).build();

    /**
     * Any bytes are malformed, with the field that is, or are read by all accessors, in text and in JSON, and come back
     * from there as the same bytes.
     */
    @Test
    void anyBytes() {
        Fuzz.run(input -> {
            StructCase of = input.of(CASES);
            RandomBytes random = new RandomBytes(input.number());
            Struct request = random.request(of);
            byte[] sound = random.payload(of, request);
            byte[] bytes = input.oneIn(4) ? input.bytes(input.below(200)) : input.damaged(sound);
            input.show(of.toString(), bytes);
            input.show("after", request.bytes());
            Struct struct;
            try {
                struct = of.wrapper().wrap(bytes, request);
            } catch (MalformedResponseException e) {
                assertTrue(String.valueOf(e.getMessage()).contains(e.field()), e::toString);
                assertFalse(Arrays.equals(bytes, sound), e::toString);
                return;
            }
            Inspection.inspect(struct);
            // What is no payload itself may be followed by something.
            byte[] own = of.isPayload() ? bytes : Arrays.copyOf(bytes, struct.byteLength());
            assertArrayEquals(own, struct.bytes());
            String json = mapper.writeValueAsString(struct);
            Struct back = read(of, request, json);
            assertArrayEquals(own, back.bytes(), json);
            assertEquals(struct.toString(), back.toString());
        });
    }

    private Struct read(StructCase of, Struct request, String json) {
        return mapper.readerFor(of.type())
                .withAttribute(CxlModule.REQUEST, request)
                .readValue(json);
    }

    /** Any JSON is refused with an exception of Jackson, or is a struct whose bytes are read as the same again. */
    @Test
    void anyJson() {
        Fuzz.run(input -> {
            StructCase of = input.of(CASES);
            RandomBytes random = new RandomBytes(input.number());
            Struct request = random.request(of);
            String json = mapper.writeValueAsString(of.wrapper().wrap(random.payload(of, request), request));
            String damaged = input.damaged(json);
            input.show(of.toString(), damaged);
            input.show("after", request.bytes());
            Struct struct;
            try {
                struct = read(of, request, damaged);
            } catch (JacksonException e) {
                assertFalse(String.valueOf(e.getOriginalMessage()).isBlank());
                return;
            }
            if (struct != null) {
                Struct again = of.wrapper().wrap(struct.bytes(), request);
                assertEquals(again, struct);
                assertEquals(again.toString(), struct.toString());
                Inspection.inspect(struct);
            }
        });
    }

    /**
     * What the accessors of a struct say, set in its builder, is refused with a reason, or gives a struct of which the
     * same is true again.
     */
    @Test
    void anyValuesInBuilders() {
        Fuzz.run(input -> {
            StructCase of = input.of(CASES);
            RandomBytes random = new RandomBytes(input.number());
            Struct request = random.request(of);
            byte[] bytes = random.payload(of, request);
            input.show(of.toString(), bytes);
            Struct struct = of.wrapper().wrap(bytes, request);
            Optional<Struct> built = rebuilt(input, struct);
            if (built.isPresent()) {
                Inspection.inspect(built.get());
                assertArrayEquals(
                        built.get().bytes(),
                        rebuilt(input, built.get())
                                .orElseThrow(() -> new AssertionError("refused"))
                                .bytes());
            }
        });
    }

    /** Empty if it is refused, or has no builder. */
    private static Optional<Struct> rebuilt(Input input, Struct struct) throws ReflectiveOperationException {
        Method start = Arrays.stream(struct.getClass().getMethods())
                .filter(method -> method.getName().equals("builder") && Modifier.isStatic(method.getModifiers()))
                .findFirst()
                .orElse(null);
        if (start == null) {
            return Optional.empty();
        }
        Object builder = start.invoke(null);
        try {
            for (Method setter : builder.getClass().getMethods()) {
                if (setter.getParameterCount() == 1 && setter.getDeclaringClass() == builder.getClass()) {
                    set(struct, builder, setter);
                }
            }
            return Optional.of((Struct) builder.getClass().getMethod("build").invoke(builder));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                input.show("refused", refusal.getMessage());
                assertFalse(String.valueOf(refusal.getMessage()).isBlank());
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The raw setter, where there are several, wins: it comes of the raw accessor. */
    private static void set(Struct struct, Object builder, Method setter) throws ReflectiveOperationException {
        for (String accessor : List.of(setter.getName() + "Raw", setter.getName())) {
            Optional<Object> value = value(struct, accessor);
            if (value.isPresent() && accepts(setter.getParameterTypes()[0], value.get())) {
                setter.invoke(builder, value.get());
                return;
            }
        }
    }

    private static Optional<Object> value(Struct struct, String accessor) throws ReflectiveOperationException {
        Method method;
        try {
            method = struct.getClass().getMethod(accessor);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
        Object value;
        try {
            value = method.invoke(struct);
        } catch (InvocationTargetException e) {
            // A size in bytes that no long holds.
            return Optional.empty();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(present -> present);
        } else if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
        } else if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    private static boolean accepts(Class<?> parameter, Object value) {
        return parameter.isInstance(value)
                || (parameter == int.class && value instanceof Integer)
                || (parameter == long.class && value instanceof Long)
                || (parameter == boolean.class && value instanceof Boolean);
    }
}
