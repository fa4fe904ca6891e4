package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtents;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddWithoutExtentsRequest;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Offers a host the dynamic capacity that another host has. */
@Command(
        description = "Offers a host the dynamic capacity with a tag that another host has, or that the fabric manager"
                + " keeps, as shared capacity, and waits for its answer.")
final class CapacityShareCommand extends ChangeCommand<CapacityChange> {

    static final String NAME = "dc share";

    @Mixin
    private CapacityOptions capacity = new CapacityOptions();

    @Option(
            names = "--region",
            paramLabel = "N",
            required = true,
            converter = CapacityAddCommand.Region.class,
            description = "The sharable region, from 0 to 7.")
    private int region;

    CapacityShareCommand(CommonOptions common) {
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
                .selectionPolicy(DynamicCapacitySelectionPolicy.ENABLE_SHARED_ACCESS)
                .regionNumber(region)
                .tag(capacity.tag())
                .build();
    }

    @Override
    String done() {
        return "answered";
    }

    @Override
    Job<CapacityChange> job(CxlTarget target) {
        return capacity.of(target).share(region);
    }

    @Override
    Content content(CapacityChange result) {
        return CapacityOptions.content(result);
    }
}
