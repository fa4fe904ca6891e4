package org.cxlmi.examples.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this thread needed for some work.
 *
 * @param cpuNanos its CPU time, in nanoseconds
 * @param bytes what it allocated, in bytes
 */
record Measured(double cpuNanos, double bytes) {

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Work that is measured. */
    interface Work {
        void run() throws Exception;
    }

    static Measured of(Work work) throws Exception {
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        long nanos = THREAD.getCurrentThreadCpuTime();
        work.run();
        return new Measured(THREAD.getCurrentThreadCpuTime() - nanos, THREAD.getCurrentThreadAllocatedBytes() - bytes);
    }

    /** The part of each of several equal pieces of the work. */
    Measured dividedBy(int pieces) {
        return new Measured(cpuNanos / pieces, bytes / pieces);
    }

    Measured plus(Measured other) {
        return new Measured(cpuNanos + other.cpuNanos, bytes + other.bytes);
    }
}
