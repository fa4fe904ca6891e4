package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.FieldNumber;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.BindVppbRequest;
import org.cxlmi.sdk.fmapi.ConfigurePidBinding;
import org.cxlmi.sdk.fmapi.ConfigurePidBindingRequest;
import org.cxlmi.sdk.fmapi.PidBindingOperation;
import org.cxlmi.sdk.fmapi.RoutePerformance;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.VppbBinding;
import org.cxlmi.sdk.ops.VppbChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Binds a vPPB. */
@Command(
        description =
                "Binds a vPPB of a switch to a port, to a logical device behind it, or to a PID, and waits until the switch"
                        + " shows it.")
final class BindCommand extends ChangeCommand<VppbChange> {

    static final String NAME = "bind";

    private static final RoutePerformance UNKNOWN = RoutePerformance.builder().build();

    @Mixin
    private VppbOptions vppb = new VppbOptions();

    @ArgGroup(multiplicity = "1")
    private Goal goal = new Goal();

    /** What the vPPB is bound to: one of the two. */
    private static final class Goal {

        @ArgGroup(exclusive = false)
        private @Nullable Behind behind;

        @Option(
                names = "--pid",
                paramLabel = "N",
                required = true,
                converter = Pid.class,
                description =
                        "The PID at the other end, in a switch with port-based routing. Its route is said to have no"
                                + " known latency and bandwidth; configure-pid-binding can say more.")
        private @Nullable Integer pid;
    }

    /** A port, or a logical device behind it. */
    private static final class Behind {

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
    }

    private static final class Pid extends FieldNumber {

        Pid() {
            super(ConfigurePidBinding.COMMAND, "pid");
        }
    }

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
        return goal.pid == null ? BindVppb.COMMAND : ConfigurePidBinding.COMMAND;
    }

    @Override
    Struct request() {
        if (goal.behind == null) {
            return ConfigurePidBindingRequest.builder()
                    .operation(PidBindingOperation.BIND)
                    .targetVcsId(vppb.vcs())
                    .targetVppb(vppb.vppb())
                    .pid(pid())
                    .performance(UNKNOWN)
                    .build();
        }
        BindVppbRequest.Builder request =
                BindVppbRequest.builder().vcsId(vppb.vcs()).vppbId(vppb.vppb()).portId(goal.behind.port);
        if (goal.behind.ld != null) {
            request.ldId(goal.behind.ld);
        }
        return request.build();
    }

    private int pid() {
        return goal.pid == null ? 0 : goal.pid;
    }

    @Override
    String done() {
        return "bound";
    }

    @Override
    Job<VppbChange> job(CxlTarget target) {
        VppbBinding binding = vppb.of(target);
        if (goal.behind == null) {
            return binding.bindToPid(pid(), UNKNOWN);
        }
        return goal.behind.ld == null
                ? binding.bindToPort(goal.behind.port)
                : binding.bindToLd(goal.behind.port, goal.behind.ld);
    }

    @Override
    Content content(VppbChange result) {
        return VppbOptions.content(done(), result);
    }
}
