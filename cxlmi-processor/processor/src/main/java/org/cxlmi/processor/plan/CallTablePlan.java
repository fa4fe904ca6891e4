package org.cxlmi.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;

/**
 * A table of libcxlmi's calls to generate.
 *
 * @param name simple name of the class
 * @param byOpcode the commands that libcxlmi has functions for, by their opcodes
 */
public record CallTablePlan(String packageName, String name, SortedMap<Integer, List<CommandPlan>> byOpcode) {

    /**
     * Plans one table.
     *
     * @param commands of all its files, of which no two are called alike; those that libcxlmi has no function for are left out
     */
    public static CallTablePlan of(String packageName, String name, List<CommandPlan> commands) {
        SortedMap<Integer, List<CommandPlan>> byOpcode = new TreeMap<>();
        for (CommandPlan command : called(commands)) {
            byOpcode.computeIfAbsent(command.spec().opcode(), unused -> new ArrayList<>())
                    .add(command);
        }
        return new CallTablePlan(packageName, name, byOpcode);
    }

    /** The commands that have opcode and name, which are what a call is found by, in common with an earlier one. */
    public static List<Finding> duplicates(List<CommandPlan> commands) {
        Map<String, CommandPlan> bySubject = new HashMap<>();
        List<Finding> duplicates = new ArrayList<>();
        for (CommandPlan command : called(commands)) {
            String subject = String.format(
                    Locale.ROOT,
                    "%s (%s)",
                    command.spec().name(),
                    Words.opcode(command.spec().opcode()));
            CommandPlan first = bySubject.putIfAbsent(subject, command);
            if (first != null) {
                duplicates.add(new Finding(
                        FindingId.DUPLICATE_CALL,
                        command.spec().source(),
                        "a table has one call for " + subject + ", see "
                                + first.spec().source(),
                        "write only one of the two files into @LibcxlmiCalls"));
            }
        }
        return duplicates;
    }

    private static List<CommandPlan> called(List<CommandPlan> commands) {
        return commands.stream().filter(command -> command.call().isPresent()).toList();
    }
}
