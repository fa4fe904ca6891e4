package org.cxlmi.libcxlmi.internal;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;

/** How long the answers are that a mock endpoint was told to give; those with one opcode are given in their order. */
final class MockAnswers {

    private final Map<Integer, Queue<Integer>> lengths = new HashMap<>();

    void add(int opcode, int length) {
        lengths.computeIfAbsent(opcode, unused -> new ArrayDeque<>()).add(length);
    }

    /** Bytes of the answer that comes next; unknown on other endpoints. */
    OptionalInt next(int opcode) {
        Queue<Integer> waiting = lengths.get(opcode);
        return waiting == null || waiting.isEmpty() ? OptionalInt.empty() : OptionalInt.of(waiting.remove());
    }
}
