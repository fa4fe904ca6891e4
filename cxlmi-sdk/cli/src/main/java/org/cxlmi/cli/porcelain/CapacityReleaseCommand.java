package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.Sizes;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseWithoutExtentsRequest;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.HostCapacity;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a host for dynamic capacity. */
@Command(
        description = "Asks a host to give back its dynamic capacity that has a tag, or none without --tag, and waits"
                + " until it has. After Ctrl-C, it stays asked for.")
final class CapacityReleaseCommand extends ChangeCommand<CapacityChange> {

    static final String NAME = "dc release";

    @Mixin
    private CapacityOptions capacity = new CapacityOptions();

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "How much, such as 512MiB: a multiple of the block size. By default, all that has the tag.")
    private @Nullable Long size;

    @Option(names = "--forced", description = "Take it away at once, without asking the host. The host may fail then.")
    private boolean forced;

    @Option(names = "--sanitize", description = "Erase what was given back.")
    private boolean sanitizing;

    CapacityReleaseCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        return InitiateDynamicCapacityReleaseWithoutExtents.COMMAND;
    }

    @Override
    Struct request() {
        return InitiateDynamicCapacityReleaseWithoutExtentsRequest.builder()
                .hostId(capacity.host())
                .forcedRemoval(forced)
                .sanitizeOnRelease(sanitizing)
                .length(size == null ? 0 : size)
                .tag(capacity.tag())
                .build();
    }

    @Override
    String done() {
        return "released";
    }

    @Override
    Job<CapacityChange> job(CxlTarget target) {
        HostCapacity host = capacity.of(target);
        host = forced ? host.forced() : host;
        host = sanitizing ? host.sanitizing() : host;
        return size == null ? host.release() : host.release(size);
    }

    @Override
    Content content(CapacityChange result) {
        return CapacityOptions.content(result);
    }
}
