package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.plumbing.DryRun;
import org.cxlmi.cli.request.FieldNumber;
import org.cxlmi.cli.request.Sizes;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Work;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.fmapi.SetLdAllocations;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.LogicalDevicePool;
import org.cxlmi.sdk.ops.LogicalDeviceShare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives memory to a logical device. */
@Command(
        description = "Gives a logical device memory instead of what it has. Its data are lost. If it has this memory"
                + " already, nothing is changed.")
final class LdAllocateCommand extends JobCommand<LogicalDeviceShare> {

    static final String NAME = "ld allocate";

    @Option(
            names = "--ld",
            paramLabel = "N",
            required = true,
            converter = LogicalDevice.class,
            description = "The LD-ID of the logical device.")
    private int ld;

    @Option(
            names = "--range1",
            paramLabel = "SIZE",
            required = true,
            converter = Sizes.class,
            description = "The first range of its memory, such as 1GiB: a multiple of the step that ld list shows.")
    private long range1;

    @Option(
            names = "--range2",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "The second range of its memory. By default, none.")
    private long range2;

    @Option(
            names = "--dry-run",
            description = "Read in which steps memory is shared, show the request, and change nothing.")
    private boolean dryRun;

    static final class LogicalDevice extends FieldNumber {

        LogicalDevice() {
            super(SetLdAllocations.COMMAND, "startLdId");
        }
    }

    LdAllocateCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    String description() {
        return SetLdAllocations.COMMAND.toString();
    }

    @Override
    CommandImpact impact() {
        return SetLdAllocations.COMMAND.impact();
    }

    @Override
    boolean isDry() {
        return dryRun;
    }

    @Override
    String done() {
        return "allocated";
    }

    @Override
    Work work(JobContext context) {
        return dryRun
                ? (place, opener) -> DryRun.of(
                        SetLdAllocations.COMMAND.toString(),
                        place,
                        context.run(
                                place, LogicalDevicePool.of(opener.open(place)).prepareAllocation(ld, range1, range2)))
                : super.work(context);
    }

    @Override
    Job<LogicalDeviceShare> job(CxlTarget target) {
        return LogicalDevicePool.of(target).allocate(ld, range1, range2);
    }

    @Override
    Content content(LogicalDeviceShare share) {
        return LdText.of(share);
    }
}
