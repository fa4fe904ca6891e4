package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** The threads of monitors in this process. */
final class MonitorThreads {

    private static final int PATIENCE_MILLIS = 5000;

    private MonitorThreads() {}

    private static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("cxlmi-monitor-"))
                .toList();
    }

    /** Waits for threads whose end nobody waits for, such as those of a cancelled subscription. */
    static void assertNoneLeft() {
        try {
            for (int i = 0; i < PATIENCE_MILLIS && !names().isEmpty(); i++) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(List.of(), names());
    }
}
