package org.cxlmi.simulator.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A simulated multi-headed device: a pool of logical devices, and heads for several hosts or switches. Put the heads on
 * ports. Through any head a tunnel leads to the LD pool, which divides the memory and knows which head has which
 * logical device.
 */
public final class SimulatedMultiHeadedDevice {

    private static final int MOST_HEADS = 255;

    private final String name;
    private final Heads heads;
    private final SimulatedMultiLogicalDevice pool;
    private final List<SimulatedComponent> components;

    private SimulatedMultiHeadedDevice(SimulatedMultiLogicalDeviceBuilder builder, int headCount) {
        this.name = builder.name();
        this.heads = new Heads(headCount, builder.count());
        this.pool = new SimulatedMultiLogicalDevice(builder, Optional.of(heads));
        this.components = IntStream.range(0, headCount)
                .<SimulatedComponent>mapToObj(head -> new SimulatedHead(builder, pool, heads, head))
                .toList();
    }

    /**
     * Makes a device whose logical devices are given to the heads in turn.
     *
     * @param pool the builder of the LD pool
     * @param heads 1 to 255
     * @throws IllegalArgumentException if the number of heads is out of range
     */
    public static SimulatedMultiHeadedDevice create(SimulatedMultiLogicalDeviceBuilder pool, int heads) {
        if (heads < 1 || heads > MOST_HEADS) {
            throw new IllegalArgumentException(heads + " heads are not between 1 and " + MOST_HEADS);
        }
        return new SimulatedMultiHeadedDevice(pool, heads);
    }

    /** The name of the device and of its connections. */
    public String name() {
        return name;
    }

    /**
     * A head. Put it on the port of a switch, or connect to it.
     *
     * @throws IllegalArgumentException if there is no head with that number
     */
    public SimulatedComponent head(int number) {
        checkHead(number);
        return components.get(number);
    }

    /** The LD pool, and the logical devices in it. */
    public SimulatedMultiLogicalDevice pool() {
        return pool;
    }

    /**
     * Gives a logical device to a head.
     *
     * @throws IllegalArgumentException if one of them does not exist
     */
    public void assign(int ldId, int head) {
        checkHead(head);
        pool.logicalDevice(ldId);
        heads.assign(ldId, head);
    }

    /**
     * Takes a logical device from the head that has it.
     *
     * @throws IllegalArgumentException if it does not exist
     */
    public void unassign(int ldId) {
        pool.logicalDevice(ldId);
        heads.unassign(ldId);
    }

    /** The state of its LD pool and of its heads, as {@link SimulatedComponent#save} gives it. */
    public Map<String, Object> save() {
        return pool.save();
    }

    /**
     * Restores the state that {@link #save} returned, as {@link SimulatedComponent#restore} does.
     *
     * @throws IllegalArgumentException if the state is damaged, or belongs to another kind of device
     */
    public void restore(Map<String, ?> state) {
        pool.restore(state);
    }

    private void checkHead(int number) {
        if (number < 0 || number >= components.size()) {
            throw new IllegalArgumentException(name + " has no head " + number + ", it has " + components.size());
        }
    }
}
