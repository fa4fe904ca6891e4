package org.cxlmi.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.CCall;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.Unit;

/** {@code in-bytes} names numbers of the response that libcxlmi may multiply, each at a known position. */
final class InBytes implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            for (CommandSpec command : file.commands()) {
                command.c()
                        .ifPresent(call -> call.inBytes()
                                .forEach(path -> cause(specs, file, command, call, path)
                                        .ifPresent(cause -> out.accept(new Finding(
                                                FindingId.BAD_IN_BYTES,
                                                call.source(),
                                                "\"in-bytes\" cannot name \"" + path + "\": " + cause)))));
            }
        }
    }

    private static Optional<String> cause(SpecSet specs, SpecFile file, CommandSpec command, CCall call, String path) {
        if (command.response().isEmpty()) {
            return Optional.of("the command has no response");
        } else if (!call.shape().hasResponse()) {
            return Optional.of("a function with call: " + call.shape().specName() + " does not hand a response out");
        }
        Placed response = new Placed(file, command.response().get(), Optional.of(command));
        int dot = path.indexOf('.');
        if (dot < 0) {
            return field(specs, response, path);
        }
        return ofElements(specs, response, path.substring(0, dot), path.substring(dot + 1));
    }

    private static Optional<String> ofElements(SpecSet specs, Placed response, String array, String name) {
        Optional<FieldSpec> found = named(response, array);
        if (found.isEmpty()) {
            return Optional.of("the response has no array \"" + array + "\"");
        } else if (response.isUnknown(specs, found.get())) {
            return Optional.empty();
        } else if (isBehindArray(response, found.get())) {
            return Optional.of("another array stands before \"" + array + "\"");
        }
        Optional<Placed> element = response.structOf(specs, found.get());
        if (!(found.get().type() instanceof ArrayType) || element.isEmpty()) {
            return Optional.of("\"" + array + "\" is no array of structs");
        } else if (element.get().varies()) {
            return Optional.of("the length of \"" + element.get().struct().name() + "\" varies");
        }
        return field(specs, element.get(), name);
    }

    private static Optional<String> field(SpecSet specs, Placed placed, String name) {
        Optional<FieldSpec> found = named(placed, name);
        if (found.isEmpty()) {
            return Optional.of("\"" + placed.struct().name() + "\" has no field \"" + name + "\"");
        } else if (isBehindArray(placed, found.get())) {
            return Optional.of("an array stands before it");
        }
        boolean scaled = found.get()
                .unit()
                .map(Unit::bytesPerStep)
                .filter(bytes -> bytes > 0)
                .isPresent();
        return (found.get().type() == IntegerType.U64 && scaled) || placed.isUnknown(specs, found.get())
                ? Optional.empty()
                : Optional.of("it is no u64 with a unit of a number of bytes, such as 256MiB");
    }

    private static Optional<FieldSpec> named(Placed placed, String name) {
        return placed.struct().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    private static boolean isBehindArray(Placed placed, FieldSpec field) {
        List<FieldSpec> fields = placed.struct().fields();
        return fields.subList(0, fields.indexOf(field)).stream().anyMatch(Types::varies);
    }
}
