package org.cxlmi.spec.check;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.Effect;
import org.cxlmi.spec.model.Impact;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** A command that only reads has no effect that changes something. */
final class Impacts implements Rule {

    private static final Set<Effect> WITHOUT_CHANGE =
            EnumSet.of(Effect.BACKGROUND_OPERATION, Effect.SECONDARY_MAILBOX_SUPPORTED, Effect.REQUEST_ABORT_SUPPORTED);

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            for (CommandSpec command : file.commands()) {
                check(command, out);
            }
        }
    }

    private static void check(CommandSpec command, Consumer<Finding> out) {
        boolean reads = command.impact().filter(Impact.READS::equals).isPresent();
        command.effects().stream()
                .filter(effect -> reads && !WITHOUT_CHANGE.contains(effect))
                .findFirst()
                .ifPresent(effect -> out.accept(new Finding(
                        FindingId.READS_BUT_CHANGES,
                        command.source(),
                        "a command whose impact is " + Impact.READS.specName() + " has the effect " + effect.specName(),
                        "write the impact that it has, or remove the effect that it has not")));
    }
}
