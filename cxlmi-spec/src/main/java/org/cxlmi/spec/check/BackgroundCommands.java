package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.SpecSet;

/** A command that may run in the background has no response. */
final class BackgroundCommands implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            boolean background =
                    placed.command().filter(CommandSpec::background).isPresent();
            if (background && !placed.isRequest()) {
                out.accept(new Finding(
                        FindingId.BACKGROUND_WITH_RESPONSE,
                        placed.struct().source(),
                        "a command that may run in the background has no response",
                        "remove response, or background"));
            }
        }
    }
}
