package org.cxlmi.cli.porcelain;

import java.util.OptionalInt;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.FieldNumber;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.BindVppbRequest;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.VppbChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Binds a vPPB. */
@Command(
        description = "Binds a vPPB of a switch to a port, or to a logical device behind it, and waits until the switch"
                + " shows it.")
final class BindCommand extends ChangeCommand<VppbChange> {

    static final String NAME = "bind";

    @Mixin
    private VppbOptions vppb = new VppbOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            required = true,
            converter = Port.class,
            description = "The physical port.")
    private int port;

    @Option(
            names = "--ld",
            paramLabel = "N",
            converter = LogicalDevice.class,
            description = "The LD-ID of a logical device behind the port.")
    private @Nullable Integer ld;

    private static final class Port extends FieldNumber {

        Port() {
            super(BindVppb.COMMAND, "portId");
        }
    }

    private static final class LogicalDevice extends FieldNumber {

        LogicalDevice() {
            super(BindVppb.COMMAND, "ldId");
        }
    }

    BindCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        return BindVppb.COMMAND;
    }

    @Override
    Struct request() {
        BindVppbRequest.Builder request =
                BindVppbRequest.builder().vcsId(vppb.vcs()).vppbId(vppb.vppb()).portId(port);
        logicalDevice().ifPresent(request::ldId);
        return request.build();
    }

    private OptionalInt logicalDevice() {
        return ld == null ? OptionalInt.empty() : OptionalInt.of(ld);
    }

    @Override
    String done() {
        return "bound";
    }

    @Override
    Job<VppbChange> job(CxlTarget target) {
        OptionalInt logicalDevice = logicalDevice();
        return logicalDevice.isPresent()
                ? vppb.of(target).bindToLd(port, logicalDevice.getAsInt())
                : vppb.of(target).bindToPort(port);
    }

    @Override
    Content content(VppbChange result) {
        return VppbOptions.content(done(), result);
    }
}
