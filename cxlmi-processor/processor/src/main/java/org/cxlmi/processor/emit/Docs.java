package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.Words;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.Revision;

/** Javadoc and texts from the spec's own words. */
final class Docs {

    static final String PROVISIONAL = "Provisional: no second source confirms this layout.";

    private static final int JAVADOC_WIDTH = 105;

    private Docs() {}

    /** Paragraphs, of which the later ones may be empty, and block tags. */
    static CodeBlock javadoc(List<String> paragraphs, String... tags) {
        List<String> shown = paragraphs.stream().filter(text -> !text.isBlank()).toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            text.append(i == 0 ? "" : "\n\n").append(wrap((i == 0 ? "" : "<p>") + shown.get(i), ""));
        }
        for (int i = 0; i < tags.length; i++) {
            text.append(i == 0 ? "\n\n" : "\n").append(wrap(tags[i], "    "));
        }
        return CodeBlock.of("$L", text.append('\n'));
    }

    static CodeBlock javadoc(String sentence, String... tags) {
        return javadoc(List.of(sentence), tags);
    }

    /** Text of the spec for use in Javadoc. */
    static String escape(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("*/", "*&#47;")
                .replace("@", "&#64;")
                .replace("\\", "&#92;");
    }

    /** The spec's sentence, or one made of the name. */
    static String sentence(String doc, String name) {
        String words = JavaNames.words(name);
        String text = doc.isBlank() ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : escape(doc);
        return text.endsWith(".") ? text : text + ".";
    }

    /** A further sentence made of a clause, if there is one. */
    static String more(String clause) {
        return clause.isEmpty() ? "" : " " + Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    /** Where a field stands, and what is to be known of its value. */
    static String place(FieldPlan field) {
        List<String> value = new ArrayList<>();
        field.spec().mask().map(Words::mask).ifPresent(value::add);
        field.spec().unit().flatMap(Words::unit).ifPresent(value::add);
        return place(field, value);
    }

    /** Where a field stands, and when it means something; for what tells the rest elsewhere. */
    static String where(FieldPlan field) {
        return place(field, List.of());
    }

    private static String place(FieldPlan field, List<String> value) {
        List<String> facts = new ArrayList<>();
        facts.add("{@code " + field.type().describe() + "} " + position(field));
        facts.addAll(value);
        field.spec().cName().ifPresent(name -> facts.add("in C {@code " + name + "}"));
        Words.lifetime(field.spec().lifetime()).ifPresent(facts::add);
        return String.join("; ", facts) + "." + validity(field);
    }

    /**
     * The position of a part of an integer, and notes on its value.
     *
     * @param of the accessor of the integer, with a word before it, or nothing
     */
    static String place(RangePlan range, String of) {
        List<String> value = new ArrayList<>();
        if (range.spec().inPlace()) {
            value.add("kept in place");
        }
        range.spec().unit().flatMap(Words::unit).ifPresent(value::add);
        return place(range, of, value);
    }

    /** The position of a part of an integer, and when the part is valid. */
    static String where(RangePlan range) {
        return place(range, "", List.of());
    }

    private static String place(RangePlan range, String of, List<String> value) {
        int high = range.spec().high();
        int low = range.spec().low();
        List<String> facts = new ArrayList<>();
        facts.add((high == low ? "Bit " + low : "Bits " + high + ":" + low) + of);
        facts.addAll(value);
        Words.lifetime(range.spec().lifetime()).ifPresent(facts::add);
        return String.join("; ", facts) + "." + validity(range.spec().validIf())
                + absent(range.spec().absentValues());
    }

    private static String position(FieldPlan field) {
        if (field.anchor().isEmpty()) {
            return "at byte " + field.offset();
        }
        String after = "after {@code " + field.anchor().get().name() + "}";
        return field.distance() == 0 ? after : field.distance() + " bytes " + after;
    }

    private static String validity(List<Condition> conditions) {
        return conditions.isEmpty() ? "" : " Valid only if " + Words.conditions(conditions, Docs::code) + ".";
    }

    static String code(String text) {
        return "{@code " + text + "}";
    }

    private static String validity(FieldPlan field) {
        FieldSpec spec = field.spec();
        StringBuilder text = new StringBuilder();
        text.append(validity(spec.validIf()));
        if (spec.secret()) {
            text.append(" Secret: never printed.");
        }
        text.append(absent(spec.absentValues()));
        if (field.appended()) {
            text.append(" Absent where the payload ends before it.");
        }
        return text.toString();
    }

    private static String absent(List<Long> values) {
        return Words.absent(values).map(text -> " A" + text.substring(1) + ".").orElse("");
    }

    /** Opcode, sections, effects and notes of a command, one paragraph each. */
    static List<String> command(CommandSpec spec) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(sentence(spec.doc(), spec.name()));
        paragraphs.add("Opcode " + Words.opcode(spec.opcode())
                + Words.lifetime(spec.lifetime()).map(text -> ", " + text).orElse("")
                + sections(spec.sections())
                + spec.c().map(call -> "; in C {@code " + call.function() + "}").orElse("")
                + ".");
        if (!spec.effects().isEmpty()) {
            paragraphs.add(
                    "Effects: " + spec.effects().stream().map(Words::effect).collect(Collectors.joining(", ")) + ".");
        }
        impact(spec).ifPresent(paragraphs::add);
        spec.responseAtMost()
                .map(field -> "A response of more bytes than {@code " + field + "} of the request says is malformed.")
                .ifPresent(paragraphs::add);
        if (spec.provisional()) {
            paragraphs.add(PROVISIONAL);
        }
        spec.notes().forEach(note -> paragraphs.add(escape(note)));
        return paragraphs;
    }

    private static Optional<String> impact(CommandSpec spec) {
        return spec.impact()
                .map(impact ->
                        Words.impact(impact) + (spec.isRepeatable() ? "; may be repeated." : "; not to be repeated."));
    }

    private static String sections(Map<Revision, String> sections) {
        return sections.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "; section " + entry.getValue() + " of CXL "
                        + entry.getKey().text())
                .collect(Collectors.joining());
    }

    private static String wrap(String text, String continuation) {
        return String.join("\n" + continuation, lines(text, JAVADOC_WIDTH));
    }

    private static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
