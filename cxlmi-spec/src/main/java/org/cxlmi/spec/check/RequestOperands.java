package org.cxlmi.spec.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** A length that depends on the request names integers of the request of each command that returns the struct. */
final class RequestOperands implements Rule {

    static final String REQUEST = "request.";

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            file.commands().forEach(command -> responseAtMost(specs, file, command, out));
        }
        Set<SourceRef> reached = new HashSet<>();
        for (Placed placed : Placed.all(specs)) {
            if (placed.command().isPresent()) {
                Optional<StructSpec> request = placed.isRequest()
                        ? Optional.empty()
                        : placed.command().get().request();
                walk(specs, placed, request, placed, reached, new HashSet<>(), out);
            }
        }
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (!operands(field).isEmpty() && !reached.contains(field.source())) {
                    report(
                            field,
                            operands(field).get(0) + " has no meaning, no response has this struct",
                            List.of(),
                            out);
                }
            }
        }
    }

    private static void responseAtMost(SpecSet specs, SpecFile file, CommandSpec command, Consumer<Finding> out) {
        List<String> known = integers(command.request());
        Optional<String> name = command.responseAtMost();
        if (name.isPresent() && command.response().isEmpty()) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_REQUEST_FIELD,
                    command.source(),
                    "there is no response that could be at most \"" + name.get() + "\" bytes long",
                    "remove response-at-most"));
        } else if (name.filter(field -> !known.contains(field) && !isUnknown(specs, file, command.request(), field))
                .isPresent()) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_REQUEST_FIELD,
                    command.source(),
                    "the request has no integer \"" + name.get() + "\" that could say how long the response is at most",
                    DidYouMean.hint(name.get(), known)));
        }
    }

    private static List<String> integers(Optional<StructSpec> request) {
        return request.map(StructSpec::fields).orElse(List.of()).stream()
                .filter(any -> any.type() instanceof IntegerType integer && !integer.signed())
                .map(FieldSpec::name)
                .toList();
    }

    /** Whether the type of this field could not be read, or is not known. */
    private static boolean isUnknown(SpecSet specs, SpecFile file, Optional<StructSpec> request, String name) {
        return request.map(StructSpec::fields).orElse(List.of()).stream()
                .anyMatch(field -> field.name().equals(name) && Types.isUnknown(specs, file, field));
    }

    private static void walk(
            SpecSet specs,
            Placed root,
            Optional<StructSpec> request,
            Placed placed,
            Set<SourceRef> reached,
            Set<StructSpec> seen,
            Consumer<Finding> out) {
        if (!seen.add(placed.struct())) {
            return;
        }
        for (FieldSpec field : placed.struct().fields()) {
            if (reached.add(field.source()) || placed.command().isEmpty()) {
                operands(field).forEach(operand -> operand(specs, root, request, field, operand, out));
            }
            placed.structOf(specs, field).ifPresent(inner -> walk(specs, root, request, inner, reached, seen, out));
        }
    }

    private static void operand(
            SpecSet specs,
            Placed root,
            Optional<StructSpec> request,
            FieldSpec field,
            String operand,
            Consumer<Finding> out) {
        String name = operand.substring(REQUEST.length());
        List<String> known = integers(request);
        if (!known.contains(name) && !isUnknown(specs, root.file(), request, name)) {
            report(field, "the request of " + root.struct().name() + " has no integer \"" + name + "\"", known, out);
        }
    }

    private static void report(FieldSpec field, String message, List<String> known, Consumer<Finding> out) {
        String hint = known.isEmpty()
                ? "write the name of an earlier field of the same struct"
                : "write one of "
                        + String.join(", ", known.stream().map(REQUEST::concat).toList());
        out.accept(new Finding(FindingId.UNKNOWN_REQUEST_FIELD, field.source(), message, hint));
    }

    private static List<String> operands(FieldSpec field) {
        if (!(field.type() instanceof ArrayType array)) {
            return List.of();
        }
        return array.size()
                .match(new ArraySize.Cases<>(
                        fixed -> List.of(),
                        countField -> List.of(),
                        byteLength -> List.of(),
                        rest -> rest.asked().stream().toList(),
                        limited -> Stream.of(limited.minus(), limited.atMost())
                                .flatMap(Optional::stream)
                                .filter(name -> name.startsWith(REQUEST))
                                .toList()));
    }
}
