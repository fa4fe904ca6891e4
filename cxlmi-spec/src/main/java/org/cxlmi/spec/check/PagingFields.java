package org.cxlmi.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/**
 * The fields that paging names exist and have the right type: integers of the request for the start and the limit, an array
 * of the response, and a flag and integers of the response that are always present.
 */
final class PagingFields implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            for (CommandSpec command : file.commands()) {
                command.paging().ifPresent(paging -> new Check(specs, file, paging, out).check(command));
            }
        }
    }

    private static List<String> arrays(CommandSpec command) {
        return names(
                command.response(),
                field -> field.type() instanceof ArrayType array
                        && !(array.element() instanceof ArrayType.ElementType.Text)
                        && isAlwaysThere(field));
    }

    private static List<String> names(Optional<StructSpec> struct, Predicate<FieldSpec> wanted) {
        return fields(struct).filter(wanted).map(FieldSpec::name).toList();
    }

    private static Stream<FieldSpec> fields(Optional<StructSpec> struct) {
        return struct.stream().flatMap(present -> present.fields().stream());
    }

    private static boolean isAlwaysThere(FieldSpec field) {
        return field.validIf().isEmpty()
                && field.absentValues().isEmpty()
                && field.lifetime().since().isEmpty();
    }

    private static List<String> flags(CommandSpec command) {
        return fields(command.response())
                .filter(PagingFields::isAlwaysThere)
                .flatMap(field ->
                        field.type() instanceof InlineBitsType inline ? inline.ranges().stream() : Stream.empty())
                .filter(range -> range.isFlag() && range.validIf().isEmpty())
                .map(BitRange::name)
                .toList();
    }

    private record Check(SpecSet specs, SpecFile file, PagingSpec paging, Consumer<Finding> out) {

        void check(CommandSpec command) {
            List<String> asked = names(command.request(), this::mayBeInteger);
            List<String> told = names(command.response(), field -> mayBeInteger(field) && isAlwaysThere(field));
            known("start", paging.start(), asked);
            known("limit", paging.limit(), asked);
            known("total", paging.total(), told);
            known("generation", paging.generation(), told);
            if (paging.start().isEmpty() && paging.more().isEmpty()) {
                report("paging has neither start nor more, so nothing says how to go on", "write start or more");
            }
            if (fields(command.response()).noneMatch(Types::isUnreadable)) {
                known("more", paging.more(), flags(command));
                checkElements(arrays(command));
            }
        }

        /** Also if its type is not known, which is a finding of its own. */
        private boolean mayBeInteger(FieldSpec field) {
            return field.type() instanceof IntegerType || Types.isUnknown(specs, file, field);
        }

        private void checkElements(List<String> arrays) {
            if (paging.elements().isPresent()) {
                known("elements", paging.elements(), arrays);
            } else if (arrays.isEmpty()) {
                report("paging needs an array in the response", "remove paging");
            } else if (arrays.size() > 1) {
                report(
                        "paging does not say which array holds what is read",
                        "write elements: with one of " + String.join(", ", arrays));
            }
        }

        private void known(String key, Optional<String> name, List<String> known) {
            name.filter(given -> !known.contains(given))
                    .ifPresent(given -> report(
                            "\"" + given + "\" cannot be what " + key + " names", DidYouMean.hint(given, known)));
        }

        private void report(String text, String hint) {
            out.accept(new Finding(FindingId.BAD_PAGING, paging.source(), text, hint));
        }
    }
}
