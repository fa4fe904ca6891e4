package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.FieldNumber;
import org.cxlmi.cli.request.Sizes;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtentsRequest;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.Job;
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

    private static final class Region extends FieldNumber {

        Region() {
            super(InitiateDynamicCapacityAdd.COMMAND, "regionNumber");
        }
    }

    CapacityAddCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        return InitiateDynamicCapacityAddWithoutExtents.COMMAND;
    }

    @Override
    Struct request() {
        return InitiateDynamicCapacityAddWithoutExtentsRequest.builder()
                .hostId(capacity.host())
                .selectionPolicy(
                        contiguous ? DynamicCapacitySelectionPolicy.CONTIGUOUS : DynamicCapacitySelectionPolicy.FREE)
                .regionNumber(region)
                .length(size)
                .tag(capacity.tag())
                .build();
    }

    @Override
    String done() {
        return "answered";
    }

    @Override
    Job<CapacityChange> job(CxlTarget target) {
        return contiguous
                ? capacity.of(target).addContiguous(region, size)
                : capacity.of(target).add(region, size);
    }

    @Override
    Content content(CapacityChange result) {
        return CapacityOptions.content(result);
    }
}
