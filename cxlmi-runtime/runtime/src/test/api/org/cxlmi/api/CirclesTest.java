package org.cxlmi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The classes of a module that only make sense together, for each depends on all the others. */
class CirclesTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final int MOST_CLASSES = 5;

    @Test
    void circles_haveFewClasses() {
        assertEquals(
                List.of(),
                ClassCircles.in(CLASSES).stream()
                        .filter(circle -> circle.size() > MOST_CLASSES)
                        .toList());
    }
}
