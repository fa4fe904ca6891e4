package org.cxlmi.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

    @ParameterizedTest
    @CsvSource({"recordCuont,recordCount", "record_count,recordCount", "validIf,valid-if", "docs,doc", "256mib,256MiB"})
    void hint_slip_namesTheNearest(String wrong, String right) {
        List<String> known = List.of("doc", "valid-if", "recordCount", "256MiB", "length");

        assertEquals("write \"" + right + "\"", DidYouMean.hint(wrong, known));
    }

    @Test
    void hint_nothingNear_listsWhatIsKnown() {
        assertEquals("write one of in, out", DidYouMean.hint("sideways", List.of("in", "out")));
    }

    @Test
    void hint_nothingKnown_saysSo() {
        assertEquals("remove it, there is none to name here", DidYouMean.hint("anything", List.of()));
    }
}
