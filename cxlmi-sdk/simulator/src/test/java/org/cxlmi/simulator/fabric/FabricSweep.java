package org.cxlmi.simulator.fabric;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDeviceBuilder;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.simulator.component.SimulatedSwitchBuilder;

/**
 * Asks every logical device of fabrics of 1 to 32 switches who it is and how it is, through two tunnels each, and reports
 * how many commands that is in a second, and how much of the heap is in use then.
 */
final class FabricSweep {

    static final int PORTS = 32;
    static final int LOGICAL_DEVICES = 16;

    private static final int COMMANDS = 2;

    private FabricSweep() {}

    /** Sweeps the fabrics with so many switches each; of 1, 2, 4, 8, 16 and 32 if none are given. */
    public static void main(String[] arguments) {
        List<String> sizes = arguments.length == 0 ? List.of("1", "2", "4", "8", "16", "32") : List.of(arguments);
        for (String size : sizes) {
            List<SimulatedSwitch> switches = switches(Integer.parseInt(size));
            try {
                long start = System.nanoTime();
                int commands = sweep(switches);
                Duration time = Duration.ofNanos(System.nanoTime() - start);
                System.out.printf(
                        Locale.ROOT,
                        "%2d switches: %6d commands, %7.0f a second, %3d MiB of %d MiB in use%n",
                        switches.size(),
                        commands,
                        commands / (time.toNanos() / 1e9),
                        usedBytes() >> 20,
                        Runtime.getRuntime().maxMemory() >> 20);
            } finally {
                Reference.reachabilityFence(switches);
            }
        }
    }

    private static List<SimulatedSwitch> switches(int count) {
        SimulatedClock clock = SimulatedClock.driven();
        return Stream.iterate(1L, serial -> serial + 1)
                .limit(count)
                .map(serial -> switchOf(clock, serial))
                .toList();
    }

    private static SimulatedSwitch switchOf(SimulatedClock clock, long serial) {
        SimulatedSwitchBuilder builder = SimulatedSwitch.builder()
                .name("switch" + serial)
                .clock(clock)
                .ports(PORTS)
                .serialNumber(serial);
        for (int port = 0; port < PORTS; port++) {
            SimulatedMultiLogicalDeviceBuilder device = SimulatedMultiLogicalDevice.builder()
                    .name("switch" + serial + "/port" + port)
                    .clock(clock)
                    .serialNumber(serial << Byte.SIZE | port);
            builder.plugIn(port, device::build);
        }
        return builder.build();
    }

    /** Keeps all that it has asked; returns how many commands that were. */
    private static int sweep(List<SimulatedSwitch> switches) {
        List<Endpoint> endpoints = new ArrayList<>();
        int commands = 0;
        for (SimulatedSwitch each : switches) {
            Endpoint endpoint = Endpoint.over(each.connect());
            endpoints.add(endpoint);
            long serial = Generic.of(endpoint).identify().serialNumber();
            for (int port = 0; port < PORTS; port++) {
                for (int ld = 0; ld < LOGICAL_DEVICES; ld++) {
                    check(endpoint.through(Tunnel.switchPort(port).ld(ld)), (serial << 8 | port) << 8 | ld);
                    commands += COMMANDS;
                }
            }
        }
        endpoints.forEach(Endpoint::close);
        return commands;
    }

    private static void check(CxlTarget target, long serialNumber) {
        long found = Generic.of(target).identify().serialNumber();
        int temperature =
                MemoryDevice.of(target).getHealthInfo().deviceTemperature().orElseThrow();
        if (found != serialNumber || temperature <= 0) {
            throw new IllegalStateException(target + " is " + found + ", at " + temperature + " degrees");
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
