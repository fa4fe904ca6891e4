package org.cxlmi.spec.check;

import java.util.List;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.Revision;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** Nothing ends before it begins, and nothing is older than what it belongs to. */
final class Lifetimes implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            for (CommandSpec command : file.commands()) {
                lifetime(command.lifetime(), Lifetime.ALWAYS, command.source(), out);
            }
            file.structs().forEach(struct -> lifetime(struct.lifetime(), Lifetime.ALWAYS, struct.source(), out));
            file.bits().forEach(bits -> ranges(bits.ranges(), Lifetime.ALWAYS, out));
            file.enums()
                    .forEach(type -> type.values()
                            .forEach(value -> lifetime(value.lifetime(), Lifetime.ALWAYS, value.source(), out)));
        }
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                lifetime(field.lifetime(), placed.struct().lifetime(), field.source(), out);
                if (field.type() instanceof InlineBitsType inline) {
                    ranges(inline.ranges(), field.lifetime(), out);
                }
            }
        }
    }

    private static void ranges(List<BitRange> ranges, Lifetime owner, Consumer<Finding> out) {
        ranges.forEach(range -> lifetime(range.lifetime(), owner, range.source(), out));
    }

    private static void lifetime(Lifetime lifetime, Lifetime owner, SourceRef source, Consumer<Finding> out) {
        Revision begin = lifetime.since().or(owner::since).orElse(Revision.CXL_2_0);
        if (lifetime.until().isPresent() && lifetime.until().get().compareTo(begin) <= 0) {
            out.accept(new Finding(
                    FindingId.REVISION_ORDER,
                    source,
                    "it ends with " + lifetime.until().get().text() + " but begins with " + begin.text(),
                    "write until: with the first revision that no longer has it"));
        }
        if (lifetime.since().isPresent()
                && owner.since().isPresent()
                && lifetime.since().get().compareTo(owner.since().get()) < 0) {
            out.accept(new Finding(
                    FindingId.REVISION_ORDER,
                    source,
                    "it is since " + lifetime.since().get().text() + ", what it belongs to only since "
                            + owner.since().get().text(),
                    "remove since"));
        }
    }
}
