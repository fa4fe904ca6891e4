package org.cxlmi.cli.plumbing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cxlmi.cli.catalog.CommandDocs;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.cli.help.HelpPage;
import org.cxlmi.cli.request.RequestOption;
import org.cxlmi.runtime.Command;

/** The help of a command, from its documentation and from what it says of itself. */
final class CommandText {

    private static final int SHOWN_NAMES = 24;

    private CommandText() {}

    /** What it does, where it is described, and what it can do to a component. */
    static String[] description(Command<?, ?> command, CommandDocs docs) {
        List<String> paragraphs = new ArrayList<>();
        String sections = docs.sections().isEmpty() ? "" : ", section " + String.join(", section ", docs.sections());
        if (!docs.summary().isEmpty()) {
            paragraphs.add(docs.summary());
        }
        paragraphs.add(command + sections + ".");
        String effects = command.effects().stream()
                .map(effect -> Kebab.ofConstant(effect.name()).replace('-', ' '))
                .collect(Collectors.joining(", "));
        paragraphs.add(switch (command.impact()) {
                    case READS -> "It only reads.";
                    case CHANGES -> "It changes the component.";
                    case DESTROYS_DATA -> "It destroys data.";
                    case RESETS -> "It resets the component, a port or a device.";
                    case UNKNOWN -> "Its effect is not known: it may change or destroy anything.";
                }
                + (command.isRepeatable() ? " It may be repeated." : "")
                + (command.mayRunInBackground() ? " The component may go on with it in the background." : "")
                + (effects.isEmpty() ? "" : " Effects: " + effects + "."));
        if (command.isProvisional()) {
            paragraphs.add("Its layout is provisional: no second source confirms it.");
        }
        return paragraphs.stream().map(CommandText::literal).toArray(String[]::new);
    }

    static String[] option(RequestOption option, CommandDocs docs) {
        List<String> parts = new ArrayList<>();
        parts.add(docs.request(option.fields()));
        if (!option.width().isEmpty()) {
            parts.add(option.width() + ".");
        }
        List<String> names = option.candidates();
        if (!names.isEmpty()) {
            String more = names.size() > SHOWN_NAMES ? " and others" : "";
            parts.add("Names: " + names.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", ")) + more + ".");
        }
        return parts.stream()
                .filter(part -> !part.isEmpty())
                .map(CommandText::literal)
                .toArray(String[]::new);
    }

    /** Picocli takes a description as a format. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }

    /** The fields of the response, and notes. */
    static List<HelpPage.Section> sections(CommandDocs docs) {
        List<HelpPage.Section> sections = new ArrayList<>();
        if (!docs.response().isEmpty()) {
            sections.add(new HelpPage.Section(
                    "Fields of the response",
                    docs.response().entrySet().stream()
                            .map(field -> new HelpPage.Entry(
                                    field.getKey() + "  " + field.getValue().type(),
                                    field.getValue().doc()))
                            .toList()));
        }
        if (!docs.notes().isEmpty()) {
            sections.add(new HelpPage.Section(
                    "Notes",
                    docs.notes().stream()
                            .map(note -> new HelpPage.Entry(note, ""))
                            .toList()));
        }
        return sections;
    }
}
