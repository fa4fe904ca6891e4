package org.cxlmi.sdk.topology;

/**
 * A vPPB of a switch.
 *
 * @param vcs number of the virtual CXL switch, 8 bits
 * @param vppb index within that, 8 bits
 */
public record VppbId(int vcs, int vppb) {

    /** For example {@code VCS 0 vPPB 3}. */
    @Override
    public String toString() {
        return "VCS " + vcs + " vPPB " + vppb;
    }
}
