package org.cxlmi.json;

import org.cxlmi.runtime.wire.Struct;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.MismatchedInputException;

/** Makes exceptions that say what is wrong with the JSON, with the struct and the field. */
final class Mismatch {

    private static final int SHOWN_CHARACTERS = 40;

    private Mismatch() {}

    static MismatchedInputException of(JsonParser in, String struct, String field, String message) {
        return MismatchedInputException.from(in, Struct.class, struct + "." + field + ": " + message);
    }

    /** The exception for a token that is not the expected one. */
    static MismatchedInputException found(JsonParser in, String struct, String field, String expected) {
        return of(in, struct, field, "expected " + expected + ", found " + text(in));
    }

    private static String text(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == null || in.isExpectedStartObjectToken()) {
            return "an object";
        }
        if (in.isExpectedStartArrayToken()) {
            return "an array";
        }
        String text = in.getString();
        String shown = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
        return token == JsonToken.VALUE_STRING ? '"' + shown + '"' : shown;
    }
}
