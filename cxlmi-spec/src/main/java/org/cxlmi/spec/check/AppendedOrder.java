package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.Revision;
import org.cxlmi.spec.model.SpecSet;

/** The fields that later revisions appended to a request or response stand in the order of the revisions. */
final class AppendedOrder implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            Revision before = placed.struct().firstRevision();
            for (FieldSpec field : placed.struct().appendedFields()) {
                Revision since = field.lifetime().since().orElse(before);
                if (placed.command().isPresent() && since.compareTo(before) < 0) {
                    out.accept(new Finding(
                            FindingId.REVISION_ORDER,
                            field.source(),
                            "it is since " + since.text() + ", but follows what is since " + before.text(),
                            "write the fields in the order in which revisions appended them"));
                }
                before = since;
            }
        }
    }
}
