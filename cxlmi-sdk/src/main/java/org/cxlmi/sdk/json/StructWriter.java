package org.cxlmi.sdk.json;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import tools.jackson.core.JsonGenerator;

/** Writes structs as objects. */
final class StructWriter {

    private final JsonGenerator out;
    private final boolean showsSecrets;
    private final ValueWriter values;

    StructWriter(JsonGenerator out, boolean showsSecrets) {
        this.out = out;
        this.showsSecrets = showsSecrets;
        this.values = new ValueWriter(out);
    }

    void write(StructBytes struct) {
        out.writeStartObject();
        List<FieldBytes> fields = struct.fields();
        for (int i = 0; i < fields.size(); i++) {
            FieldBytes field = fields.get(i);
            if (field.field().kind() != Layout.Kind.RESERVED) {
                property(struct, field);
            } else if (!isZero(field) || (i == fields.size() - 1 && isAppended(struct, field))) {
                out.writeStringProperty(Keys.reserved(field.field()), hex(field.bytes()));
            }
        }
        byte[] tail = struct.tail();
        if (tail.length > 0) {
            out.writeStringProperty(Keys.TAIL, hex(tail));
        }
        out.writeEndObject();
    }

    /** Where the payload ends with reserved bytes that a later revision appended, only they tell that it goes so far. */
    private static boolean isAppended(StructBytes struct, FieldBytes field) {
        return struct.layout().isAppended(field.field());
    }

    private static boolean isZero(FieldBytes field) {
        return Arrays.equals(field.bytes(), new byte[field.length()]);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void property(StructBytes struct, FieldBytes field) {
        String name = field.field().name();
        if (field.field().isSecret() && !showsSecrets) {
            out.writeStringProperty(name, Keys.SECRET);
            return;
        }
        Optional<Layout> overlaid = overlaid(struct, field.field());
        out.writeName(overlaid.map(Keys::overlaid).orElse(name));
        if (overlaid.isPresent()) {
            write(StructBytes.of(overlaid.get(), field.bytes()));
        } else {
            value(field);
        }
    }

    /** The struct that the bytes of a field are. */
    private static Optional<Layout> overlaid(StructBytes struct, Layout.Field field) {
        return field.overlaid().stream()
                .filter(overlaid -> constant(struct, overlaid.by()).equals(Optional.of(overlaid.constant())))
                .findFirst()
                .map(overlaid -> overlaid.layout().get());
    }

    private static Optional<String> constant(StructBytes struct, String name) {
        return struct.field(name)
                .flatMap(by -> by.field().constants().flatMap(type -> Constants.name(type, by.bytes())));
    }

    private void value(FieldBytes field) {
        Layout.Kind kind = field.field().kind();
        if (kind == Layout.Kind.STRUCT) {
            nested(field.field(), field.bytes());
        } else if (kind == Layout.Kind.ARRAY) {
            array(field);
        } else {
            values.write(kind, field.field(), field.bytes());
        }
    }

    private void nested(Layout.Field field, byte[] bytes) {
        write(StructBytes.of(field.struct().orElseThrow(), bytes));
    }

    private void array(FieldBytes array) {
        out.writeStartArray();
        if (array.elements().isEmpty()) {
            fixedElements(array);
        } else {
            for (Struct element : array.elements()) {
                write(StructBytes.of(element));
            }
        }
        out.writeEndArray();
    }

    private void fixedElements(FieldBytes array) {
        Layout.Field field = array.field();
        Layout.Kind kind = field.elementKind().orElseThrow();
        byte[] bytes = array.bytes();
        for (int at = 0; at < bytes.length; at += field.elementLength()) {
            byte[] element = Arrays.copyOfRange(bytes, at, at + field.elementLength());
            if (kind == Layout.Kind.STRUCT) {
                nested(field, element);
            } else {
                values.write(kind, field, element);
            }
        }
    }
}
