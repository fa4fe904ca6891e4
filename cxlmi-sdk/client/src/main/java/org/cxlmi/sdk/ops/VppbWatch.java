package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.List;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfo;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoResponse;
import org.cxlmi.sdk.fmapi.VcsInformation;
import org.cxlmi.sdk.fmapi.VcsState;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.fmapi.VppbInformation;

/** Asks a switch what a vPPB is bound to. */
final class VppbWatch {

    private final JobRun<?> run;
    private final int vcsId;
    private final int vppbId;
    private final Duration timeout;

    /** @param timeout how long the vPPB may be bound or unbound, and how long the switch may be busy before */
    VppbWatch(JobRun<?> run, int vcsId, int vppbId, Duration timeout) {
        this.run = run;
        this.vcsId = vcsId;
        this.vppbId = vppbId;
        this.timeout = timeout;
    }

    /** What the vPPB is bound to, once it is neither bound nor unbound any more. */
    VppbInformation settled() throws InterruptedException {
        Patience patience = new Patience(run.target(), timeout);
        while (true) {
            VppbInformation now = Busy.retry(run.target(), timeout, this::now);
            if (now.bindingStatus() != VppbBindingStatus.BIND_OR_UNBIND_IN_PROGRESS) {
                return now;
            }
            if (patience.isExhausted()) {
                run.leaves(VppbChange.sentence(vcsId, vppbId, now) + ".");
                throw run.timeout(patience.waited());
            }
            patience.pause();
        }
    }

    /** A sentence about what the vPPB is now. */
    String remains() {
        try {
            return VppbChange.sentence(vcsId, vppbId, now()) + ".";
        } catch (RuntimeException e) {
            return "What " + VppbChange.name(vcsId, vppbId) + " is bound to is not known: " + e.getMessage();
        }
    }

    private VppbInformation now() {
        GetVirtualCxlSwitchInfoResponse response = FabricManager.of(run.target())
                .getVirtualCxlSwitchInfo(
                        request -> request.startVppb(vppbId).vppbListLimit(1).vcsIds(vcsId));
        List<VcsInformation> found = response.virtualSwitches();
        if (found.size() != 1 || found.get(0).vcsId() != vcsId) {
            List<Integer> ids = found.stream().map(VcsInformation::vcsId).toList();
            throw new MalformedResponseException(
                            response.layout().name(),
                            "virtualSwitches",
                            "only VCS " + vcsId,
                            "VCS " + ids,
                            response.bytes())
                    .in(GetVirtualCxlSwitchInfo.COMMAND.context(run.target()));
        }
        VcsInformation vcs = found.get(0);
        if (vcs.vcsState() == VcsState.INVALID_VCS_ID) {
            throw new IllegalArgumentException(run.target().name() + " has no VCS " + vcsId);
        }
        if (vcs.vppbs().isEmpty()) {
            throw new IllegalArgumentException("VCS " + vcsId + " of "
                    + run.target().name() + " has no vPPB " + vppbId + ", but " + vcs.vppbCount() + " from 0 on");
        }
        return vcs.vppbs().get(0);
    }
}
