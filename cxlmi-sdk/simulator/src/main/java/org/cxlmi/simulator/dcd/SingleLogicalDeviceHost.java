package org.cxlmi.simulator.dcd;

import java.util.function.Function;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.simulator.Refusal;

/** The host of a device that is not a multi-logical device. Nothing else changes the capacity during its commands. */
public record SingleLogicalDeviceHost(DynamicCapacityManagement capacity) implements DynamicCapacityHosts {

    @Override
    public int count() {
        return 1;
    }

    @Override
    public <T> T manage(int host, Function<DynamicCapacityManagement, T> action) {
        Refusal.when(host != 0, ReturnCode.INVALID_INPUT);
        return action.apply(capacity);
    }
}
