package org.cxlmi.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;

/** A struct: its fields by name. */
public record StructContent(Struct struct) implements Content {

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        addFields(rows, 0, struct);
        return rows;
    }

    /** Adds a line for each field that is not reserved. */
    static void addFields(List<Row> rows, int depth, Struct struct) {
        StructBytes fields = StructBytes.of(struct);
        for (FieldBytes field : fields.fields()) {
            if (field.field().kind() != Layout.Kind.RESERVED) {
                add(rows, depth, field);
            }
        }
    }

    private static void add(List<Row> rows, int depth, FieldBytes field) {
        String name = field.field().name();
        List<Struct> structs = field.structs();
        boolean isArray = field.field().kind() == Layout.Kind.ARRAY;
        if (structs.isEmpty() || field.field().isSecret()) {
            boolean isEmpty = isArray && field.length() == 0 && !field.isAbsent();
            rows.add(new Row(depth, name, isEmpty ? "none" : field.text()));
        } else if (isArray) {
            for (int i = 0; i < structs.size(); i++) {
                rows.add(new Row(depth, name + "[" + i + "]", ""));
                addFields(rows, depth + 1, structs.get(i));
            }
        } else {
            rows.add(new Row(depth, name, ""));
            addFields(rows, depth + 1, structs.get(0));
        }
    }

    @Override
    public Object json() {
        return struct;
    }

    @Override
    public byte[] bytes() {
        return struct.bytes();
    }
}
