package org.cxlmi.processor.emit;

import org.cxlmi.processor.plan.FieldPlan;

/**
 * Where generated code stands that computes positions.
 *
 * @param array the variable that holds the bytes
 * @param offset the variable that says where the struct begins in them; empty if at 0
 * @param available the number of bytes there are
 * @param call what turns the name of an array's end into its value
 */
record Scope(String array, String offset, String available, String call) {

    /** In methods of the struct itself. */
    static final Scope INSTANCE = new Scope("array", "offset", "byteLength()", "()");

    /** In the static method that wraps a whole payload. */
    static final Scope PAYLOAD = new Scope("payload", "", "payload.length", "");

    /** In the static method that checks an element. */
    static final Scope ELEMENT = new Scope("array", "offset", "available", "");

    /** Bytes from the start of the struct to a field. */
    String start(FieldPlan field) {
        String anchor = anchor(field);
        if (anchor.isEmpty()) {
            return Integer.toString(field.distance());
        }
        return field.distance() == 0 ? anchor : anchor + " + " + field.distance();
    }

    /** Bytes from the start of the struct to the end of a field of fixed length. */
    String end(FieldPlan field) {
        int distance = field.distance() + field.length();
        String anchor = anchor(field);
        return anchor.isEmpty() ? Integer.toString(distance) : anchor + " + " + distance;
    }

    /** The position of a field in the array. */
    String at(FieldPlan field) {
        String start = start(field);
        if (offset.isEmpty()) {
            return start;
        }
        return start.equals("0") ? offset : offset + " + " + start;
    }

    /** The position of the struct in the array. */
    String structOffset() {
        return offset.isEmpty() ? "0" : offset;
    }

    private String anchor(FieldPlan field) {
        return field.anchor().map(array -> array.endName() + call).orElse("");
    }
}
