package org.cxlmi.cli.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds a fault. */
@Command(
        description = {
            "Has a component of a served fabric fail.",
            "For example: cxlmi sim fault unix:control mem0 --command get-health-info --answer busy --times 3"
        })
final class FaultCommand extends ComponentCommand {

    static final String NAME = "sim fault";

    @Option(
            names = "--command",
            paramLabel = "COMMAND",
            description = "The command that fails: its name, its opcode such as 0x4200, or any.")
    private @Nullable String command;

    @Option(names = "--times", paramLabel = "N", description = "How often it fails, or always. The default is 1.")
    private @Nullable String times;

    @Option(names = "--answer", paramLabel = "CODE", description = "Refuse it with this return code, such as busy.")
    private @Nullable String answer;

    @Option(names = "--delay", paramLabel = "TIME", description = "Answer later, such as 500ms.")
    private @Nullable String delay;

    @Option(names = "--lose", paramLabel = "WHAT", description = "Lose the request or the response.")
    private @Nullable String lost;

    @Option(names = "--wrong", paramLabel = "WHAT", description = "Answer with a wrong tag or opcode.")
    private @Nullable String wrong;

    @Option(names = "--resize-payload", paramLabel = "N", description = "Cut or extend the payload to this many bytes.")
    private @Nullable String payload;

    @Option(names = "--resize-message", paramLabel = "N", description = "Cut or extend the message to this many bytes.")
    private @Nullable String message;

    @Option(
            names = "--set",
            paramLabel = "FIELD=NUMBER",
            description = "Put a number into a field of the response, such as eventRecordCount=500.")
    private @Nullable String set;

    @Option(
            names = "--background",
            paramLabel = "HOW",
            description = "Have it fail in the background: never-ends, or after a time with a return code, such as"
                    + " 10s=internal-error.")
    private @Nullable String background;

    @Option(names = "--gone", description = "The component no longer answers anything.")
    private boolean gone;

    FaultCommand(CommonOptions common) {
        super(NAME, "fault", common);
    }

    @Override
    void add(Map<String, Object> more) {
        put(more, "command", command == null ? null : command.replace('-', ' '));
        put(more, "times", times);
        put(more, "answer", answer == null ? null : constant(answer));
        put(more, "delay", delay);
        put(more, "lose", lost);
        put(more, "wrong", wrong);
        put(more, "resize-payload", payload);
        put(more, "resize-message", message);
        put(more, "set", set == null ? null : pair("--set", set, "field", "to"));
        put(more, "background", background == null ? null : inBackground(background));
        put(more, "gone", gone ? "true" : null);
    }

    private static void put(Map<String, Object> more, String key, @Nullable Object value) {
        if (value != null) {
            more.put(key, value);
        }
    }

    private static Object inBackground(String text) {
        if (text.equals("never-ends")) {
            return text;
        }
        Map<String, String> pair = pair("--background", text, "after", "answer");
        pair.replaceAll((key, value) -> key.equals("answer") ? constant(value) : value);
        return pair;
    }

    private static Map<String, String> pair(String option, String text, String first, String second) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw CliException.usage(
                    option + " " + text + ": there is no = in it; \"cxlmi help sim fault\" shows the form");
        }
        Map<String, String> pair = new LinkedHashMap<>();
        pair.put(first, text.substring(0, equals));
        pair.put(second, text.substring(equals + 1));
        return pair;
    }

    @Override
    Content content(String component, Map<String, Object> answer) {
        return ReportContent.of("fault added", answer);
    }
}
