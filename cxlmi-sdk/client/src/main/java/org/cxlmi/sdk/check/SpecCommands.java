package org.cxlmi.sdk.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.sdk.CommandCatalogs;

/** The commands of the specification, and of vendors whose jars are there, by opcode, without variants of others. */
final class SpecCommands {

    private static final int FIRST_OF_VENDORS = 0xC000;

    private final Map<Integer, Command<?, ?>> byOpcode = new TreeMap<>();

    private final Map<Integer, CommandImpact> worst = new HashMap<>();
    private final Map<Integer, Integer> shortest = new HashMap<>();

    private SpecCommands() {}

    static SpecCommands load() {
        SpecCommands commands = new SpecCommands();
        for (CommandCatalog catalog : CommandCatalogs.all()) {
            for (String name : catalog.names()) {
                catalog.find(name).ifPresent(commands::add);
            }
        }
        return commands;
    }

    private void add(Command<?, ?> command) {
        worst.merge(command.opcode(), command.impact(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        shortest.merge(command.opcode(), command.requestLayout().minimumLength(), Math::min);
        if (!command.isVariant()) {
            byOpcode.putIfAbsent(command.opcode(), command);
        }
    }

    static boolean isOfVendor(int opcode) {
        return opcode >= FIRST_OF_VENDORS;
    }

    /** Whether no command with this opcode does anything but read, whatever its request. */
    boolean alwaysReads(int opcode) {
        return worst.get(opcode) == CommandImpact.READS;
    }

    /** The bytes of the shortest request with this opcode, also of variants. */
    int shortestRequest(int opcode) {
        return shortest.getOrDefault(opcode, 0);
    }

    Optional<Command<?, ?>> find(int opcode) {
        return Optional.ofNullable(byOpcode.get(opcode));
    }

    Optional<Command<?, ?>> find(String name) {
        return byOpcode.values().stream()
                .filter(command -> command.name().equals(name))
                .findFirst();
    }

    Collection<Command<?, ?>> all() {
        return byOpcode.values();
    }
}
