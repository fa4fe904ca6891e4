package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.Sizes;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemovalPolicy;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityRelease;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseWithoutExtentsRequest;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.HostCapacity;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup
    private @Nullable Part part;

    /** Not all that has the tag. */
    private static final class Part {

        @Option(
                names = "--size",
                paramLabel = "SIZE",
                required = true,
                converter = Sizes.class,
                description =
                        "How much, such as 512MiB: a multiple of the block size. By default, all that has the tag.")
        private long size;

        @Option(
                names = "--extent",
                paramLabel = ByteRange.LABEL,
                required = true,
                converter = ByteRange.Converter.class,
                description =
                        "This extent, such as 0x40000000+256MiB: multiples of 64 bytes. May be given several times.")
        private List<ByteRange> extents = new ArrayList<>();
    }

    @Option(names = "--forced", description = "Take it away at once, without asking the host. The host may fail then.")
    private boolean forced;

    @Option(names = "--sanitize", description = "Erase what was given back.")
    private boolean sanitizing;

    CapacityReleaseCommand(CommonOptions common) {
        super(NAME, common);
    }

    private List<DynamicCapacityExtent> extents() {
        return part == null ? List.of() : capacity.extents(part.extents);
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        return extents().isEmpty()
                ? InitiateDynamicCapacityReleaseWithoutExtents.COMMAND
                : InitiateDynamicCapacityRelease.COMMAND;
    }

    @Override
    Struct request() {
        if (!extents().isEmpty()) {
            return InitiateDynamicCapacityReleaseRequest.builder()
                    .hostId(capacity.host())
                    .removalPolicy(DynamicCapacityRemovalPolicy.PRESCRIPTIVE)
                    .forcedRemoval(forced)
                    .sanitizeOnRelease(sanitizing)
                    .extents(extents())
                    .build();
        }
        return InitiateDynamicCapacityReleaseWithoutExtentsRequest.builder()
                .hostId(capacity.host())
                .forcedRemoval(forced)
                .sanitizeOnRelease(sanitizing)
                .length(part == null ? 0 : part.size)
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
        if (part == null) {
            return host.release();
        }
        return extents().isEmpty() ? host.release(part.size) : host.releaseExtents(extents());
    }

    @Override
    Content content(CapacityChange result) {
        return CapacityOptions.content(result);
    }
}
