package org.cxlmi.sdk.topology;

/**
 * The identity of a vPPB within a switch.
 *
 * @param vcs the number of the virtual CXL switch, 8 bits
 * @param vppb the index of the vPPB in the virtual CXL switch, 8 bits
 */
public record VppbId(int vcs, int vppb) {

    /** For example {@code VCS 0 vPPB 3}. */
    @Override
    public String toString() {
        return "VCS " + vcs + " vPPB " + vppb;
    }
}
