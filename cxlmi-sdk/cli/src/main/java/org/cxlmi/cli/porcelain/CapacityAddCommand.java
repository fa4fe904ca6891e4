package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.FieldNumber;
import org.cxlmi.cli.request.Sizes;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtentsRequest;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.HostCapacity;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Offers dynamic capacity to a host. */
@Command(
        description =
                "Offers dynamic capacity to a host, and waits for its answer. After Ctrl-C, the device is asked to"
                        + " withdraw the offer.")
final class CapacityAddCommand extends ChangeCommand<CapacityChange> {

    static final String NAME = "dc add";

    @Mixin
    private CapacityOptions capacity = new CapacityOptions();

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    /** Who chooses the capacity: the device, or the user. */
    private static final class Choice {

        @ArgGroup(exclusive = false)
        private @Nullable Part part;

        @Option(
                names = "--extent",
                paramLabel = ByteRange.LABEL,
                required = true,
                converter = ByteRange.Converter.class,
                description =
                        "This extent, such as 0x40000000+256MiB: multiples of 64 bytes. May be given several times.")
        private List<ByteRange> extents = new ArrayList<>();
    }

    /** Capacity of a region that the device chooses. */
    private static final class Part {

        @Option(
                names = "--region",
                paramLabel = "N",
                required = true,
                converter = Region.class,
                description = "The region, from 0 to 7.")
        private int region;

        @Option(
                names = "--size",
                paramLabel = "SIZE",
                required = true,
                converter = Sizes.class,
                description = "How much, such as 512MiB: a multiple of the block size of the region.")
        private long size;

        @Option(names = "--contiguous", description = "Offer it in one piece.")
        private boolean contiguous;
    }

    static final class Region extends FieldNumber {

        Region() {
            super(InitiateDynamicCapacityAdd.COMMAND, "regionNumber");
        }
    }

    CapacityAddCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        return choice.part == null
                ? InitiateDynamicCapacityAdd.COMMAND
                : InitiateDynamicCapacityAddWithoutExtents.COMMAND;
    }

    @Override
    Struct request() {
        Part part = choice.part;
        if (part == null) {
            return InitiateDynamicCapacityAddRequest.builder()
                    .hostId(capacity.host())
                    .selectionPolicy(DynamicCapacitySelectionPolicy.PRESCRIPTIVE)
                    .extents(capacity.extents(choice.extents))
                    .build();
        }
        return InitiateDynamicCapacityAddWithoutExtentsRequest.builder()
                .hostId(capacity.host())
                .selectionPolicy(
                        part.contiguous
                                ? DynamicCapacitySelectionPolicy.CONTIGUOUS
                                : DynamicCapacitySelectionPolicy.FREE)
                .regionNumber(part.region)
                .length(part.size)
                .tag(capacity.tag())
                .build();
    }

    @Override
    String done() {
        return "answered";
    }

    @Override
    Job<CapacityChange> job(CxlTarget target) {
        HostCapacity host = capacity.of(target);
        Part part = choice.part;
        if (part == null) {
            return host.addExtents(capacity.extents(choice.extents));
        }
        return part.contiguous ? host.addContiguous(part.region, part.size) : host.add(part.region, part.size);
    }

    @Override
    Content content(CapacityChange result) {
        return CapacityOptions.content(result);
    }
}
