package org.cxlmi.cli.porcelain;

import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.run.TargetParameter;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.run.Work;
import org.cxlmi.runtime.CommandImpact;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A job that only reads, on each target.
 *
 * @param name the name on the command line
 * @param description what it does
 * @param ofAll whether it is done on all targets that there are if none is named
 */
record TargetCommand(String name, String description, boolean ofAll, Work.OnTarget work, CommonOptions common)
        implements Invocation {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(name);
        spec.usageMessage().description(description);
        spec.addPositional(TargetParameter.spec());
        return common.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        List<String> given = TargetParameter.given(parsed);
        boolean isEverything = ofAll
                && given.isEmpty()
                && environment.words(Environment.TARGET).isEmpty();
        return new Runner(common, environment.streams())
                .run(isEverything ? List.of("all") : environment.targets(given), task());
    }

    /** What is done on each target. */
    Task task() {
        return new Task(name, OptionalInt.empty(), description, CommandImpact.READS, true, Work.opened(work));
    }
}
