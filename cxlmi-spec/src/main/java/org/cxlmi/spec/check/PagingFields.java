package org.cxlmi.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** Paging names an integer of the request to start at and one to limit by, a response flag and a response integer. */
final class PagingFields implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            for (CommandSpec command : file.commands()) {
                command.paging().ifPresent(paging -> check(specs, file, command, paging, out));
            }
        }
    }

    private static void check(
            SpecSet specs, SpecFile file, CommandSpec command, PagingSpec paging, Consumer<Finding> out) {
        List<String> request = integers(specs, file, command.request());
        List<String> response = integers(specs, file, command.response());
        known("start", paging.start(), request, paging.source(), out);
        known("limit", paging.limit(), request, paging.source(), out);
        if (fields(command.response()).noneMatch(Types::isUnreadable)) {
            known("more", paging.more(), flags(command.response()), paging.source(), out);
        }
        known("total", paging.total(), response, paging.source(), out);
        if (Stream.of(paging.start(), paging.limit(), paging.more(), paging.total())
                .allMatch(Optional::isEmpty)) {
            out.accept(new Finding(
                    FindingId.BAD_PAGING,
                    paging.source(),
                    "paging says nothing",
                    "write at least one of start, limit, more and total, or remove paging"));
        }
    }

    private static void known(
            String key, Optional<String> name, List<String> known, SourceRef source, Consumer<Finding> out) {
        if (name.isPresent() && !known.contains(name.get())) {
            out.accept(new Finding(
                    FindingId.BAD_PAGING,
                    source,
                    "\"" + name.get() + "\" cannot be what " + key + " names",
                    DidYouMean.hint(name.get(), known)));
        }
    }

    /** The fields that are integers, or of a type that is not known. */
    private static List<String> integers(SpecSet specs, SpecFile file, Optional<StructSpec> struct) {
        return fields(struct)
                .filter(field -> field.type() instanceof IntegerType || Types.isUnknown(specs, file, field))
                .map(FieldSpec::name)
                .toList();
    }

    private static Stream<FieldSpec> fields(Optional<StructSpec> struct) {
        return struct.map(StructSpec::fields).orElse(List.of()).stream();
    }

    private static List<String> flags(Optional<StructSpec> struct) {
        return fields(struct)
                .flatMap(field ->
                        field.type() instanceof InlineBitsType inline ? inline.ranges().stream() : Stream.empty())
                .filter(BitRange::isFlag)
                .map(BitRange::name)
                .toList();
    }
}
