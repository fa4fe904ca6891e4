package org.cxlmi.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Escaped;
import org.cxlmi.cli.output.Streams;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.error.IoReason;

/** The question before a command that changes or destroys something. */
final class Question {

    private static final int SHOWN_TARGETS = 5;

    private Question() {}

    /**
     * Asks, unless the command only reads.
     *
     * @throws CliException if the answer is not yes, or nobody can be asked
     */
    static void ask(String description, CommandImpact impact, List<Place> places, Streams streams) {
        if (impact == CommandImpact.READS) {
            return;
        }
        String what = description + " to " + targets(places) + " " + effect(impact);
        if (!streams.interactive()) {
            throw CliException.usage(what + ". Nobody can be asked here, so nothing was sent: add --yes to send it.");
        }
        try {
            streams.err().write(("cxlmi: " + what + ". Send it? [y/N] ").getBytes(StandardCharsets.UTF_8));
            streams.err().flush();
            String answer = line(streams.in()).strip().toLowerCase(Locale.ROOT);
            if (!answer.equals("y") && !answer.equals("yes")) {
                throw CliException.usage("nothing was sent");
            }
        } catch (IOException e) {
            throw CliException.system("the question could not be asked: " + IoReason.of(e) + ".");
        }
    }

    private static String targets(List<Place> places) {
        List<String> names =
                places.stream().limit(SHOWN_TARGETS).map(Place::text).toList();
        String more = places.size() > SHOWN_TARGETS ? " and " + (places.size() - SHOWN_TARGETS) + " more" : "";
        return Escaped.text(String.join(", ", names)) + more;
    }

    private static String effect(CommandImpact impact) {
        return switch (impact) {
            case READS -> "only reads";
            case CHANGES -> "changes the component";
            case DESTROYS_DATA -> "DESTROYS DATA";
            case RESETS -> "resets the component, a port or a device";
            case UNKNOWN -> "may change or destroy anything: its effect is not known";
        };
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int character = in.read();
        while (character >= 0 && character != '\n') {
            line.append((char) character);
            character = in.read();
        }
        return line.toString();
    }
}
