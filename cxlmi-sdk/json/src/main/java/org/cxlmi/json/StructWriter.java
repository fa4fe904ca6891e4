package org.cxlmi.json;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;
import tools.jackson.core.JsonGenerator;

/** Writes structs as objects. */
final class StructWriter {

    private final JsonGenerator out;
    private final boolean showsSecrets;
    private final boolean isForScripts;
    private final ValueWriter values;

    StructWriter(JsonGenerator out, WrittenForm form) {
        this.out = out;
        this.showsSecrets = form == WrittenForm.WITH_SECRETS;
        this.isForScripts = form == WrittenForm.FOR_SCRIPTS;
        this.values = new ValueWriter(out, isForScripts);
    }

    void write(Struct written) {
        StructBytes struct = StructBytes.of(written);
        out.writeStartObject();
        List<FieldBytes> fields = struct.fields();
        for (int i = 0; i < fields.size(); i++) {
            FieldBytes field = fields.get(i);
            if (field.field().kind() != Layout.Kind.RESERVED) {
                property(field);
            } else if (!isZero(field) || (i == fields.size() - 1 && isAppended(struct, field))) {
                out.writeStringProperty(Keys.reserved(field.field()), hex(field.bytes()));
            }
        }
        absent(fields.stream().filter(this::isKeptAsHex).toList());
        byte[] tail = struct.tail();
        if (tail.length > 0) {
            out.writeStringProperty(Keys.TAIL, hex(tail));
        }
        out.writeEndObject();
    }

    /** Whether {@code null} is not enough for an absent field: its bytes are not zero, or its length varies. */
    private boolean isKeptAsHex(FieldBytes field) {
        boolean said = field.field().isVarying() ? field.length() == 0 : isZero(field);
        return field.isAbsent() && !isHidden(field) && !said;
    }

    private boolean isHidden(FieldBytes field) {
        return field.field().isSecret() && !showsSecrets;
    }

    private void absent(List<FieldBytes> fields) {
        if (fields.isEmpty()) {
            return;
        }
        out.writeName(Keys.ABSENT);
        out.writeStartObject();
        for (FieldBytes field : fields) {
            boolean secret = !showsSecrets
                    && field.field().struct().filter(Layout::hasSecret).isPresent();
            out.writeStringProperty(field.field().name(), secret ? Keys.SECRET : hex(field.bytes()));
        }
        out.writeEndObject();
    }

    /**
     * Whether a field is reserved bytes that a later revision appended at the end of the payload: only they show how
     * long the payload is.
     */
    private static boolean isAppended(StructBytes struct, FieldBytes field) {
        return struct.layout().isAppended(field.field());
    }

    private static boolean isZero(FieldBytes field) {
        return Arrays.equals(field.bytes(), new byte[field.length()]);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void property(FieldBytes field) {
        String name = field.field().name();
        boolean overlaid =
                field.field().kind() == Layout.Kind.BYTES && !field.structs().isEmpty();
        if (isHidden(field)) {
            out.writeStringProperty(name, Keys.SECRET);
        } else if (field.isAbsent()) {
            out.writeNullProperty(name);
        } else if (overlaid) {
            Struct struct = field.structs().get(0);
            out.writeName(Keys.overlaid(struct.layout()));
            write(struct);
        } else {
            out.writeName(name);
            value(field);
            if (isForScripts && field.field().kind() == Layout.Kind.UNSIGNED) {
                values.inBytes(name, field.field().unit(), Wire.unsigned(field.bytes(), 0, field.length()));
            }
        }
    }

    private void value(FieldBytes field) {
        Layout.Kind kind = field.field().kind();
        if (kind == Layout.Kind.STRUCT) {
            write(field.structs().get(0));
        } else if (kind == Layout.Kind.ARRAY) {
            array(field);
        } else {
            values.write(kind, field.field(), field.bytes());
        }
    }

    private void array(FieldBytes array) {
        out.writeStartArray();
        if (array.field().elementKind().equals(Optional.of(Layout.Kind.STRUCT))) {
            array.structs().forEach(this::write);
        } else {
            fixedElements(array);
        }
        out.writeEndArray();
    }

    private void fixedElements(FieldBytes array) {
        Layout.Field field = array.field();
        Layout.Kind kind = field.elementKind().orElseThrow();
        byte[] bytes = array.bytes();
        for (int at = 0; at < bytes.length; at += field.elementLength()) {
            values.write(kind, field, Arrays.copyOfRange(bytes, at, at + field.elementLength()));
        }
    }
}
