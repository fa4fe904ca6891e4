package org.cxlmi.simulator.component;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.sdk.fmapi.LdBinding;
import org.cxlmi.sdk.fmapi.PhysicalPortBinding;
import org.cxlmi.sdk.fmapi.VcsInformation;
import org.cxlmi.sdk.fmapi.VcsState;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.fmapi.VppbInformation;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** One virtual CXL switch: its upstream port and what its vPPBs are bound to. */
final class VirtualSwitch implements Saved {

    private static final VppbInformation UNBOUND =
            VppbInformation.builder().bindingStatus(VppbBindingStatus.UNBOUND).build();

    private final int id;
    private final int upstreamPort;
    private final VppbInformation[] bindings;
    private Optional<UUID> secretValue = Optional.empty();

    VirtualSwitch(int id, int upstreamPort, int vppbs) {
        this.id = id;
        this.upstreamPort = upstreamPort;
        this.bindings = new VppbInformation[vppbs];
        Arrays.fill(bindings, UNBOUND);
    }

    int vppbCount() {
        return bindings.length;
    }

    long boundCount() {
        return Arrays.stream(bindings).filter(VirtualSwitch::isBound).count();
    }

    private static boolean isBound(VppbInformation binding) {
        return binding.bindingStatus() == VppbBindingStatus.BOUND_PHYSICAL_PORT
                || binding.bindingStatus() == VppbBindingStatus.BOUND_LD;
    }

    boolean isBound(int vppb) {
        return isBound(bindings[vppb]);
    }

    boolean isUnbound(int vppb) {
        return bindings[vppb].bindingStatus() == VppbBindingStatus.UNBOUND;
    }

    boolean isInProgress(int vppb) {
        return bindings[vppb].bindingStatus() == VppbBindingStatus.BIND_OR_UNBIND_IN_PROGRESS;
    }

    long inProgressCount() {
        return IntStream.range(0, bindings.length).filter(this::isInProgress).count();
    }

    /** The physical port that a vPPB is bound to, wholly or to an LD behind it. */
    OptionalInt boundPort(int vppb) {
        return boundPort(bindings[vppb]);
    }

    private static OptionalInt boundPort(VppbInformation binding) {
        return Stream.concat(
                        binding.physicalPortBinding().map(PhysicalPortBinding::portId).stream(),
                        binding.ldBinding().map(LdBinding::portId).stream())
                .mapToInt(port -> port)
                .findFirst();
    }

    /** The physical ports that vPPBs are bound to. */
    IntStream boundPorts() {
        return IntStream.range(0, bindings.length)
                .filter(this::isBound)
                .map(vppb -> boundPort(vppb).orElseThrow());
    }

    /** Whether a vPPB is bound to a port, or to an LD behind the port if an LD is given. */
    boolean hasBinding(int port, OptionalInt ld) {
        return Arrays.stream(bindings)
                .anyMatch(binding -> boundPort(binding).equals(OptionalInt.of(port))
                        && (ld.isEmpty()
                                || binding.ldBinding().map(LdBinding::ldId).equals(Optional.of(ld))));
    }

    void setInProgress(int vppb) {
        bindings[vppb] = VppbInformation.builder()
                .bindingStatus(VppbBindingStatus.BIND_OR_UNBIND_IN_PROGRESS)
                .build();
    }

    void bind(int vppb, int port, OptionalInt ld) {
        VppbInformation.Builder binding = VppbInformation.builder();
        if (ld.isPresent()) {
            binding.ldBinding(
                    LdBinding.builder().portId(port).ldId(ld.getAsInt()).build());
        } else {
            binding.physicalPortBinding(
                    PhysicalPortBinding.builder().portId(port).build());
        }
        bindings[vppb] = binding.build();
    }

    void unbind(int vppb) {
        bindings[vppb] = UNBOUND;
    }

    Optional<UUID> secretValue() {
        return secretValue;
    }

    void setSecretValue(UUID value) {
        secretValue = Optional.of(value);
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("bindings", SavedState.hex(Arrays.asList(bindings)));
        secretValue.ifPresent(value -> state.put("secretValue", value.toString()));
        return state;
    }

    @Override
    public void restore(SavedState state) {
        List<VppbInformation> saved = state.structs("bindings", VppbInformation.LENGTH, VppbInformation::wrap);
        state.check(saved.size() == bindings.length, "bindings", "as many as there are vPPBs");
        for (int vppb = 0; vppb < saved.size(); vppb++) {
            VppbInformation binding = saved.get(vppb);
            switch (binding.bindingStatus()) {
                case UNBOUND -> unbind(vppb);
                case BIND_OR_UNBIND_IN_PROGRESS -> setInProgress(vppb);
                case BOUND_PHYSICAL_PORT -> bind(vppb, boundPort(binding).orElseThrow(), OptionalInt.empty());
                case BOUND_LD -> {
                    LdBinding bound = binding.ldBinding().orElseThrow();
                    bind(vppb, bound.portId(), OptionalInt.of(bound.ldIdRaw()));
                }
                case BOUND_PID, UNRECOGNIZED -> throw state.wrong("bindings", "vPPBs bound to ports or LDs, or not");
            }
        }
        secretValue = state.uuid("secretValue");
    }

    VcsInformation information(int start, int limit) {
        List<VppbInformation> listed = IntStream.range(start, Math.max(start, Math.min(bindings.length, start + limit)))
                .mapToObj(vppb -> bindings[vppb])
                .toList();
        return VcsInformation.builder()
                .vcsId(id)
                .vcsState(VcsState.ENABLED)
                .uspId(upstreamPort)
                .vppbCount(bindings.length)
                .vppbs(listed)
                .build();
    }
}
