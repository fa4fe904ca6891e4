package org.cxlmi.cli.plumbing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.run.Work;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;

/** A request that is shown instead of sent: each field with its bytes. */
public final class DryRun implements Content {

    private static final int SHOWN_BYTES = 8;
    private static final int BYTES_WIDTH = 3 * SHOWN_BYTES + 1;

    private static final String SECRET = "***";

    private final String heading;
    private final Struct request;
    private final List<Line> lines = new ArrayList<>();

    private record Line(int offset, String bytes, String name, String value) {}

    private DryRun(String heading, Struct request) {
        this.heading = heading;
        this.request = request;
        add("", request, 0);
    }

    /** Shows the request for each target. */
    public static Work work(String command, Struct request) {
        return (place, opener) -> of(command, place, request);
    }

    /** Shows the request for a target. */
    public static DryRun of(String command, Place place, Struct request) {
        return new DryRun(command + " to " + place + ", " + request.byteLength() + " bytes, not sent", request);
    }

    private void add(String prefix, Struct struct, int begin) {
        int offset = begin;
        StructBytes split = StructBytes.of(struct);
        for (FieldBytes field : split.fields()) {
            String name = prefix + field.field().name();
            List<Struct> structs = field.structs();
            if (structs.isEmpty() || field.field().isSecret()) {
                if (field.length() > 0) {
                    lines.add(new Line(
                            offset, field.field().isSecret() ? SECRET : hex(field.bytes()), name, value(field)));
                }
            } else {
                boolean isArray = field.field().kind() == Layout.Kind.ARRAY;
                int at = offset;
                for (int i = 0; i < structs.size(); i++) {
                    add(name + (isArray ? "[" + i + "]." : "."), structs.get(i), at);
                    at += structs.get(i).byteLength();
                }
            }
            offset += field.length();
        }
        if (split.tail().length > 0) {
            lines.add(new Line(offset, hex(split.tail()), prefix + "tail", ""));
        }
    }

    private static String hex(byte[] bytes) {
        String shown = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length));
        return bytes.length > SHOWN_BYTES ? shown + " \u2026" : shown;
    }

    private static String value(FieldBytes field) {
        return field.field().kind() == Layout.Kind.RESERVED ? "" : field.text();
    }

    @Override
    public List<Row> rows() {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(0, heading, ""));
        for (Line line : lines) {
            String left = String.format(Locale.ROOT, "%02x  %-" + BYTES_WIDTH + "s", line.offset(), line.bytes());
            String right = String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s  %s", line.name(), line.value());
            rows.add(new Row(1, left, right.stripTrailing()));
        }
        return rows;
    }

    @Override
    public Object json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sent", false);
        json.put("request", request);
        boolean secret = request.layout().hasSecret();
        json.put("bytes", secret ? SECRET : HexFormat.of().formatHex(request.bytes()));
        return json;
    }

    @Override
    public byte[] bytes() {
        return request.bytes();
    }
}
