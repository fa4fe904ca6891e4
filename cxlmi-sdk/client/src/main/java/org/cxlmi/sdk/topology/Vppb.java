package org.cxlmi.sdk.topology;

import java.util.OptionalInt;
import org.cxlmi.sdk.fmapi.LdBinding;
import org.cxlmi.sdk.fmapi.PhysicalPortBinding;
import org.cxlmi.sdk.fmapi.VppbInformation;

/**
 * A vPPB and what it is bound to.
 *
 * @param id the virtual switch and the index of the vPPB
 * @param binding the binding that the switch reports
 */
public record Vppb(VppbId id, VppbInformation binding) {

    /** The physical port to which it is bound, either as a whole or to a logical device behind the port. */
    public OptionalInt port() {
        return binding.physicalPortBinding()
                .map(PhysicalPortBinding::portId)
                .or(() -> binding.ldBinding().map(LdBinding::portId))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** The logical device that it is bound to, if it is bound to one. */
    public OptionalInt logicalDevice() {
        return binding.ldBinding().map(LdBinding::ldId).orElseGet(OptionalInt::empty);
    }

    /** For example {@code VCS 0 vPPB 3 bound LD, port 2, LD 5}. */
    @Override
    public String toString() {
        String status = binding.bindingStatus().label();
        String port = port().isPresent() ? ", port " + port().getAsInt() : "";
        String ld = logicalDevice().isPresent() ? ", LD " + logicalDevice().getAsInt() : "";
        return id + " " + status + port + ld;
    }
}
