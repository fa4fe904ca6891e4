package org.cxlmi.spec.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.SpecSet;

/** Each opcode belongs to one command; other commands may have it only if they are marked as variants. */
final class Opcodes implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Map<String, CommandSpec> byName = new HashMap<>();
        Map<Integer, CommandSpec> byOpcode = new HashMap<>();
        List<CommandSpec> commands =
                specs.all().stream().flatMap(file -> file.commands().stream()).toList();
        for (CommandSpec command : commands) {
            byName.putIfAbsent(command.name(), command);
            if (command.variantOf().isEmpty() && command.opcode() != CommandSpec.UNREADABLE_OPCODE) {
                byOpcode.putIfAbsent(command.opcode(), command);
            }
        }
        List<String> originals = byName.values().stream()
                .filter(command -> command.variantOf().isEmpty())
                .map(CommandSpec::name)
                .sorted()
                .toList();
        for (CommandSpec command : commands) {
            if (command.variantOf().isPresent()) {
                variant(specs, command, command.variantOf().get(), byName, originals, out);
                continue;
            }
            CommandSpec first = byOpcode.getOrDefault(command.opcode(), command);
            // Two commands of one name are reported as such.
            if (!first.equals(command) && !first.name().equals(command.name())) {
                out.accept(new Finding(
                        FindingId.DUPLICATE_OPCODE,
                        command.source(),
                        String.format(
                                "the opcode 0x%04X is that of \"%s\", see %s",
                                command.opcode(), first.name(), first.source()),
                        "write another opcode, or variant-of: " + first.name()));
            }
        }
    }

    private static void variant(
            SpecSet specs,
            CommandSpec command,
            String name,
            Map<String, CommandSpec> byName,
            List<String> originals,
            Consumer<Finding> out) {
        CommandSpec original = byName.get(name);
        if (original == null
                && specs.all().stream().anyMatch(file -> file.unreadable().contains(name))) {
            return;
        }
        if (original == null || original.equals(command) || original.variantOf().isPresent()) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_VARIANT,
                    command.source(),
                    "there is no command \"" + name + "\" of which this could be a variant",
                    DidYouMean.hint(name, originals)));
        } else if (original.opcode() != command.opcode()
                && original.opcode() != CommandSpec.UNREADABLE_OPCODE
                && command.opcode() != CommandSpec.UNREADABLE_OPCODE) {
            out.accept(new Finding(
                    FindingId.VARIANT_OPCODE_DIFFERS,
                    command.source(),
                    "a variant has the opcode of \"" + name + "\"",
                    String.format("write opcode: 0x%04X, or remove variant-of", original.opcode())));
        }
    }
}
