package org.cxlmi.sdk.ops;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.sdk.fmapi.VppbInformation;

/** What a vPPB is bound to after a job of {@link VppbBinding}. */
public final class VppbChange {

    private final int vcsId;
    private final int vppbId;
    private final VppbInformation binding;
    private final boolean changed;

    VppbChange(int vcsId, int vppbId, VppbInformation binding, boolean changed) {
        this.vcsId = vcsId;
        this.vppbId = vppbId;
        this.binding = binding;
        this.changed = changed;
    }

    /** The virtual CXL switch, 8 bits. */
    public int vcsId() {
        return vcsId;
    }

    /** The index of the vPPB in the virtual switch, 8 bits. */
    public int vppbId() {
        return vppbId;
    }

    /** What the switch reports of the vPPB now. */
    public VppbInformation binding() {
        return binding;
    }

    /** Whether the job changed the binding; false if the vPPB was as it should be already. */
    public boolean isChanged() {
        return changed;
    }

    static String name(int vcsId, int vppbId) {
        return "VCS " + vcsId + " vPPB " + vppbId;
    }

    static String sentence(int vcsId, int vppbId, VppbInformation binding) {
        return name(vcsId, vppbId) + " is " + state(binding);
    }

    private static String state(VppbInformation binding) {
        return switch (binding.bindingStatus()) {
            case UNBOUND -> "unbound";
            case BIND_OR_UNBIND_IN_PROGRESS -> "still being bound or unbound";
            case BOUND_PHYSICAL_PORT, BOUND_LD, BOUND_PID -> "bound to " + describe(binding);
            case UNRECOGNIZED -> "in the unknown state " + binding.bindingStatusCode();
        };
    }

    /** What the vPPB is bound to, for example {@code port 2 LD 5}. Two bindings with the same text are the same. */
    static String describe(VppbInformation binding) {
        String bound = Stream.of(
                        binding.physicalPortBinding().map(port -> "port " + port.portId()),
                        binding.ldBinding()
                                .map(ld -> "port " + ld.portId()
                                        + (ld.ldId().isPresent()
                                                ? " LD " + ld.ldId().getAsInt()
                                                : "")),
                        binding.pidBinding().map(pid -> String.format(Locale.ROOT, "PID %03Xh", pid.pid())))
                .flatMap(each -> each.stream())
                .collect(Collectors.joining());
        return bound.isEmpty() ? state(binding) : bound;
    }

    /** For example {@code VCS 0 vPPB 2 -> port 2 LD 5}. */
    @Override
    public String toString() {
        return name(vcsId, vppbId) + " -> " + describe(binding);
    }
}
