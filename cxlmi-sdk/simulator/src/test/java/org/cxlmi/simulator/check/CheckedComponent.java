package org.cxlmi.simulator.check;

import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiHeadedDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;

/** One component of each type. */
enum CheckedComponent {
    MEMORY_DEVICE {
        @Override
        Endpoint open() {
            return Endpoint.over(SimulatedMemoryDevice.builder()
                    .clock(SimulatedClock.driven())
                    .build()
                    .connect());
        }
    },
    SMALL_MESSAGES {
        @Override
        Endpoint open() {
            return Endpoint.over(SimulatedMemoryDevice.builder()
                    .clock(SimulatedClock.driven())
                    .maximumPayloadExponent(8)
                    .poisonListSize(100)
                    .backgroundStatus(false)
                    .build()
                    .connect());
        }
    },
    DYNAMIC_CAPACITY {
        @Override
        Endpoint open() {
            return Endpoint.over(SimulatedMemoryDevice.builder()
                    .clock(SimulatedClock.driven())
                    .dynamicCapacity(List.of(region(0), region(1L << 30)), List.of())
                    .build()
                    .connect());
        }
    },
    SWITCH {
        @Override
        Endpoint open() {
            SimulatedClock clock = SimulatedClock.driven();
            return Endpoint.over(SimulatedSwitch.builder()
                    .clock(clock)
                    .ports(12)
                    .plugIn(3, SimulatedMemoryDevice.builder().clock(clock).build())
                    .plugIn(
                            4,
                            SimulatedMultiLogicalDevice.builder().clock(clock).build())
                    .virtualSwitch(0, 4)
                    .virtualSwitch(1, 2)
                    .build()
                    .connect());
        }
    },
    MULTI_LOGICAL_DEVICE {
        @Override
        Endpoint open() {
            return Endpoint.over(SimulatedMultiLogicalDevice.builder()
                    .clock(SimulatedClock.driven())
                    .build()
                    .connect());
        }
    },
    LOGICAL_DEVICE {
        @Override
        Endpoint open() {
            return MULTI_LOGICAL_DEVICE.open();
        }

        @Override
        CxlTarget target(Endpoint endpoint) {
            return endpoint.through(Tunnel.logicalDevice(1));
        }
    },
    MULTI_HEADED_DEVICE {
        @Override
        Endpoint open() {
            return Endpoint.over(SimulatedMultiHeadedDevice.create(
                            SimulatedMultiLogicalDevice.builder().clock(SimulatedClock.driven()), 2)
                    .head(0)
                    .connect());
        }
    },
    LD_POOL {
        @Override
        Endpoint open() {
            return MULTI_HEADED_DEVICE.open();
        }

        @Override
        CxlTarget target(Endpoint endpoint) {
            return endpoint.through(Tunnel.ldPool());
        }
    };

    /** What is checked. */
    CxlTarget target(Endpoint endpoint) {
        return endpoint;
    }

    abstract Endpoint open();

    private static DynamicCapacityRegion region(long base) {
        return DynamicCapacityRegion.builder()
                .regionBase(base)
                .regionDecodeLengthBytes(1L << 30)
                .regionLength(1L << 30)
                .regionBlockSize(2 << 20)
                .build();
    }
}
