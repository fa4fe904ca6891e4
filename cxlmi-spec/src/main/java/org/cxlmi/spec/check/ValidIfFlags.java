package org.cxlmi.spec.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** A field is valid if a flag of an earlier field says so. */
final class ValidIfFlags implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            Map<String, BitRange> flags = new LinkedHashMap<>();
            boolean complete = true;
            for (FieldSpec field : placed.struct().fields()) {
                if (field.validIf().isPresent() && complete) {
                    check(field, field.validIf().get(), flags, out);
                }
                complete &= !Types.isUnreadable(field);
                flags.putAll(flags(specs, placed.file(), field));
            }
        }
    }

    private static void check(FieldSpec field, String name, Map<String, BitRange> flags, Consumer<Finding> out) {
        List<String> known = flags.entrySet().stream()
                .filter(flag -> flag.getValue().isFlag())
                .map(Map.Entry::getKey)
                .toList();
        BitRange flag = flags.get(name);
        if (flag == null) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_VALID_IF,
                    field.source(),
                    "no earlier field has a flag \"" + name + "\"",
                    DidYouMean.hint(name, known)));
        } else if (!flag.isFlag()) {
            out.accept(new Finding(
                    FindingId.VALID_IF_NOT_FLAG,
                    field.source(),
                    "\"" + name + "\" is more than one bit",
                    known.isEmpty() ? "write a flag of one bit" : DidYouMean.hint(name, known)));
        }
    }

    /** What the bits of a field are called in {@code valid-if}. */
    private static Map<String, BitRange> flags(SpecSet specs, SpecFile from, FieldSpec field) {
        Map<String, BitRange> flags = new LinkedHashMap<>();
        if (field.type() instanceof InlineBitsType inline) {
            inline.ranges().forEach(range -> flags.put(range.name(), range));
        } else if (field.type() instanceof NamedType named) {
            specs.bitsNamed(from, named.name())
                    .map(BitsSpec::ranges)
                    .orElse(List.of())
                    .forEach(range -> flags.put(field.name() + "." + range.name(), range));
        }
        return flags;
    }
}
