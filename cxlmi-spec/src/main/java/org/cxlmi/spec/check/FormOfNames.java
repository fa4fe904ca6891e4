package org.cxlmi.spec.check;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.ReservedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** Names have the form that their kind has in Java, and are not words of the language. */
final class FormOfNames implements Rule {

    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern MEMBER = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern COMMAND = Pattern.compile("[A-Z][A-Za-z0-9]*(([ /-]+|\\.)[A-Za-z0-9()]+)*");

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            if (!file.group().isEmpty()) {
                form(GROUP, file.group(), file.source(), "a lower-case word, for example generic", out);
            }
            file.enums().forEach(type -> {
                type(type.name(), type.source(), out);
                type.values()
                        .forEach(value ->
                                form(CONSTANT, value.name(), value.source(), "upper case, for example FATAL", out));
            });
            file.bits().forEach(type -> {
                type(type.name(), type.source(), out);
                type.ranges().forEach(range -> range(range, out));
            });
            file.structs().forEach(type -> type(type.name(), type.source(), out));
            file.commands().forEach(command -> command(command, out));
        }
        for (Placed placed : Placed.all(specs)) {
            placed.struct().fields().stream()
                    .filter(field -> !(field.type() instanceof ReservedType))
                    .forEach(field -> {
                        if (!field.name().equals("reserved")) {
                            member(field.name(), field.source(), out);
                        }
                        if (field.type() instanceof InlineBitsType inline) {
                            inline.ranges().forEach(range -> range(range, out));
                        }
                    });
        }
    }

    private static void type(String name, SourceRef source, Consumer<Finding> out) {
        form(TYPE, name, source, "upper camel case, for example EventRecord", out);
    }

    private static void command(CommandSpec command, Consumer<Finding> out) {
        form(COMMAND, command.name(), command.source(), "its words as in the CXL specification", out);
        command.javaName()
                .ifPresent(name ->
                        form(TYPE, name, command.source(), "java: in upper camel case, for example GetLog", out));
        String method = command.className().isEmpty() ? "" : JavaNames.methodName(command.className());
        if (JavaNames.isWord(method)) {
            word(method, command.source(), "the method", out);
        }
    }

    private static void range(BitRange range, Consumer<Finding> out) {
        if (range.name().equals("reserved")) {
            out.accept(new Finding(
                    FindingId.BAD_NAME,
                    range.source(),
                    "reserved bits have no name",
                    "remove the line, bits that are not listed are reserved"));
        } else {
            member(range.name(), range.source(), out);
        }
    }

    private static void member(String name, SourceRef source, Consumer<Finding> out) {
        if (JavaNames.isWord(name)) {
            word(name, source, "the accessor", out);
        } else {
            String right = JavaNames.memberName(name);
            String example = MEMBER.matcher(right).matches() ? right : "recordCount";
            form(MEMBER, name, source, "lower camel case, for example " + example, out);
        }
    }

    /** Reports a name that is a word of the language. */
    static void word(String name, SourceRef source, String what, Consumer<Finding> out) {
        out.accept(new Finding(
                FindingId.RESERVED_WORD,
                source,
                what + " would be called \"" + name + "\", which is a word of the Java language",
                what.equals("the method") ? "write java: with another class name" : "write another name"));
    }

    private static void form(Pattern form, String name, SourceRef source, String expected, Consumer<Finding> out) {
        if (!form.matcher(name).matches()) {
            out.accept(new Finding(
                    FindingId.BAD_NAME, source, "the name \"" + name + "\" has the wrong form", "write " + expected));
        }
    }
}
