package org.cxlmi.json;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.wire.Layout;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the bytes of one field of a struct from the current token. */
final class FieldParser {

    private final JsonParser in;
    private final String struct;
    private final ValueParser values;

    FieldParser(JsonParser in, String struct) {
        this.in = in;
        this.struct = struct;
        this.values = new ValueParser(in, struct);
    }

    Piece field(Layout.Field field) {
        if (field.isSecret()
                && in.currentToken() == JsonToken.VALUE_STRING
                && in.getString().equals(Keys.SECRET)) {
            throw Mismatch.of(
                    in, struct, field.name(), "is secret and was not written; CxlModule.showingSecrets() writes it");
        }
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return Piece.absent(field, new byte[field.length()]);
        }
        return switch (field.kind()) {
            case STRUCT -> Piece.of("", new StructParser(in, field.struct().orElseThrow(), false));
            case ARRAY -> array(field);
            default -> Piece.of(values.value(field.kind(), field, field.length()));
        };
    }

    /** Reads the bytes of a field that is absent. */
    Piece absent(Layout.Field field) {
        if (in.currentToken() == JsonToken.VALUE_STRING && in.getString().equals(Keys.SECRET)) {
            throw Mismatch.of(
                    in, struct, field.name(), "is secret and was not written; CxlModule.showingSecrets() writes it");
        }
        return Piece.absent(field, values.hex(Keys.ABSENT + "." + field.name(), field.length()));
    }

    /** Reads bytes as the struct that they are. */
    Piece overlaid(String name, Layout layout) {
        return Piece.of(name, new StructParser(in, layout, false));
    }

    private Piece array(Layout.Field field) {
        if (!in.isExpectedStartArrayToken()) {
            throw Mismatch.found(in, struct, field.name(), "an array");
        }
        List<byte[]> elements = new ArrayList<>();
        List<StructParser> structs = new ArrayList<>();
        Layout.Kind kind = field.elementKind().orElseThrow();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (kind == Layout.Kind.STRUCT) {
                StructParser element = new StructParser(in, field.struct().orElseThrow(), false);
                elements.add(element.parse());
                structs.add(element);
            } else {
                elements.add(values.value(kind, field, field.elementLength()));
            }
        }
        int number = field.count().map(Layout.Count::number).orElse(0);
        if (!field.isVarying() && elements.size() != number) {
            throw Mismatch.of(in, struct, field.name(), "expected " + number + " elements, found " + elements.size());
        }
        return Piece.of(elements, structs);
    }
}
