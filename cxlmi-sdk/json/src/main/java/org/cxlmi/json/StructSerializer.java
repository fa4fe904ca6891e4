package org.cxlmi.json;

import org.cxlmi.runtime.wire.Struct;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** The serializer that Jackson calls to write a struct. */
final class StructSerializer extends ValueSerializer<Struct> {

    private final WrittenForm form;

    StructSerializer(WrittenForm form) {
        this.form = form;
    }

    @Override
    public Class<?> handledType() {
        return Struct.class;
    }

    @Override
    public void serialize(Struct value, JsonGenerator out, SerializationContext context) {
        new StructWriter(out, form).write(value);
    }
}
