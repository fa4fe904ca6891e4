package org.cxlmi.sdk.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/** A part of what was read of a component, or why it could not be read. */
public final class CollectedPart {

    private final Kind kind;
    private final String name;
    private final Command<?, ?> command;
    private final Instant begin;
    private final Duration time;
    private final List<Struct> structs;
    private final byte[] bytes;
    private final @Nullable Exception failure;

    /** The kinds of parts. */
    public enum Kind {
        /** The response of a command that reads. */
        COMMAND,
        /** The records of an event log. */
        EVENTS,
        /** A whole log. */
        LOG,
        /** The current value of a feature. */
        FEATURE
    }

    /** What a part is about. */
    record Subject(Kind kind, String name, Command<?, ?> command) {}

    CollectedPart(
            Subject subject,
            Instant begin,
            Duration time,
            List<Struct> structs,
            byte[] bytes,
            @Nullable Exception failure) {
        this.kind = subject.kind();
        this.name = subject.name();
        this.command = subject.command();
        this.begin = begin;
        this.time = time;
        this.structs = List.copyOf(structs);
        this.bytes = bytes.clone();
        this.failure = failure;
    }

    /** What kind of part it is. */
    public Kind kind() {
        return kind;
    }

    /** The name of the command, log or feature; a UUID if the log or feature has no name. */
    public String name() {
        return name;
    }

    /** The command that read it. */
    public Command<?, ?> command() {
        return command;
    }

    /** When it was begun. */
    public Instant begin() {
        return begin;
    }

    /** How long it took. */
    public Duration time() {
        return time;
    }

    /** The bytes as structs, where their layout is known. */
    public List<Struct> structs() {
        return structs;
    }

    /** The bytes as the component sent them; none if it could not be read. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Why it could not be read; absent if it was. */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** For example {@code LOG command effects log, 216 bytes}. */
    @Override
    public String toString() {
        return kind + " " + name + ", " + (failure == null ? bytes.length + " bytes" : failure.getMessage());
    }
}
