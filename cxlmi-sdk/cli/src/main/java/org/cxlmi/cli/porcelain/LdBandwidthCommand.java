package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.WholeNumber;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.SetQosAllocatedBw;
import org.cxlmi.sdk.fmapi.SetQosAllocatedBwRequest;
import org.cxlmi.sdk.fmapi.SetQosBwLimit;
import org.cxlmi.sdk.fmapi.SetQosBwLimitRequest;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.LogicalDevicePool;
import org.cxlmi.sdk.ops.LogicalDeviceShare;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives bandwidth to a logical device, or limits it. */
@Command(description = "Gives a logical device a share of the bandwidth, or limits it to a share, in 1/256.")
final class LdBandwidthCommand extends ChangeCommand<LogicalDeviceShare> {

    static final String NAME = "ld bandwidth";

    @Option(
            names = "--ld",
            paramLabel = "N",
            required = true,
            converter = LdAllocateCommand.LogicalDevice.class,
            description = "The LD-ID of the logical device.")
    private int ld;

    @ArgGroup(multiplicity = "1")
    private Share share = new Share();

    /** One of the two. */
    private static final class Share {

        @Option(
                names = "--allocated",
                paramLabel = "N",
                required = true,
                converter = Fraction.class,
                description = "The share that it is given, from 0 to 255.")
        private @Nullable Integer allocated;

        @Option(
                names = "--limit",
                paramLabel = "N",
                required = true,
                converter = Fraction.class,
                description = "The share that it is limited to, from 0 to 255.")
        private @Nullable Integer limit;
    }

    /** The element of an array of the request, so no field has its range. */
    private static final class Fraction extends WholeNumber {

        Fraction() {
            super(0, LogicalDevicePool.LARGEST_FRACTION, 1);
        }
    }

    LdBandwidthCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        return share.limit == null ? SetQosAllocatedBw.COMMAND : SetQosBwLimit.COMMAND;
    }

    @Override
    Struct request() {
        if (share.limit != null) {
            return SetQosBwLimitRequest.builder()
                    .startLdId(ld)
                    .qosLimitFractions(share.limit)
                    .build();
        }
        return SetQosAllocatedBwRequest.builder()
                .startLdId(ld)
                .qosAllocationFractions(allocated())
                .build();
    }

    private int allocated() {
        return share.allocated == null ? 0 : share.allocated;
    }

    @Override
    String done() {
        return "changed";
    }

    @Override
    Job<LogicalDeviceShare> job(CxlTarget target) {
        LogicalDevicePool pool = LogicalDevicePool.of(target);
        return share.limit == null ? pool.allocateBandwidth(ld, allocated()) : pool.limitBandwidth(ld, share.limit);
    }

    @Override
    Content content(LogicalDeviceShare result) {
        return LdText.of(result);
    }
}
