package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.sdk.fmapi.VcsState;

/**
 * A virtual CXL switch.
 *
 * @param id the number of the virtual switch, 8 bits
 * @param state the state; absent if it could not be read
 * @param upstreamPort the physical port of its upstream port; absent while it is not enabled
 * @param vppbs the vPPBs that could be read, by index
 * @param failure why some vPPBs could not be read; absent if all were read
 */
public record VirtualSwitch(
        int id, Optional<VcsState> state, OptionalInt upstreamPort, List<Vppb> vppbs, Optional<ReadFailure> failure) {

    /** Keeps a copy of the list. */
    public VirtualSwitch {
        vppbs = List.copyOf(vppbs);
    }

    /** For example {@code VCS 0 enabled, upstream port 0, 16 vPPBs}. */
    @Override
    public String toString() {
        return "VCS " + id
                + state.map(known -> " " + known.label()).orElse("")
                + (upstreamPort.isPresent() ? ", upstream port " + upstreamPort.getAsInt() : "")
                + ", " + vppbs.size() + " vPPBs"
                + failure.map(why -> ", not all read: " + why).orElse("");
    }
}
