package org.cxlmi.cli.shell;

import java.util.Optional;
import java.util.function.Function;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.plumbing.RawCommand;
import org.cxlmi.cli.plumbing.SpecCommand;
import org.cxlmi.cli.request.ByteText;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Task;

/** The tasks that requests ask for. */
final class ShellTasks {

    private final CommonOptions common;
    private final Function<String, Optional<Task>> jobs;

    /**
     * Makes tasks.
     *
     * @param jobs finds a job by its name
     */
    ShellTasks(CommonOptions common, Function<String, Optional<Task>> jobs) {
        this.common = common;
        this.jobs = jobs;
    }

    /**
     * The task of a request.
     *
     * @throws CliException if the request is wrong
     */
    Task of(JsonRequest request) {
        boolean isDry = request.flag(JsonRequest.DRY_RUN);
        if (request.has(JsonRequest.OPCODE)) {
            refuse(
                    request,
                    JsonRequest.OPCODE,
                    JsonRequest.COMMAND,
                    JsonRequest.REQUEST,
                    JsonRequest.OPTIONS,
                    JsonRequest.ALL);
            byte[] payload = ByteText.hexadecimal(
                    JsonRequest.PAYLOAD,
                    request.optionalText(JsonRequest.PAYLOAD).orElse(""));
            return RawCommand.task(request.number(JsonRequest.OPCODE), payload, isDry);
        }
        refuse(request, JsonRequest.COMMAND, JsonRequest.PAYLOAD);
        String name = request.text(JsonRequest.COMMAND);
        Optional<Task> job = jobs.apply(name);
        if (job.isPresent()) {
            refuse(request, name, JsonRequest.REQUEST, JsonRequest.OPTIONS, JsonRequest.ALL, JsonRequest.DRY_RUN);
            return job.get();
        }
        SpecCommand<?, ?> command = SpecCommand.of(named(name), common);
        boolean isAll = request.flag(JsonRequest.ALL);
        if (request.has(JsonRequest.REQUEST)) {
            refuse(request, JsonRequest.REQUEST, JsonRequest.OPTIONS);
            return command.task(request, isAll, isDry);
        }
        return command.task(request.options(), isAll, isDry);
    }

    private static void refuse(JsonRequest request, String beside, String... keys) {
        for (String key : keys) {
            if (request.has(key)) {
                throw CliException.usage("\"" + key + "\" does not go together with \"" + beside + "\"");
            }
        }
    }

    private static NamedCommand named(String name) {
        String[] words = name.split(" ", -1);
        Optional<NamedCommand> found = words.length == 1
                ? Commands.find("", words[0])
                : words.length == 2 ? Commands.find(words[0], words[1]) : Optional.empty();
        return found.orElseThrow(
                () -> CliException.usage("\"" + name + "\" is no command here; \"cxlmi help\" lists all"));
    }
}
