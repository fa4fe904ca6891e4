package org.cxlmi.cli.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void names_areNeverPaths() {
        assertEquals("mctp-1-9-port3", FileNames.safe("mctp:1,9/port3"));
        assertEquals("etc-passwd", FileNames.safe("../../etc/passwd"));
        assertEquals("unnamed", FileNames.safe(".."));
        assertEquals("unnamed", FileNames.safe(""));
        assertEquals("a-b", FileNames.safe("a\u0000\n\u202e\\b"));
        assertTrue(FileNames.safe("x".repeat(1000)).length() <= 80);
    }

    @Test
    void sameNames_getNumbers() {
        FileNames names = new FileNames();
        assertEquals("log", names.unused("log"));
        assertEquals("log-2", names.unused("log"));
        assertEquals("log-3", names.unused("log"));
    }
}
