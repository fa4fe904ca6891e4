package org.cxlmi.spec.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.read.ReadResult;
import org.cxlmi.spec.read.SpecReader;

/** Spec files written within a test. */
final class Specs {

    private Specs() {}

    /** Reads text that has no mistake of form; the rules are not asked. */
    static SpecFile read(String text) {
        ReadResult result = SpecReader.read("a.yaml", text);
        assertEquals(List.of(), result.findings());
        return result.file().orElseThrow();
    }
}
