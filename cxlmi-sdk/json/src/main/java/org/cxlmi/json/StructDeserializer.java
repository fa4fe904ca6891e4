package org.cxlmi.json;

import java.util.Optional;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** The deserializer that Jackson calls to read a struct. */
final class StructDeserializer extends ValueDeserializer<Struct> {

    private final Class<?> type;
    private final Optional<StructType> generated;

    StructDeserializer(Class<?> type) {
        this.type = type;
        this.generated = StructType.of(type);
    }

    @Override
    public Class<?> handledType() {
        return type;
    }

    @Override
    public Struct deserialize(JsonParser in, DeserializationContext context) {
        StructType struct = generated.orElseThrow(() -> MismatchedInputException.from(
                in, type, type.getName() + " is no generated struct in an exported package"));
        Object request = request(in, context, struct);
        StructParser parser = new StructParser(in, struct.layout(), true);
        byte[] bytes = parser.parse();
        try {
            Struct read = struct.wrap(bytes, request);
            parser.check(read, bytes.length);
            return read;
        } catch (MalformedResponseException e) {
            String message = "expected " + e.expected() + ", found " + e.found();
            throw (MismatchedInputException)
                    Mismatch.of(in, e.struct(), e.field(), message).initCause(e);
        }
    }

    private static @Nullable Object request(JsonParser in, DeserializationContext context, StructType struct) {
        Object request = context.getAttribute(CxlModule.REQUEST);
        Optional<Class<?>> needed = struct.neededRequest();
        if (needed.isPresent() && !needed.get().isInstance(request)) {
            throw MismatchedInputException.from(
                    in,
                    Struct.class,
                    struct.layout().name() + " cannot be read without its request: set the attribute CxlModule.REQUEST"
                            + " of the reader to a " + needed.get().getSimpleName());
        }
        return request;
    }
}
