package org.cxlmi.runtime.recording;

import java.util.List;
import java.util.Optional;

/** What the comments of a capture say that its packets do not. */
final class CaptureComments {

    static final String COMMAND = "command: ";
    static final String TARGET = "target: ";
    static final String THROUGH = "through: ";
    static final String LIMITS = "limits: ";
    static final String NO_RESPONSE = "no response: ";
    static final String MALFORMED = "malformed: ";
    static final String HIDDEN = "hidden: zeros stand for a payload that holds a secret";

    private CaptureComments() {}

    /** What a comment says that begins in this way. */
    static Optional<String> value(List<String> comments, String beginning) {
        return comments.stream()
                .filter(comment -> comment.startsWith(beginning))
                .map(comment -> comment.substring(beginning.length()))
                .findFirst();
    }
}
