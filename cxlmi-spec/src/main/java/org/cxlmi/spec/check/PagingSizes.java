package org.cxlmi.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.Impact;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;
import org.cxlmi.spec.model.Unit;

/**
 * The size that paging takes from another command: that command is there, only reads, and has it in bytes, for the same
 * thing that the request is about.
 */
final class PagingSizes implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.files()) {
            for (CommandSpec command : file.commands()) {
                command.paging()
                        .ifPresent(paging -> paging.size()
                                .ifPresent(size -> new Check(specs, file, command, paging, size, out).check()));
            }
        }
    }

    private static Stream<FieldSpec> fields(Optional<StructSpec> struct) {
        return struct.stream().flatMap(present -> present.fields().stream());
    }

    private record Check(
            SpecSet specs,
            SpecFile file,
            CommandSpec command,
            PagingSpec paging,
            PagingSpec.Size size,
            Consumer<Finding> out) {

        void check() {
            if (paging.total().isPresent() || paging.more().isPresent()) {
                report("the responses say themselves when the end is reached", "remove size");
            }
            boolean startsAtByte = fields(command.request())
                    .filter(field -> paging.start().equals(Optional.of(field.name())))
                    .anyMatch(PagingSizes::isInBytes);
            if (!startsAtByte) {
                report("size counts bytes, but start does not", "remove size");
            }
            Optional<SpecSet.Located> source = specs.commandNamed(file, size.command());
            if (source.isEmpty()) {
                List<String> names = specs.visibleFrom(file).stream()
                        .flatMap(visible -> visible.commands().stream())
                        .map(CommandSpec::name)
                        .toList();
                report(
                        "there is no command \"" + size.command() + "\" in this file or those that it uses",
                        DidYouMean.hint(size.command(), names));
            } else {
                check(source.get().file(), source.get().command());
            }
        }

        private void check(SpecFile sourceFile, CommandSpec source) {
            if (!source.impact().equals(Optional.of(Impact.READS))) {
                report("\"" + source.name() + "\" does not only read", "name a command with impact: reads");
            }
            if (size.by().isPresent()) {
                checkList(sourceFile, source, size.by().get());
            } else {
                checkField(fields(source.response()).toList());
            }
        }

        private void checkList(SpecFile sourceFile, CommandSpec source, String by) {
            List<StructSpec> lists = fields(source.response())
                    .flatMap(field -> Types.element(field.type()).flatMap(Types::name).stream())
                    .flatMap(name -> specs.structNamed(sourceFile, name).stream())
                    .toList();
            if (lists.size() != 1) {
                report(
                        "\"" + source.name() + "\" does not return one list of structs",
                        "remove by, or name a command that does");
                return;
            }
            List<FieldSpec> elements = lists.get(0).fields();
            List<FieldSpec> asked = fields(command.request())
                    .filter(field -> elements.stream().anyMatch(isLike(field)))
                    .toList();
            if (asked.stream().noneMatch(field -> field.name().equals(by))) {
                report(
                        "\"" + by + "\" is not a field that the request shares with "
                                + lists.get(0).name(),
                        DidYouMean.hint(by, asked.stream().map(FieldSpec::name).toList()));
            }
            checkField(elements);
        }

        private static Predicate<FieldSpec> isLike(FieldSpec field) {
            return other -> other.name().equals(field.name()) && other.type().equals(field.type());
        }

        private void checkField(List<FieldSpec> fields) {
            List<String> sizes = fields.stream()
                    .filter(PagingSizes::isInBytes)
                    .map(FieldSpec::name)
                    .toList();
            if (!sizes.contains(size.field())) {
                report(
                        "\"" + size.field() + "\" is no number of bytes that is always there",
                        DidYouMean.hint(size.field(), sizes));
            }
        }

        private void report(String text, String hint) {
            out.accept(new Finding(FindingId.BAD_PAGING, size.source(), text, hint));
        }
    }

    private static boolean isInBytes(FieldSpec field) {
        return field.type() instanceof IntegerType
                && field.unit().equals(Optional.of(Unit.BYTES))
                && field.absentValues().isEmpty()
                && field.validIf().isEmpty()
                && field.lifetime().since().isEmpty();
    }
}
