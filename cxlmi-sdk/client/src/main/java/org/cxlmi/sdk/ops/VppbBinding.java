package org.cxlmi.sdk.ops;

import java.time.Duration;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.BindVppbRequest;
import org.cxlmi.sdk.fmapi.ConfigurePidBinding;
import org.cxlmi.sdk.fmapi.ConfigurePidBindingRequest;
import org.cxlmi.sdk.fmapi.LdBinding;
import org.cxlmi.sdk.fmapi.PhysicalPortBinding;
import org.cxlmi.sdk.fmapi.PidBinding;
import org.cxlmi.sdk.fmapi.PidBindingOperation;
import org.cxlmi.sdk.fmapi.RoutePerformance;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.UnbindVppbRequest;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.fmapi.VppbInformation;

/**
 * Jobs that bind and unbind a vPPB of a switch. A job ends when Get Virtual CXL Switch Info (5200h) shows that the vPPB is
 * as it should be. If it is so already, the job succeeds and changes nothing.
 *
 * <p>If the vPPB is bound to something else, the job fails with a {@link VppbBoundException} and changes nothing. If it is
 * being bound or unbound, perhaps by another fabric manager, the job waits until that has ended.
 *
 * <p>A switch cannot be asked to stop binding. If a job is cancelled, the switch goes on, and the next job for this vPPB
 * waits for it.
 */
public final class VppbBinding {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    private final CxlTarget target;
    private final int vcsId;
    private final int vppbId;
    private final Duration timeout;

    private VppbBinding(CxlTarget target, int vcsId, int vppbId, Duration timeout) {
        this.target = target;
        this.vcsId = vcsId;
        this.vppbId = vppbId;
        this.timeout = timeout;
    }

    /**
     * Prepares jobs for a vPPB, which wait up to a minute for the switch.
     *
     * @param vcsId the virtual CXL switch, 8 bits
     * @param vppbId the index of the vPPB in the virtual switch, 8 bits
     */
    public static VppbBinding of(CxlTarget target, int vcsId, int vppbId) {
        return new VppbBinding(target, vcsId, vppbId, DEFAULT_TIMEOUT);
    }

    /**
     * The same with another timeout.
     *
     * @param limit how long the switch may take, and how long it may be busy before
     * @throws IllegalArgumentException if it is negative
     */
    public VppbBinding withTimeout(Duration limit) {
        return new VppbBinding(target, vcsId, vppbId, Patience.checkTimeout(limit));
    }

    /**
     * Binds the vPPB to a physical port with Bind vPPB (5201h).
     *
     * @param portId the port, 8 bits
     */
    public Job<VppbChange> bindToPort(int portId) {
        return bind(
                BindVppb.COMMAND,
                BindVppbRequest.builder()
                        .vcsId(vcsId)
                        .vppbId(vppbId)
                        .portId(portId)
                        .build(),
                VppbInformation.builder()
                        .physicalPortBinding(
                                PhysicalPortBinding.builder().portId(portId).build())
                        .build());
    }

    /**
     * Binds the vPPB to a logical device of the multi-logical device behind a physical port, with Bind vPPB (5201h).
     *
     * @param portId the port, 8 bits
     * @param ldId the LD-ID, from 0 to 254
     */
    public Job<VppbChange> bindToLd(int portId, int ldId) {
        return bind(
                BindVppb.COMMAND,
                BindVppbRequest.builder()
                        .vcsId(vcsId)
                        .vppbId(vppbId)
                        .portId(portId)
                        .ldId(ldId)
                        .build(),
                VppbInformation.builder()
                        .ldBinding(LdBinding.builder().portId(portId).ldId(ldId).build())
                        .build());
    }

    /**
     * Binds the vPPB of a switch with port-based routing to a PID, with Configure PID Binding (5706h). The layout of this
     * command is provisional.
     *
     * @param pid the PID at the other end, 12 bits
     * @param performance how fast the route is
     */
    public Job<VppbChange> bindToPid(int pid, RoutePerformance performance) {
        return bind(
                ConfigurePidBinding.COMMAND,
                ConfigurePidBindingRequest.builder()
                        .operation(PidBindingOperation.BIND)
                        .targetVcsId(vcsId)
                        .targetVppb(vppbId)
                        .pid(pid)
                        .performance(performance)
                        .build(),
                VppbInformation.builder()
                        .pidBinding(PidBinding.builder().pid(pid).build())
                        .build());
    }

