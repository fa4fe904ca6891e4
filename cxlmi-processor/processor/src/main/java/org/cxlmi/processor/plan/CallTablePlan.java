package org.cxlmi.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * @param commands of all its files; those that libcxlmi has no function for are left out
     * @throws UnsupportedSpecException if two of them have opcode and name in common, which are what a call is found by
     */
    public static CallTablePlan of(String packageName, String name, List<CommandPlan> commands) {
        SortedMap<Integer, List<CommandPlan>> byOpcode = new TreeMap<>();
        Map<String, CommandPlan> bySubject = new HashMap<>();
        for (CommandPlan command : commands) {
            if (command.call().isPresent()) {
                int opcode = command.spec().opcode();
                String subject =
                        String.format(Locale.ROOT, "%s (%04Xh)", command.spec().name(), opcode);
                CommandPlan other = bySubject.put(subject, command);
                if (other != null) {
                    throw new UnsupportedSpecException(
                            command.spec().source(),
                            subject + " is declared at " + other.spec().source()
                                    + " too, and a table has one call for it; name only one of the files");
                }
                byOpcode.computeIfAbsent(opcode, unused -> new ArrayList<>()).add(command);
            }
        }
        return new CallTablePlan(packageName, name, byOpcode);
    }
}
