package org.cxlmi.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command, in whatever form it is shown.
 *
 * @param name the whole name, without that of the program
 * @param synopsis how it is called
 * @param description paragraphs
 */
public record HelpPage(String name, String synopsis, List<String> description, List<Section> sections) {

    public HelpPage {
        description = List.copyOf(description);
        sections = List.copyOf(sections);
    }

    /** A list of things that are explained. */
    public record Section(String title, List<Entry> entries) {

        public Section {
            entries = List.copyOf(entries);
        }
    }

    /** A thing and its explanation. */
    public record Entry(String term, String text) {}

    /**
     * The help of a command.
     *
     * @param common the options that all commands have, which come last
     * @param more sections of this command
     */
    public static HelpPage of(CommandSpec spec, CommandSpec common, List<Section> more) {
        List<Section> sections = new ArrayList<>();
        List<Entry> parameters =
                spec.positionalParameters().stream().map(HelpPage::entry).toList();
        List<Entry> own = spec.options().stream()
                .filter(option -> common.findOption(option.longestName()) == null)
                .map(HelpPage::entry)
                .toList();
        add(sections, "Parameters", parameters);
        add(sections, "Options of this command", own);
        sections.addAll(more);
        add(
                sections,
                "Options of all commands",
                common.options().stream().map(HelpPage::entry).toList());
        String synopsis = Stream.concat(
                        Stream.of(spec.name()),
                        spec.positionalParameters().stream().map(HelpPage::usage))
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
        return new HelpPage(
                spec.name(),
                synopsis + " [options]",
                Arrays.asList(spec.usageMessage().description()),
                sections);
    }

    private static void add(List<Section> sections, String title, List<Entry> entries) {
        if (!entries.isEmpty()) {
            sections.add(new Section(title, entries));
        }
    }

    private static String usage(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private static Entry entry(ArgSpec argument) {
        String text = String.join(" ", argument.description()).strip();
        if (argument instanceof OptionSpec option) {
            String names = String.join(", ", option.names());
            boolean hasValue = option.arity().max() > 0;
            boolean optional = option.arity().min() == 0;
            String value = hasValue ? (optional ? "[=" + option.paramLabel() + "]" : " " + option.paramLabel()) : "";
            return new Entry(names + value, text);
        }
        return new Entry(argument.paramLabel(), text);
    }
}
