package org.cxlmi.runtime.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {

    @TempDir
    Path work;

    @Test
    void reasonOfTheOperatingSystem_isKept() {
        assertEquals("No space left on device", IoReason.of(new IOException("No space left on device")));
        assertEquals("Read-only file system", IoReason.of(new FileSystemException("f", null, "Read-only file system")));
    }

    @Test
    void filesThatAreNotThere_orNotAllowed_haveWords() {
        Path missing = work.resolve("missing");
        IOException absent = assertThrows(IOException.class, () -> Files.newInputStream(missing));
        IOException noDirectory = assertThrows(IOException.class, () -> Files.newOutputStream(missing.resolve("file")));
        IOException directory = assertThrows(IOException.class, () -> Files.newOutputStream(work));
        IOException existing = assertThrows(IOException.class, () -> Files.createDirectory(work));
        assertEquals("there is no such file or directory", IoReason.of(absent));
        assertEquals("there is no such file or directory", IoReason.of(noDirectory));
        assertEquals("Is a directory", IoReason.of(directory));
        assertEquals("it exists already", IoReason.of(existing));
        assertEquals("permission denied", IoReason.of(new AccessDeniedException("f")));
    }

    @Test
    void failuresWithoutMessage_areNeverNamesOfClasses() {
        assertEquals("it is no directory", IoReason.of(new NotDirectoryException("f")));
        assertEquals("input or output failed", IoReason.of(new EOFException()));
        assertEquals("it is not text in UTF-8", IoReason.of(new MalformedInputException(1)));
    }
}
