package org.cxlmi.spec.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.TakenNames;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.EnumValue;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** The classes of one generated package differ from each other, and from those that generated code names. */
final class ClassNames implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        classes(specs.files(), out);
        specs.used().forEach(file -> classes(List.of(file), out));
    }

    private static void classes(List<SpecFile> files, Consumer<Finding> out) {
        Duplicates<String> classes = new Duplicates<>(
                FindingId.JAVA_NAME_CLASH, "write another name, or java: with another one for a command", out);
        Set<String> commands = new HashSet<>();
        for (SpecFile file : files) {
            Set<String> types = new HashSet<>();
            for (EnumSpec type : file.enums()) {
                type(classes, types, type.name(), type.source(), out);
                unrecognized(type, out);
            }
            file.bits().forEach(type -> type(classes, types, type.name(), type.source(), out));
            file.structs().forEach(type -> type(classes, types, type.name(), type.source(), out));
            for (CommandSpec command : file.commands()) {
                if (commands.add(command.name())) {
                    add(classes, command.className(), command.source(), out);
                    method(command, out);
                    command.request().ifPresent(request -> add(classes, request.name(), request.source(), out));
                    command.response().ifPresent(response -> add(classes, response.name(), response.source(), out));
                }
            }
        }
    }

    private static void method(CommandSpec command, Consumer<Finding> out) {
        String method = command.className().isEmpty() ? "" : JavaNames.methodName(command.className());
        if (TakenNames.OF_FACADE.contains(method)) {
            out.accept(new Finding(
                    FindingId.JAVA_NAME_CLASH,
                    command.source(),
                    "each class with a method for each command has a method \"" + method + "\" already",
                    "write java: with another class name"));
        }
    }

    private static void unrecognized(EnumSpec type, Consumer<Finding> out) {
        for (EnumValue value : type.values()) {
            if (TakenNames.OF_ENUM.contains(value.name())) {
                out.accept(new Finding(
                        FindingId.JAVA_NAME_CLASH,
                        value.source(),
                        "each generated enum has a constant " + value.name() + " already",
                        "write another name, for example UNKNOWN"));
            }
        }
    }

    private static void type(
            Duplicates<String> classes, Set<String> types, String name, SourceRef source, Consumer<Finding> out) {
        if (types.add(name)) {
            add(classes, name, source, out);
        }
    }

    private static void add(Duplicates<String> classes, String name, SourceRef source, Consumer<Finding> out) {
        if (TakenNames.CLASSES.contains(name)) {
            out.accept(new Finding(
                    FindingId.JAVA_NAME_CLASH,
                    source,
                    "the class \"" + name + "\" would hide the one that generated code uses",
                    "write a longer name"));
        }
        classes.add(name, source, "two classes would be called \"" + name + "\"");
    }
}
