package org.cxlmi.processor.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.Revision;

/**
 * The documentation of the commands of a package. A line is a word and its parts, with tabs between them:
 *
 * <pre>
 * command   class name  what it does
 * section   number and revision
 * since     the first revision that has it, if it is not the first of all
 * until     the first revision that no longer has it
 * request   field       type    what it is
 * response  field       type    what it is
 * note      text
 * </pre>
 *
 * <p>A field within a struct has the name of the struct and a dot before it.
 */
public final class HelpFile {

    /** Where the files are in a jar. */
    public static final String FOLDER = "META-INF/cxlmi/help";

    private final List<String> lines = new ArrayList<>();

    private HelpFile() {}

    /** The lines of the file about a package. */
    public static List<String> lines(Plan plan) {
        HelpFile file = new HelpFile();
        plan.commands().forEach(file::add);
        return file.lines;
    }

    private void add(CommandPlan command) {
        line("command", command.name(), command.spec().doc());
        command.spec().sections().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.<Revision>naturalOrder()))
                .forEach(section -> line(
                        "section",
                        section.getValue() + " of CXL " + section.getKey().text()));
        command.spec().lifetime().since().ifPresent(revision -> line("since", revision.text()));
        command.spec().lifetime().until().ifPresent(revision -> line("until", revision.text()));
        command.request().ifPresent(request -> add("request", "", request));
        command.response().ifPresent(response -> add("response", "", response));
        command.spec().notes().forEach(note -> line("note", note));
    }

    private void add(String payload, String within, StructPlan struct) {
        for (FieldPlan field : struct.fields()) {
            if (field.isReserved()) {
                continue;
            }
            String name = within + field.name();
            line(payload, name, field.type().describe(), doc(field));
            if (field.type() instanceof ValueType.InlineFlags flags) {
                flags.ranges().forEach(range -> add(payload, within, range));
            } else {
                nested(field).ifPresent(nested -> add(payload, name + ".", nested));
            }
        }
    }

    private static Optional<StructPlan> nested(FieldPlan field) {
        ValueType type = field.type() instanceof ValueType.Array array ? array.element() : field.type();
        return type instanceof ValueType.Nested nested ? Optional.of(nested.struct()) : Optional.empty();
    }

    private void add(String payload, String within, RangePlan range) {
        line(payload, within + range.name(), range.place(), range.spec().doc());
    }

    private static String doc(FieldPlan field) {
        Optional<Long> least = field.spec().minimum();
        Optional<Long> most = field.spec().maximum();
        String limits = least.map(number -> " At least " + text(field, number) + ".")
                        .orElse("")
                + most.map(number -> " At most " + text(field, number) + ".").orElse("");
        return field.spec().doc() + limits;
    }

    private static String text(FieldPlan field, long number) {
        boolean signed = field.type() instanceof ValueType.IntegerValue integer
                && integer.type().signed();
        return signed ? Long.toString(number) : Long.toUnsignedString(number);
    }

    private void line(String word, String... parts) {
        StringBuilder line = new StringBuilder(word);
        for (String part : parts) {
            line.append('\t').append(part.replaceAll("\\s+", " ").strip());
        }
        lines.add(line.toString());
    }
}