    private <Q extends Struct> Job<VppbChange> bind(
            Command<Q, EmptyPayload> command, Q request, VppbInformation wanted) {
        return Job.of(
                "bind of " + VppbChange.name(vcsId, vppbId) + " to " + VppbChange.describe(wanted),
                target,
                run -> change(run, command, request, new Goal(wanted, true)));
    }

    /**
     * Unbinds the vPPB with Unbind vPPB (5202h). With {@link UnbindOption#WAIT_FOR_LINK_DOWN}, this takes until the link of
     * the port is down.
     */
    public Job<VppbChange> unbind(UnbindOption how) {
        UnbindVppbRequest request = UnbindVppbRequest.builder()
                .vcsId(vcsId)
                .vppbId(vppbId)
                .unbindOption(how)
                .build();
        return unbind(UnbindVppb.COMMAND, request);
    }

    /** Ends the binding of the vPPB to a PID, with Configure PID Binding (5706h). The layout of this command is provisional. */
    public Job<VppbChange> unbindFromPid() {
        ConfigurePidBindingRequest request = ConfigurePidBindingRequest.builder()
                .operation(PidBindingOperation.UNBIND)
                .targetVcsId(vcsId)
                .targetVppb(vppbId)
                .build();
        return unbind(ConfigurePidBinding.COMMAND, request);
    }

    private <Q extends Struct> Job<VppbChange> unbind(Command<Q, EmptyPayload> command, Q request) {
        VppbInformation unbound = VppbInformation.builder()
                .bindingStatus(VppbBindingStatus.UNBOUND)
                .build();
        return Job.of(
                "unbind of " + VppbChange.name(vcsId, vppbId),
                target,
                run -> change(run, command, request, new Goal(unbound, false)));
    }

    /**
     * What the vPPB is to become.
     *
     * @param fromUnbound whether it has to be unbound before
     */
    private record Goal(VppbInformation wanted, boolean fromUnbound) {

        boolean isReachedBy(VppbInformation found) {
            return VppbChange.describe(found).equals(VppbChange.describe(wanted));
        }
    }

    private <Q extends Struct> VppbChange change(JobRun<?> run, Command<Q, EmptyPayload> command, Q request, Goal goal)
            throws InterruptedException {
        run.enter("check");
        VppbWatch watch = new VppbWatch(run, vcsId, vppbId, timeout);
        VppbInformation before = watch.settled();
        if (goal.isReachedBy(before)) {
            return new VppbChange(vcsId, vppbId, before, isStarted(run, command));
        }
        if (goal.fromUnbound && before.bindingStatus() != VppbBindingStatus.UNBOUND) {
            throw new VppbBoundException(vcsId, vppbId, before);
        }
        try {
            return perform(run, watch, command, request, goal);
        } catch (CxlException e) {
            run.leaves(watch.remains());
            throw e;
        }
    }

    /** Whether an earlier run, from which this one goes on, has sent the command. */
    private static boolean isStarted(JobRun<?> run, Command<?, ?> command) {
        return run.checkpoint().text(command.name()).isPresent();
    }

    /** An outcome that the switch does not report shows in the state of the vPPB. */
    private <Q extends Struct> VppbChange perform(
            JobRun<?> run, VppbWatch watch, Command<Q, EmptyPayload> command, Q request, Goal goal)
            throws InterruptedException {
        OutcomeUnknownException unknown = null;
        try {
            new BackgroundWork(run, timeout).perform(command.name(), command, request);
        } catch (OutcomeUnknownException e) {
            unknown = e;
        }
        VppbInformation after = watch.settled();
        if (goal.isReachedBy(after)) {
            return new VppbChange(vcsId, vppbId, after, true);
        }
        if (unknown != null) {
            throw unknown;
        }
        throw new OutcomeUnknownException(
                command.context(target),
                true,
                "the switch reports success, but " + VppbChange.sentence(vcsId, vppbId, after) + ".",
                null);
    }
}
