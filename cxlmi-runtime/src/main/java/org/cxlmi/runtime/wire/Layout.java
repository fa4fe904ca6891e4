package org.cxlmi.runtime.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * What a generated struct consists of; printing, JSON and documentation are written once over it.
 *
 * @param name the struct's name in the spec
 * @param cName the libcxlmi struct, or empty
 * @param minimumLength bytes that the first revision has, without the elements of arrays
 * @param fixedLength bytes of all known fields without the elements of arrays
 */
public record Layout(String name, String cName, int minimumLength, int fixedLength, List<Field> fields) {

    public Layout {
        fields = List.copyOf(fields);
    }

    /** Starts a layout without fields. */
    public static Builder define(String name, String cName, int minimumLength, int fixedLength) {
        return new Builder(name, cName, minimumLength, fixedLength);
    }

    /**
     * One field.
     *
     * @param name accessor and spec name
     * @param type the type as the spec file writes it, for example {@code u16} or {@code EventRecord[eventRecordCount]}
     * @param offset byte offset in the struct; counted as if all arrays before it were empty
     * @param afterArray whether arrays before it move it further back
     * @param length bytes, or 0 for an array whose length varies
     * @param unit the unit for people, or empty
     * @param since the revision that added it, or empty
     * @param doc what it is
     * @param bits what the bits stand for where they are described in this field itself, otherwise empty
     */
    public record Field(
            String name,
            Kind kind,
            String type,
            int offset,
            boolean afterArray,
            int length,
            String unit,
            String since,
            String doc,
            List<BitRange> bits) {

        public Field {
            bits = List.copyOf(bits);
        }
    }

    /** How a field is read and printed. */
    public enum Kind {
        UNSIGNED,
        SIGNED,
        UUID,
        TEXT,
        BYTES,
        ENUM,
        BITS,
        STRUCT,
        ARRAY,
        RESERVED
    }

    /** Collects fields in their order; what follows {@link #field} says more of that field. */
    public static final class Builder {

        private final String name;
        private final String cName;
        private final int minimumLength;
        private final int fixedLength;
        private final List<Field> fields = new ArrayList<>();

        private Builder(String name, String cName, int minimumLength, int fixedLength) {
            this.name = name;
            this.cName = cName;
            this.minimumLength = minimumLength;
            this.fixedLength = fixedLength;
        }

        /** Adds a field that stands at the same place in all payloads. */
        public Builder field(String fieldName, Kind kind, String type, int offset, int length) {
            fields.add(new Field(fieldName, kind, type, offset, false, length, "", "", "", List.of()));
            return this;
        }

        /** Adds a field that arrays before it move further back. */
        public Builder fieldAfterArray(String fieldName, Kind kind, String type, int offset, int length) {
            fields.add(new Field(fieldName, kind, type, offset, true, length, "", "", "", List.of()));
            return this;
        }

        public Builder unit(String unit) {
            Field last = last();
            return replace(new Field(
                    last.name,
                    last.kind,
                    last.type,
                    last.offset,
                    last.afterArray,
                    last.length,
                    unit,
                    last.since,
                    last.doc,
                    last.bits));
        }

        public Builder since(String since) {
            Field last = last();
            return replace(new Field(
                    last.name,
                    last.kind,
                    last.type,
                    last.offset,
                    last.afterArray,
                    last.length,
                    last.unit,
                    since,
                    last.doc,
                    last.bits));
        }

        public Builder doc(String doc) {
            Field last = last();
            return replace(new Field(
                    last.name,
                    last.kind,
                    last.type,
                    last.offset,
                    last.afterArray,
                    last.length,
                    last.unit,
                    last.since,
                    doc,
                    last.bits));
        }

        public Builder bits(BitRange... bits) {
            Field last = last();
            return replace(new Field(
                    last.name,
                    last.kind,
                    last.type,
                    last.offset,
                    last.afterArray,
                    last.length,
                    last.unit,
                    last.since,
                    last.doc,
                    List.of(bits)));
        }

        public Layout build() {
            return new Layout(name, cName, minimumLength, fixedLength, fields);
        }

        private Field last() {
            return fields.get(fields.size() - 1);
        }

        private Builder replace(Field field) {
            fields.set(fields.size() - 1, field);
            return this;
        }
    }
}
