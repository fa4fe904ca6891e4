package org.cxlmi.sdk.check;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What one check of one command found. */
public final class Finding {

    private final OptionalInt opcode;
    private final String command;
    private final CheckKind check;
    private final Verdict verdict;
    private final @Nullable SkipReason skipReason;
    private final String detail;
    private final String expected;
    private final String found;
    private final byte[] bytes;
    private final Duration time;

    private Finding(Subject subject, CheckKind check, Outcome outcome, Duration time) {
        this.opcode = subject.opcode;
        this.command = subject.command;
        this.check = check;
        this.verdict = outcome.verdict;
        this.skipReason = outcome.skipReason;
        this.detail = outcome.detail;
        this.expected = outcome.expected;
        this.found = outcome.found;
        this.bytes = outcome.bytes;
        this.time = time;
    }

    /**
     * The command that is checked.
     *
     * @param opcode empty for the component as a whole
     */
    record Subject(OptionalInt opcode, String command) {

        static final Subject COMPONENT = new Subject(OptionalInt.empty(), "");
    }

    /** What a check found, without what it was about. */
    @SuppressWarnings("ArrayRecordComponent") // Nothing compares them.
    record Outcome(
            Verdict verdict,
            @Nullable SkipReason skipReason,
            String detail,
            String expected,
            String found,
            byte[] bytes) {

        private static final byte[] NONE = {};

        static Outcome pass(String detail) {
            return new Outcome(Verdict.PASS, null, detail, "", "", NONE);
        }

        static Outcome skip(SkipReason reason, String detail) {
            return new Outcome(Verdict.SKIP, reason, detail, "", "", NONE);
        }

        static Outcome fail(String detail, String expected, String found, byte[] bytes) {
            return new Outcome(Verdict.FAIL, null, detail, expected, found, bytes.clone());
        }

        static Outcome fail(String detail, String expected, String found) {
            return fail(detail, expected, found, NONE);
        }

        Finding about(Subject subject, CheckKind check, Duration time) {
            return new Finding(subject, check, this, time);
        }
    }

    /** The opcode of the command, 16 bits; empty if the finding is about the component as a whole. */
    public OptionalInt opcode() {
        return opcode;
    }

    /** The name of the command; empty if it is not known. */
    public String command() {
        return command;
    }

    public CheckKind check() {
        return check;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Why nothing was found out; absent unless the verdict is {@link Verdict#SKIP}. */
    public Optional<SkipReason> skipReason() {
        return Optional.ofNullable(skipReason);
    }

    /** Where it was found, such as a field; or more about the reason of a skip. May be empty. */
    public String detail() {
        return detail;
    }

    /** What the specification calls for; empty unless the verdict is {@link Verdict#FAIL}. */
    public String expected() {
        return expected;
    }

    /** What the component did; empty unless the verdict is {@link Verdict#FAIL}. */
    public String found() {
        return found;
    }

    /**
     * The bytes of the response that the finding is about. Empty if there are none, or if the command has to do with a
     * secret.
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How long the check took. */
    public Duration time() {
        return time;
    }

    /** The command as text, for example {@code 0402h Get Log Capabilities}; for the component, {@code component}. */
    public String subject() {
        if (opcode.isEmpty()) {
            return "component";
        }
        String number = HexText.opcode(opcode.getAsInt());
        return command.isEmpty() ? number : number + " " + command;
    }

    /** What was found, without the command, for example {@code expected at least 4 bytes, found 3 bytes; bytes: 01 00 00}. */
    public String message() {
        StringBuilder text = new StringBuilder();
        if (skipReason != null) {
            text.append(skipReason.text()).append(detail.isEmpty() ? "" : ": " + detail);
        } else if (verdict == Verdict.FAIL) {
            text.append(detail.isEmpty() ? "" : detail + ": ")
                    .append("expected ")
                    .append(expected)
                    .append(", found ")
                    .append(found);
        } else {
            text.append(detail);
        }
        if (bytes.length > 0) {
            text.append("; bytes: ").append(HexText.of(bytes));
        }
        return text.toString();
    }

    /** For example {@code FAIL  0402h Get Log Capabilities: response: expected at least 4 bytes, found 3 bytes}. */
    @Override
    public String toString() {
        String message = message();
        return verdict + "  " + subject() + ": " + check.text() + (message.isEmpty() ? "" : ": " + message);
    }
}
