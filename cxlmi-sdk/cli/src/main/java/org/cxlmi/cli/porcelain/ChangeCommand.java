package org.cxlmi.cli.porcelain;

import java.util.Optional;
import org.cxlmi.cli.plumbing.DryRun;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Work;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.wire.Struct;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A job that changes something with one command. What else it sends only reads.
 *
 * @param <T> what the job results in
 */
abstract class ChangeCommand<T> extends JobCommand<T> {

    @Option(names = "--dry-run", description = "Show the request and its bytes, and send nothing.")
    private boolean dryRun;

    @Mixin
    private ResumeOption resume = new ResumeOption();

    ChangeCommand(String name, CommonOptions common) {
        super(name, common);
    }

    /** The command that changes something. */
    abstract Command<?, ?> command();

    /** Its request. */
    abstract Struct request();

    @Override
    final String description() {
        return command().toString();
    }

    @Override
    final CommandImpact impact() {
        return command().impact();
    }

    @Override
    final Optional<ResumeOption> resume() {
        return Optional.of(resume);
    }

    @Override
    final boolean isDry() {
        return dryRun;
    }

    @Override
    final Work work(JobContext context) {
        return dryRun ? DryRun.work(command().toString(), request()) : super.work(context);
    }
}
