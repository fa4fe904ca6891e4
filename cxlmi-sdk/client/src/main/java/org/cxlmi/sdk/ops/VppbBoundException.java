package org.cxlmi.sdk.ops;

import org.cxlmi.sdk.fmapi.VppbInformation;

/** A vPPB cannot be bound, because it is bound to something else. Nothing was changed. */
public final class VppbBoundException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final int vcsId;
    private final int vppbId;
    private final byte[] binding;

    VppbBoundException(int vcsId, int vppbId, VppbInformation binding) {
        super(VppbChange.sentence(vcsId, vppbId, binding) + ". Unbind it first.");
        this.vcsId = vcsId;
        this.vppbId = vppbId;
        this.binding = binding.bytes();
    }

    /** The virtual CXL switch, 8 bits. */
    public int vcsId() {
        return vcsId;
    }

    /** The index of the vPPB in the virtual switch, 8 bits. */
    public int vppbId() {
        return vppbId;
    }

    /** What the vPPB is bound to. */
    public VppbInformation binding() {
        return VppbInformation.wrap(binding);
    }
}
