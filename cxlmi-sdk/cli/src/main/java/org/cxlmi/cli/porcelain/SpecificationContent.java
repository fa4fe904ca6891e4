package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxlmi.cli.catalog.CommandDocs;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Row;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.wire.Layout;
import org.jspecify.annotations.Nullable;

/** Commands as a list, or one with its fields. Programs get the fields of all. */
record SpecificationContent(List<NamedCommand> commands) implements Content {

    SpecificationContent {
        commands = List.copyOf(commands);
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (commands.size() == 1) {
            addDetails(rows, commands.get(0));
        } else {
            commands.forEach(named -> rows.add(new Row(
                    0,
                    String.format(Locale.ROOT, "%04Xh  %s", named.command().opcode(), named.fullName()),
                    summary(CommandDocs.of(named)))));
        }
        return rows;
    }

    private static String summary(CommandDocs docs) {
        List<String> sections = docs.sections();
        String section = sections.isEmpty() ? "" : "(" + sections.get(sections.size() - 1) + ")";
        return (docs.summary() + " " + section).strip();
    }

    private static void addDetails(List<Row> rows, NamedCommand named) {
        Command<?, ?> command = named.command();
        CommandDocs docs = CommandDocs.of(named);
        rows.add(new Row(0, command.toString(), ""));
        rows.add(new Row(1, "command", named.fullName()));
        add(rows, "does", docs.summary());
        docs.sections().forEach(section -> rows.add(new Row(1, "section", section)));
        add(rows, "since", docs.since());
        add(rows, "until", docs.until());
        rows.add(new Row(1, "impact", name(command.impact())));
        if (!command.effects().isEmpty()) {
            rows.add(new Row(1, "effects", String.join(", ", effects(command))));
        }
        rows.add(new Row(1, "may be repeated", command.isRepeatable() ? "yes" : "no"));
        rows.add(new Row(1, "may run in background", command.mayRunInBackground() ? "yes" : "no"));
        addLayout(rows, "request", command.requestLayout(), docs.request());
        addLayout(rows, "response", command.responseLayout(), docs.response());
    }

    private static void add(List<Row> rows, String name, String value) {
        if (!value.isEmpty()) {
            rows.add(new Row(1, name, value));
        }
    }

    private static String name(Enum<?> constant) {
        return Kebab.ofConstant(constant.name()).replace('-', ' ');
    }

    private static List<String> effects(Command<?, ?> command) {
        return command.effects().stream().map(SpecificationContent::name).toList();
    }

    private static void addLayout(List<Row> rows, String payload, Layout layout, Map<String, CommandDocs.Field> docs) {
        List<LayoutEntry> entries = LayoutEntry.of(layout, docs);
        rows.add(new Row(1, payload, length(layout)));
        int names =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        for (LayoutEntry entry : entries) {
            String place = String.format(Locale.ROOT, "%-4s", entry.offset());
            String name = String.format(Locale.ROOT, "%-" + Math.max(1, names) + "s", entry.name());
            rows.add(new Row(2, (place + "  " + name + "  " + entry.type()).stripTrailing(), entry.doc()));
        }
    }

    private static String length(Layout layout) {
        if (layout.fields().isEmpty()) {
            return "no payload";
        }
        return layout.isFixed() ? layout.fixedLength() + " bytes" : "at least " + layout.minimumLength() + " bytes";
    }

    @Override
    public Object json() {
        return Map.of(
                "commands", commands.stream().map(SpecificationContent::json).toList());
    }

    private static Map<String, @Nullable Object> json(NamedCommand named) {
        Command<?, ?> command = named.command();
        CommandDocs docs = CommandDocs.of(named);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("command", named.fullName());
        json.put("name", command.name());
        json.put("opcode", String.format(Locale.ROOT, "0x%04x", command.opcode()));
        json.put("doc", docs.summary());
        json.put("sections", docs.sections());
        json.put("since", docs.since().isEmpty() ? null : docs.since());
        json.put("until", docs.until().isEmpty() ? null : docs.until());
        json.put("impact", name(command.impact()));
        json.put("effects", effects(command));
        json.put("repeatable", command.isRepeatable());
        json.put("background", command.mayRunInBackground());
        json.put("provisional", command.isProvisional());
        json.put("request", json(command.requestLayout(), docs.request()));
        json.put("response", json(command.responseLayout(), docs.response()));
        json.put("notes", docs.notes());
        return json;
    }

    private static Map<String, @Nullable Object> json(Layout layout, Map<String, CommandDocs.Field> docs) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("minimumBytes", layout.minimumLength());
        json.put("fixed", layout.isFixed());
        json.put(
                "fields",
                LayoutEntry.of(layout, docs).stream().map(LayoutEntry::json).toList());
        return json;
    }

    @Override
    public byte[] bytes() {
        throw CliException.usage("-o hex and -o binary show the response of a component; use -o text or -o json");
    }
}
