package org.cxlmi.sdk.topology;

import java.util.List;
import java.util.OptionalInt;

/** The vPPBs of a switch that are bound to one of its ports, or to logical devices behind it. */
record Bindings(List<Vppb> vppbs) {

    /** No bindings; for a component that is behind no port. */
    static final Bindings NONE = new Bindings(List.of());

    static Bindings ofPort(int port, List<Vppb> all) {
        return new Bindings(all.stream()
                .filter(vppb -> vppb.port().equals(OptionalInt.of(port)))
                .toList());
    }

    /** The vPPBs that are bound to the port as a whole. */
    List<VppbId> ofPort() {
        return with(OptionalInt.empty());
    }

    List<VppbId> ofLogicalDevice(int ld) {
        return with(OptionalInt.of(ld));
    }

    private List<VppbId> with(OptionalInt ld) {
        return vppbs.stream()
                .filter(vppb -> vppb.logicalDevice().equals(ld))
                .map(Vppb::id)
                .toList();
    }
}
