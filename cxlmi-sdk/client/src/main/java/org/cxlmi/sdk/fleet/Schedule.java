package org.cxlmi.sdk.fleet;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * Decides which target is next. Targets are numbered in their order. Of the targets with the same key, only one is
 * worked on at a time. No target of the next wave begins before the last one of this wave is done. The lock of the run
 * guards this object.
 */
final class Schedule {

    private final List<Object> keys;
    private final List<Wave> waves;
    private final int failureLimit;

    /** The targets that can begin now. */
    private final PriorityQueue<Integer> ready = new PriorityQueue<>();

    /** The targets of this wave that wait for another one with the same key. */
    private final Map<Object, Queue<Integer>> behind = new HashMap<>();

    private int wave = -1;
    private int admitted;
    private int openInWave;
    private int failedInWave;
    private int failed;

    Schedule(Fleet fleet, List<Object> keys) {
        this.keys = keys;
        this.waves = fleet.waves();
        this.failureLimit = fleet.failureLimit();
        admitNextWave();
    }

    private void admitNextWave() {
        wave++;
        int left = keys.size() - admitted;
        openInWave = wave < waves.size() ? Math.min(left, waves.get(wave).targets()) : left;
        failedInWave = 0;
        Set<Object> seen = new HashSet<>();
        for (int end = admitted + openInWave; admitted < end; admitted++) {
            Object key = keys.get(admitted);
            if (seen.add(key)) {
                ready.add(admitted);
            } else {
                behind.computeIfAbsent(key, unused -> new ArrayDeque<>()).add(admitted);
            }
        }
    }

    boolean hasNext() {
        return !ready.isEmpty();
    }

    int next() {
        return ready.remove();
    }

    /**
     * Records that a target is done.
     *
     * @return false if too many have failed for the others to be begun
     */
    boolean finish(int number, boolean success) {
        Queue<Integer> sameKey = behind.get(keys.get(number));
        if (sameKey != null && !sameKey.isEmpty()) {
            ready.add(sameKey.remove());
        }
        openInWave--;
        if (!success) {
            failed++;
            failedInWave++;
        }
        if (failed >= failureLimit) {
            return false;
        }
        if (openInWave == 0) {
            if (wave < waves.size() && failedInWave > waves.get(wave).allowedFailures()) {
                return false;
            }
            admitNextWave();
        }
        return true;
    }
}
