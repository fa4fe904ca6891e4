package org.cxlmi.spec.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;

/** Checks the characters of a file before they are parsed as YAML. */
final class TextCheck {

    private final String fileName;
    private final Problems problems;

    TextCheck(String fileName, Problems problems) {
        this.fileName = fileName;
        this.problems = problems;
    }

    /** The text, unless it is too long or not UTF-8. */
    Optional<String> decode(byte[] utf8) {
        if (tooLarge(utf8.length)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            Position at = decodable(utf8);
            problems.report(
                    FindingId.NOT_UTF8,
                    new SourceRef(fileName, at.line, at.column, ""),
                    "the bytes here are not UTF-8",
                    "write the file in UTF-8");
            return Optional.empty();
        }
    }

    /** The text without a byte order mark, if there is nothing in it that YAML does not allow. */
    Optional<String> check(String text) {
        if (tooLarge(text.length())) {
            return Optional.empty();
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        boolean tabs = false;
        Position at = new Position();
        boolean indentation = true;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\t' && indentation) {
                problems.report(
                        FindingId.TAB_INDENTATION,
                        new SourceRef(fileName, at.line, at.column, ""),
                        "a tab indents this line",
                        "write spaces");
                tabs = true;
            } else if (c != '\r' && isControl(c)) {
                problems.report(
                        FindingId.CONTROL_CHARACTER,
                        new SourceRef(fileName, at.line, at.column, ""),
                        String.format("the control character U+%04X is not allowed", (int) c),
                        "remove it");
                return Optional.empty();
            }
            indentation = c == '\n' || (indentation && c == ' ');
            at.advance(c);
        }
        return tabs ? Optional.empty() : Optional.of(content);
    }

    /** Whether a character is none to write, or ends a line for some who read it and not for others. */
    static boolean isControl(int c) {
        boolean written = c == '\t' || c == '\n';
        return (Character.isISOControl(c) && !written) || c == '\u2028' || c == '\u2029';
    }

    private boolean tooLarge(int length) {
        if (length > SpecReader.MAXIMUM_BYTES) {
            problems.report(
                    FindingId.FILE_TOO_LARGE,
                    new SourceRef(fileName, 1, 1, ""),
                    "the file is longer than 1 MiB",
                    "write one file for each command set");
            return true;
        }
        return false;
    }

    /** The position after all bytes that can be decoded. */
    private static Position decodable(byte[] utf8) {
        CharBuffer chars = CharBuffer.allocate(utf8.length + 1);
        CoderResult unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8), chars, true);
        Position at = new Position();
        chars.flip();
        while (chars.hasRemaining()) {
            at.advance(chars.get());
        }
        return at;
    }

    /** Line and column, from 1. */
    private static final class Position {
        private int line = 1;
        private int column = 1;

        void advance(char c) {
            if (c == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }
}
