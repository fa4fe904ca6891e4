package org.cxlmi.simulator.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.Controller;
import org.cxlmi.simulator.core.DeviceClock;
import org.cxlmi.simulator.core.SavedState;

/** One head of a multi-headed device: leads to the LD pool, and to those logical devices that are assigned to it. */
final class SimulatedHead extends SimulatedComponent {

    private final Heads heads;
    private final int number;
    private final SimulatedMultiLogicalDevice pool;
    private final Controller controller;
    private final CciResponder toPool;

    SimulatedHead(
            SimulatedMultiLogicalDeviceBuilder builder, SimulatedMultiLogicalDevice pool, Heads heads, int number) {
        super(builder.name() + "/head" + number, builder.clock());
        this.heads = heads;
        this.number = number;
        this.pool = pool;
        this.toPool = pool.responder();
        controller = new Controller(
                name(),
                builder.identity(),
                new BackgroundOperations(new DeviceClock(builder.clock())),
                List.of(),
                Map.of(),
                this::responderBehind);
    }

    private CciResponder responderBehind(Tunnel.Hop hop) {
        if (hop.kind() == Tunnel.Kind.LD_POOL) {
            Refusal.when(pool.faults().isGone(), ReturnCode.INVALID_INPUT);
            return toPool;
        }
        Refusal.when(!heads.owns(number, hop.id()), ReturnCode.INVALID_INPUT);
        return pool.responderOf(hop.id());
    }

    @Override
    public void reset() {
        for (int ld = 0; ld < pool.count(); ld++) {
            if (heads.owns(number, ld)) {
                pool.logicalDevice(ld).reset();
            }
        }
    }

    @Override
    public Map<String, Object> save() {
        return controller.save();
    }

    @Override
    void restore(SavedState state) {
        controller.restore(state);
    }

    @Override
    public List<SimulatedComponent> ldPools() {
        return List.of(pool);
    }

    @Override
    PayloadLimits limits() {
        return controller.limits();
    }

    @Override
    CciResponder open() {
        return controller.open();
    }

    @Override
    ConnectedDeviceType deviceType() {
        return ConnectedDeviceType.CXL_TYPE_3_MLD;
    }

    @Override
    Optional<? extends LogicalDeviceRegisters> registersOf(int ldId) {
        return heads.owns(number, ldId) ? pool.registersOf(ldId) : Optional.empty();
    }

    @Override
    public Optional<SimulatedComponent> behind(Tunnel.Hop hop) {
        return switch (hop.kind()) {
            case LD_POOL -> Optional.of(pool);
            case LD -> heads.owns(number, hop.id()) ? pool.behind(hop) : Optional.empty();
            case PORT -> Optional.empty();
        };
    }
}
