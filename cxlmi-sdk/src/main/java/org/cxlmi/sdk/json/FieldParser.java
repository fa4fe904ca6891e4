package org.cxlmi.sdk.json;

import java.io.ByteArrayOutputStream;
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
        return switch (field.kind()) {
            case STRUCT -> Piece.of(new StructParser(in, field.struct().orElseThrow(), false).parse());
            case ARRAY -> array(field);
            default -> Piece.of(values.value(field.kind(), field, field.length()));
        };
    }

    /** Reads bytes as the struct that they are. */
    Piece overlaid(String name, Layout layout) {
        return new Piece(name, new StructParser(in, layout, false).parse(), List.of());
    }

    private Piece array(Layout.Field field) {
        if (!in.isExpectedStartArrayToken()) {
            throw Mismatch.found(in, struct, field.name(), "an array");
        }
        List<byte[]> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element(field));
        }
        int number = field.count().map(Layout.Count::number).orElse(0);
        if (!field.isVarying() && elements.size() != number) {
            throw Mismatch.of(in, struct, field.name(), "expected " + number + " elements, found " + elements.size());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        elements.forEach(bytes::writeBytes);
        return new Piece(
                "",
                bytes.toByteArray(),
                elements.stream().map(element -> element.length).toList());
    }

    private byte[] element(Layout.Field field) {
        Layout.Kind kind = field.elementKind().orElseThrow();
        return kind == Layout.Kind.STRUCT
                ? new StructParser(in, field.struct().orElseThrow(), false).parse()
                : values.value(kind, field, field.elementLength());
    }
}
