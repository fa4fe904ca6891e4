package org.cxlmi.runtime.error;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words. */
public final class IoReason {

    private IoReason() {}

    /**
     * The reason without the name of the file and without the name of a Java class, for example {@code there is no such
     * file or directory} or {@code No space left on device}; for the middle of a message.
     */
    public static String of(IOException failure) {
        if (failure instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        String reason = failure instanceof FileSystemException ofFile ? ofFile.getReason() : failure.getMessage();
        if (reason != null && !reason.isBlank()) {
            return reason;
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or directory";
        } else if (failure instanceof AccessDeniedException) {
            return "permission denied";
        } else if (failure instanceof FileAlreadyExistsException) {
            return "it exists already";
        } else if (failure instanceof NotDirectoryException) {
            return "it is no directory";
        }
        return "input or output failed";
    }
}
