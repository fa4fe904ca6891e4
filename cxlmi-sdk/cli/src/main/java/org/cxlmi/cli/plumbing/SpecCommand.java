package org.cxlmi.cli.plumbing;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.cxlmi.cli.catalog.CommandDocs;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.help.HelpPage;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.DoneContent;
import org.cxlmi.cli.output.StructContent;
import org.cxlmi.cli.output.StructListContent;
import org.cxlmi.cli.request.RequestOption;
import org.cxlmi.cli.request.RequestOptions;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.run.TargetParameter;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.run.Work;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.ops.Pages;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command of the specification, or of a vendor, with an option for each field of its request.
 *
 * @param <Q> the request
 * @param <R> the response
 */
public final class SpecCommand<Q extends Struct, R extends Struct> implements Invocation {

    private static final String ALL = "--all";
    static final String DRY_RUN = "--dry-run";

    /** A limit that every field can hold. */
    private static final String ANY_LIMIT = "1";

    /** Stands for the standard input of a program that reads requests from there. */
    private static final InputStream NO_INPUT = new InputStream() {
        @Override
        public int read() throws IOException {
            throw new IOException("the requests come from there; write the bytes in hexadecimal, or @FILE");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    };

    private final NamedCommand named;
    private final Command<Q, R> command;
    private final CommonOptions common;
    private final CommandDocs docs;
    private final RequestOptions<Q> options;

    private SpecCommand(NamedCommand named, Command<Q, R> command, CommonOptions common, CommandDocs docs) {
        this.named = named;
        this.command = command;
        this.common = common;
        this.docs = docs;
        this.options = RequestOptions.of(command);
    }

    /** The command of this name, with options that all commands have. */
    public static SpecCommand<?, ?> of(NamedCommand named, CommonOptions common) {
        return of(named, named.command(), common, CommandDocs.NONE);
    }

    /** The same with documentation, for help. */
    public static SpecCommand<?, ?> documented(NamedCommand named) {
        return of(named, named.command(), new CommonOptions(), CommandDocs.of(named));
    }

    private static <Q extends Struct, R extends Struct> SpecCommand<Q, R> of(
            NamedCommand named, Command<Q, R> command, CommonOptions common, CommandDocs docs) {
        return new SpecCommand<>(named, command, common, docs);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(named.fullName());
        spec.usageMessage().description(CommandText.description(command, docs));
        spec.addPositional(TargetParameter.spec());
        options.all().forEach(option -> spec.addOption(of(option)));
        if (command.paging().isPresent()) {
            spec.addOption(OptionSpec.builder(ALL)
                    .type(boolean.class)
                    .description(
                            "Read everything from where the request starts, with as many commands as it takes, each for as"
                                    + " much as fits.")
                    .build());
        }
        spec.addOption(OptionSpec.builder(DRY_RUN)
                .type(boolean.class)
                .description("Show the request and its bytes, and send nothing.")
                .build());
        return common.addTo(spec);
    }

    private OptionSpec of(RequestOption option) {
        OptionSpec.Builder spec = OptionSpec.builder(option.name())
                .paramLabel(option.label())
                .type(option.isFlag() ? Boolean.class : option.isList() ? String[].class : String.class)
                .arity(option.isFlag() ? "0..1" : "1")
                .description(CommandText.option(option, docs));
        if (option.isFlag()) {
            spec.fallbackValue("true");
        }
        if (!option.candidates().isEmpty()) {
            spec.completionCandidates(option.candidates());
        }
        return spec.build();
    }

    @Override
    public List<HelpPage.Section> sections() {
        return CommandText.sections(docs);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        boolean isAll = parsed.hasMatchedOption(ALL);
        Map<RequestOption, List<String>> given = given(parsed);
        if (isAll) {
            setLimit(given);
        }
        Q request = options.request(given, environment.streams().in());
        Task task = task(request, isAll, parsed.hasMatchedOption(DRY_RUN));
        List<String> targets = TargetParameter.given(parsed);
        return new Runner(common, environment.streams()).run(environment.targets(targets), task);
    }

    /** What makes a request without options. */
    @FunctionalInterface
    public interface RequestReader {

        /** Makes a request of this type. */
        <T extends Struct> T read(Class<T> type);
    }

    /**
     * The task with a request that is made without options.
     *
     * @param isAll whether everything is read, with as many commands as it takes
     * @param isDry whether the request is only shown
     * @throws CliException if the command does not read lists
     */
    public Task task(RequestReader reader, boolean isAll, boolean isDry) {
        return task(reader.read(command.requestType()), isAll, isDry);
    }

    /**
     * The task with a request that is made of options, which have no hyphens here.
     *
     * @throws CliException if an option is wrong, or the command does not read lists
     */
    public Task task(Map<String, List<String>> texts, boolean isAll, boolean isDry) {
        Map<RequestOption, List<String>> given = new LinkedHashMap<>();
        texts.forEach((name, values) -> given.put(option(name), values));
        if (isAll) {
            setLimit(given);
        }
        return task(options.request(given, NO_INPUT), isAll, isDry);
    }

    /** A limit that has to be given is none if all is read; which one it is, is not looked at. */
    private void setLimit(Map<RequestOption, List<String>> given) {
        Optional<String> limit = command.paging().flatMap(Paging::limitField).map(Kebab::ofCamel);
        options.all().stream()
                .filter(option -> limit.equals(Optional.of(option.name().substring(2))))
                .filter(option -> !given.containsKey(option))
                .forEach(option -> given.put(option, List.of(ANY_LIMIT)));
    }

    private RequestOption option(String name) {
        return options.all().stream()
                .filter(option -> option.name().equals("--" + name))
                .findFirst()
                .orElseThrow(() -> CliException.usage(named.fullName() + " has no option \"" + name + "\"; it has "
                        + (options.all().isEmpty()
                                ? "none"
                                : options.all().stream()
                                        .map(option -> option.name().substring(2))
                                        .collect(Collectors.joining(", ")))));
    }

    private Task task(Q request, boolean isAll, boolean isDry) {
        if (isAll && command.paging().isEmpty()) {
            throw CliException.usage(named.fullName() + " reads no list, so that there is nothing to read all of");
        }
        return new Task(
                named.fullName(),
                OptionalInt.of(command.opcode()),
                command.toString(),
                isDry ? CommandImpact.READS : command.impact(),
                isAll,
                isDry
                        ? DryRun.work(command.toString(), request)
                        : Work.opened(target -> isAll ? all(target, request) : send(target, request)));
    }

    private Map<RequestOption, List<String>> given(ParseResult parsed) {
        Map<RequestOption, List<String>> given = new LinkedHashMap<>();
        for (RequestOption option : options.all()) {
            if (parsed.hasMatchedOption(option.name())) {
                given.put(
                        option,
                        option.isFlag()
                                ? List.of(parsed.matchedOptionValue(option.name(), true)
                                        .toString())
                                : parsed.matchedOption(option.name()).stringValues());
            }
        }
        return given;
    }

    @SuppressWarnings("unchecked") // The class of the response says so.
    private Content send(CxlTarget target, Q request) {
        if (command.responseType() == EmptyPayload.class) {
            if (command.mayRunInBackground()) {
                return new DoneContent(target.start((Command<Q, EmptyPayload>) command, request)
                        .isRunning());
            }
            target.execute(command, request);
            return new DoneContent(false);
        }
        return new StructContent(target.execute(command, request));
    }

    private Content all(CxlTarget target, Q request) {
        Optional<Paging<Q, R, ?>> paging = command.paging();
        return all(target, paging.orElseThrow(), request);
    }

    private static <Q extends Struct, R extends Struct, E> Content all(
            CxlTarget target, Paging<Q, R, E> paging, Q request) {
        Q whole = paging.request(request, paging.start(request), 0);
        return new StructListContent(
                paging.elementsField(), Pages.of(target, paging, whole).toList());
    }
}
