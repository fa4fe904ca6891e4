package org.cxlmi.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.runtime.wire.Struct;

/** Several structs, or lists of them, each with a name. */
public final class DetailContent implements Content {

    private final Map<String, Object> parts = new LinkedHashMap<>();

    /** The same with one more struct. */
    public DetailContent with(String name, Struct struct) {
        parts.put(name, struct);
        return this;
    }

    /** The same with one more list. */
    public DetailContent with(String name, List<? extends Struct> structs) {
        parts.put(name, List.copyOf(structs));
        return this;
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        parts.forEach((name, part) -> {
            if (part instanceof Struct struct) {
                rows.add(new Row(0, name, ""));
                StructContent.addFields(rows, 1, struct);
            } else if (part instanceof List<?> list && list.isEmpty()) {
                rows.add(new Row(0, name, "none"));
            } else if (part instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    rows.add(new Row(0, name + "[" + i + "]", ""));
                    StructContent.addFields(rows, 1, (Struct) list.get(i));
                }
            }
        });
        return rows;
    }

    /** The structs, and lists of structs, by name. */
    public Map<String, Object> parts() {
        return new LinkedHashMap<>(parts);
    }

    @Override
    public Object json() {
        return parts();
    }

    @Override
    public byte[] bytes() {
        throw CliException.usage("-o hex and -o binary show the response of a single command; use -o text or -o json");
    }
}
