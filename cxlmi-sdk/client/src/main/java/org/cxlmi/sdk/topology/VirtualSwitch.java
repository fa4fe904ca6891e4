package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.sdk.fmapi.VcsState;

/**
 * A virtual CXL switch.
 *
 * @param id its number, 8 bits
 * @param state absent if it could not be read
 * @param upstreamPort physical port of its upstream port while it is enabled
 * @param vppbs those that could be read, by their index
 * @param failure why not all could be read, if so
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
