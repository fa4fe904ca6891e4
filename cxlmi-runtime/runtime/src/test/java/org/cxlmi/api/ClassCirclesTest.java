package org.cxlmi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.junit.jupiter.api.Test;

class ClassCirclesTest {

    @Test
    void circlesOfAGraph_areFoundEach() {
        Map<String, Set<String>> graph = Map.of(
                "a", Set.of("b"),
                "b", Set.of("c", "x"),
                "c", Set.of("a", "d"),
                "d", Set.of("e"),
                "e", Set.of("d", "e"),
                "f", Set.of("a", "f"));

        assertEquals(Set.of(Set.of("a", "b", "c"), Set.of("d", "e")), Set.copyOf(ClassCircles.of(graph)));
    }

    @Test
    void circlesOfClasses_areFound() {
        List<Set<String>> circles = ClassCircles.in(Path.of("target", "classes"));

        assertTrue(
                circles.stream()
                        .anyMatch(circle ->
                                circle.containsAll(Set.of(Command.class.getName(), CxlTarget.class.getName()))),
                () -> "a command is executed by a target, and a target executes commands: " + circles);
    }
}
