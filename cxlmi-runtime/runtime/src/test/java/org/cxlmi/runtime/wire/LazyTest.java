package org.cxlmi.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LazyTest {

    @Test
    void keep_second_returnsTheFirst() {
        Lazy<String> lazy = new Lazy<>();
        assertFalse(lazy.isMade());
        assertThrows(IllegalStateException.class, lazy::get);
        assertEquals("first", lazy.keep("first"));
        assertEquals("first", lazy.keep("second"));
        assertTrue(lazy.isMade());
        assertEquals("first", lazy.get());
    }
}
