package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFinderTest {

    private static final String NOWHERE = "cxlmi-is-not-here";

    @TempDir
    Path work;

    private String first;
    private String second;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Path source = Files.writeString(work.resolve("empty.c"), "int nothing;\n");
        first = FakeLibrary.compile(work, source).toString();
        second = FakeLibrary.compile(work, source).toString();
    }

    @Test
    void find_propertyAndVariable_isThatOfTheProperty() {
        try (NativeLibrary library = find(Map.of("cxlmi.library", first), Map.of("CXLMI_LIBRARY", second))) {
            assertEquals(first, library.getFile().toString());
        }
    }

    @Test
    void find_variable_isThatOfTheVariable() {
        try (NativeLibrary library = find(Map.of(), Map.of("CXLMI_LIBRARY", second))) {
            assertEquals(second, library.getFile().toString());
        }
    }

    @Test
    void find_nothingSet_asksTheSystem() {
        NativeLibrary mathematics = LibraryFinder.find(name -> null, name -> null, "m");
        assertEquals("cos", mathematics.getFunction("cos").getName());
    }

    @Test
    void find_fileOfThePropertyMissing_namesItAndTakesNoOther() {
        TransportException e = assertThrows(
                TransportException.class,
                () -> find(Map.of("cxlmi.library", "/no/libcxlmi.so"), Map.of("CXLMI_LIBRARY", second)));
        assertTrue(e.getMessage().contains("/no/libcxlmi.so"), e.getMessage());
        assertTrue(e.getMessage().contains("-Dcxlmi.library"), e.getMessage());
    }

    @Test
    void find_nowhere_namesEachPlace() {
        TransportException e = assertThrows(TransportException.class, () -> find(Map.of(), Map.of()));
        assertTrue(e.getMessage().contains("-Dcxlmi.library"), e.getMessage());
        assertTrue(e.getMessage().contains("CXLMI_LIBRARY"), e.getMessage());
        assertTrue(e.getMessage().contains(NOWHERE), e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertFalse(e.getMessage().contains(".jar"), e.getMessage());
    }

    @Test
    void checkByteOrder_bigEndian_isRefused() {
        assertDoesNotThrow(() -> LibraryFinder.checkByteOrder(ByteOrder.LITTLE_ENDIAN));
        TransportException e =
                assertThrows(TransportException.class, () -> LibraryFinder.checkByteOrder(ByteOrder.BIG_ENDIAN));
        assertTrue(e.getMessage().contains("little-endian"), e.getMessage());
    }

    private static NativeLibrary find(Map<String, String> properties, Map<String, String> environment) {
        return LibraryFinder.find(properties::get, environment::get, NOWHERE);
    }
}
