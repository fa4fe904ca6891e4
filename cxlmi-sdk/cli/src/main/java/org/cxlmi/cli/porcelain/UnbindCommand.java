package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.Constants;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.ConfigurePidBinding;
import org.cxlmi.sdk.fmapi.ConfigurePidBindingRequest;
import org.cxlmi.sdk.fmapi.PidBindingOperation;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.UnbindVppbRequest;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.VppbChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Unbinds a vPPB. */
@Command(description = "Unbinds a vPPB of a switch, and waits until the switch shows it.")
final class UnbindCommand extends ChangeCommand<VppbChange> {

    static final String NAME = "unbind";

    private static final String HOW = "--option";

    @Mixin
    private VppbOptions vppb = new VppbOptions();

    @Option(names = "--pid", description = "End the binding to a PID, in a switch with port-based routing.")
    private boolean isPid;

    @Option(
            names = HOW,
            paramLabel = "OPTION",
            description = "wait-for-link-down, managed-hot-remove or surprise-hot-remove. The default is"
                    + " managed-hot-remove.")
    private String how = "managed-hot-remove";

    UnbindCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        return isPid ? ConfigurePidBinding.COMMAND : UnbindVppb.COMMAND;
    }

    @Override
    Struct request() {
        if (isPid) {
            return ConfigurePidBindingRequest.builder()
                    .operation(PidBindingOperation.UNBIND)
                    .targetVcsId(vppb.vcs())
                    .targetVppb(vppb.vppb())
                    .build();
        }
        return UnbindVppbRequest.builder()
                .vcsId(vppb.vcs())
                .vppbId(vppb.vppb())
                .unbindOption(option())
                .build();
    }

    private UnbindOption option() {
        return Constants.constant(HOW, UnbindOption.class, how);
    }

    @Override
    String done() {
        return "unbound";
    }

    @Override
    Job<VppbChange> job(CxlTarget target) {
        return isPid ? vppb.of(target).unbindFromPid() : vppb.of(target).unbind(option());
    }

    @Override
    Content content(VppbChange result) {
        return VppbOptions.content(done(), result);
    }
}
