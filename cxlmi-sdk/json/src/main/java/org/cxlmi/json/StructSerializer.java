package org.cxlmi.json;

import org.cxlmi.runtime.wire.Struct;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** The serializer that Jackson calls to write a struct. */
final class StructSerializer extends ValueSerializer<Struct> {

    private final boolean showsSecrets;

    StructSerializer(boolean showsSecrets) {
        this.showsSecrets = showsSecrets;
    }

    @Override
    public Class<?> handledType() {
        return Struct.class;
    }

    @Override
    public void serialize(Struct value, JsonGenerator out, SerializationContext context) {
        new StructWriter(out, showsSecrets).write(value);
    }
}
