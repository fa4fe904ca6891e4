package org.cxlmi.simulator.dcd;

import java.util.function.Function;

/** The hosts of a device that have dynamic capacity, by host ID; on a multi-logical device that is the LD ID. */
public interface DynamicCapacityHosts {

    /** Host IDs are less than this. */
    int count();

    /** Manages the capacity of a host while nothing else happens to it; Invalid Input if there is no such host. */
    <T> T manage(int host, Function<DynamicCapacityManagement, T> action);
}
