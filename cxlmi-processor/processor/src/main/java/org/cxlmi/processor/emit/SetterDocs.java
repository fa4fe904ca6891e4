package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.Words;

/** The Javadoc of setters: what is set, what may be given, and what happens if nothing is. */
final class SetterDocs {

    private static final String BY_CODE = " by its code, which this version need not know.";

    private final StructPlan struct;
    private final Required required;

    SetterDocs(StructPlan struct, Required required) {
        this.struct = struct;
        this.required = required;
    }

    /** Of the setter that has the name of the field. */
    CodeBlock main(FieldPlan field) {
        return taking(
                List.of(Docs.sentence(field.spec().doc(), field.name()), Docs.where(field) + unset(field)),
                "value",
                ValueDocs.of(field));
    }

    CodeBlock code(FieldPlan field) {
        return taking(List.of("Sets {@link #" + field.name() + "}" + BY_CODE), "value", ValueDocs.number(field));
    }

    static CodeBlock id(FieldPlan field) {
        return Docs.javadoc("Sets {@link #" + field.name() + "} by its UUID, which this version need not know.");
    }

    static CodeBlock nanos(FieldPlan field) {
        return Docs.javadoc(
                "Sets {@link #" + field.name() + "} as it is on the wire.",
                "@param value nanoseconds since 1970-01-01T00:00:00Z, unsigned");
    }

    static CodeBlock bytes(FieldPlan field) {
        return Docs.javadoc(
                "Sets {@link #" + field.name() + "} in bytes.",
                "@param value " + ValueDocs.bytes(field),
                "@throws IllegalArgumentException if no number of the field stands for it");
    }

    /** Of the setter of an integer whose parts have setters too. */
    CodeBlock whole(FieldPlan field) {
        return taking(
                List.of(
                        Docs.sentence(field.spec().doc(), field.name()),
                        Docs.where(field) + " This sets all its bits; its parts have setters of their own."),
                "value",
                ValueDocs.number(field));
    }

    CodeBlock array(FieldPlan field) {
        String counter = field.array()
                .count()
                .counter()
                .filter(FieldPlan::derived)
                .map(count -> " Sets {@code " + count.name() + "} too.")
                .orElse("");
        return taking(
                List.of(Docs.sentence(field.spec().doc(), field.name()), Docs.where(field) + counter + unset(field)),
                "values",
                ValueDocs.of(field));
    }

    static CodeBlock part(RangePlan range) {
        return taking(
                List.of(Docs.sentence(range.spec().doc(), range.name()), Docs.where(range) + unset(range)),
                "value",
                ValueDocs.of(range));
    }

    static CodeBlock code(RangePlan range) {
        return taking(List.of("Sets {@link #" + range.name() + "}" + BY_CODE), "value", ValueDocs.number(range));
    }

    private static CodeBlock taking(List<String> paragraphs, String parameter, String value) {
        if (value.isEmpty()) {
            return Docs.javadoc(paragraphs);
        }
        String tag = "@param " + parameter + " " + value;
        return value.startsWith(ValueDocs.ANY_LONG)
                ? Docs.javadoc(paragraphs, tag)
                : Docs.javadoc(paragraphs, tag, "@throws IllegalArgumentException if it does not fit");
    }

    /** What the field is if it is not set; nothing if it is zero. */
    private String unset(FieldPlan field) {
        List<String> sentences = new ArrayList<>();
        if (required.needsValue(field)) {
            sentences.add(" It has to be set.");
        } else if (!field.spec().absentValues().isEmpty()) {
            sentences.add(notSet(field.spec().absentValues().get(0)));
        }
        total(field).ifPresent(array -> sentences.add(" If it is not set, it is the number of {@code " + array + "}."));
        return String.join("", sentences);
    }

    private static String unset(RangePlan range) {
        return range.spec().absentValues().isEmpty()
                ? ""
                : notSet(range.spec().absentValues().get(0));
    }

    private static String notSet(long value) {
        return value == 0 ? "" : " If it is not set, it is " + Words.hex(value) + ".";
    }

    /** The array of which a field holds the total. */
    private Optional<String> total(FieldPlan field) {
        Stream<FieldPlan> arrays = struct.arrays().stream();
        return arrays.filter(array -> array.array().count() instanceof ArrayCount.Limited limited
                        && limited.field().equals(field))
                .map(FieldPlan::name)
                .findFirst();
    }
}
