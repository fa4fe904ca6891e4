package org.cxlmi.spec.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.check.Rule;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/**
 * A user's own commands do not use the opcodes of commands of the CXL specification, even if the files of those commands are
 * not loaded: a component would take them for the commands of the specification.
 */
public final class ShippedOpcodes implements Rule {

    /** From here on opcodes are vendors', who may all use the same. */
    private static final int VENDORS = 0xC000;

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Set<String> shipped = new HashSet<>(KnownFiles.shipped());
        List<CommandSpec> own = specs.files().stream()
                .filter(file -> !shipped.contains(file.source().file()))
                .flatMap(file -> file.commands().stream())
                .filter(command -> command.opcode() >= 0 && command.opcode() < VENDORS)
                .filter(command -> command.variantOf().isEmpty())
                .toList();
        if (own.isEmpty()) {
            return;
        }
        specs.all().forEach(file -> shipped.remove(file.source().file()));
        Map<Integer, CommandSpec> taken = new HashMap<>();
        for (SpecFile file : SpecLoader.files(shipped, SpecSource.shipped())) {
            for (CommandSpec command : file.commands()) {
                if (command.variantOf().isEmpty()) {
                    taken.put(command.opcode(), command);
                }
            }
        }
        for (CommandSpec command : own) {
            CommandSpec other = taken.get(command.opcode());
            if (other != null && !other.name().equals(command.name())) {
                out.accept(finding(command, other));
            }
        }
    }

    private static Finding finding(CommandSpec command, CommandSpec other) {
        String file = other.source().file();
        return new Finding(
                FindingId.DUPLICATE_OPCODE,
                command.source(),
                String.format(
                        "the opcode 0x%04X is that of \"%s\" in the CXL specification, see %s, and vendors' begin with 0x%04X",
                        command.opcode(), other.name(), other.source(), VENDORS),
                "write another opcode, or variant-of: " + other.name() + " with uses: ["
                        + file.substring(0, file.lastIndexOf('.')) + "]");
    }
}
