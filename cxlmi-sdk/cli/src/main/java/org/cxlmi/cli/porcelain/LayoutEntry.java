package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxlmi.cli.catalog.CommandDocs;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A field of a payload, or some bits of a field, as the specification has it.
 *
 * @param name with the struct that it is in, and a dot, before it
 * @param offset in hexadecimal; within the struct, if it is in one
 * @param type its type and width
 */
record LayoutEntry(String name, String offset, String type, String doc) {

    /** All fields, each followed by those within it. */
    static List<LayoutEntry> of(Layout layout, Map<String, CommandDocs.Field> docs) {
        List<LayoutEntry> entries = new ArrayList<>();
        add(entries, "", layout, docs);
        return entries;
    }

    private static void add(
            List<LayoutEntry> entries, String within, Layout layout, Map<String, CommandDocs.Field> docs) {
        for (Layout.Field field : layout.fields()) {
            boolean isReserved = field.kind() == Layout.Kind.RESERVED;
            String name = within + field.name();
            CommandDocs.@Nullable Field doc = docs.get(name);
            entries.add(new LayoutEntry(
                    isReserved ? within + "reserved" : name,
                    field.afterArray() ? "" : String.format(Locale.ROOT, "%02x", field.offset()),
                    doc == null ? plainType(field) : doc.type(),
                    doc == null ? "" : doc.doc()));
            for (BitRange range : field.bits()) {
                CommandDocs.@Nullable Field bits = docs.get(within + range.name());
                if (bits != null) {
                    entries.add(new LayoutEntry(within + range.name(), "", bits.type(), bits.doc()));
                }
            }
            field.struct().ifPresent(nested -> add(entries, name + ".", nested, docs));
        }
    }

    private static String plainType(Layout.Field field) {
        String kind = field.kind().name().toLowerCase(Locale.ROOT);
        return field.isVarying() ? kind : kind + ", " + field.length() + (field.length() == 1 ? " byte" : " bytes");
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        if (!offset.isEmpty()) {
            json.put("offset", Integer.parseInt(offset, 16));
        }
        json.put("type", type);
        json.put("doc", doc);
        return json;
    }
}
