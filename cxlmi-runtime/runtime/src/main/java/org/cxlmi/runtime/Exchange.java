package org.cxlmi.runtime;

import java.util.Locale;
import java.util.Optional;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.Deadline;
import org.jspecify.annotations.Nullable;

/** A command that is sent to a target, as a {@link Policy} sees it. The payload is not shown, because it may hold a secret. */
public abstract class Exchange {

    private final CxlTarget target;
    private final CciRequest request;
    private int attempts;

    Exchange(CxlTarget target, CciRequest request) {
        this.target = target;
        this.request = request;
    }

    abstract @Nullable Command<?, ?> typedCommand();

    abstract TimeLimit limit();

    /**
     * The target that the command was sent to. If a policy itself sends a command to this target, the command goes
     * through the policy, too.
     */
    public final CxlTarget target() {
        return target;
    }

    /** The typed command; absent for an opcode that was sent with {@link CxlTarget#executeRaw}. */
    public final Optional<Command<?, ?>> command() {
        return Optional.ofNullable(typedCommand());
    }

    /** Whether the command is known to do the same when it is sent twice as when it is sent once. */
    public final boolean isRepeatable() {
        Command<?, ?> command = typedCommand();
        return command != null && command.isRepeatable();
    }

    /** The deadline after which nothing is sent, see {@link CxlTarget#withDeadline}; absent if the target has none. */
    public final Optional<Deadline> deadline() {
        return Optional.ofNullable(limit().deadline());
    }

    /**
     * How often the endpoint was asked to send the command so far. A policy that is outside of a {@link
     * org.cxlmi.runtime.policy.Retry} sees more than one attempt after a retry.
     */
    public final int attempts() {
        return attempts;
    }

    final void addAttempt() {
        attempts++;
    }

    final CciRequest request() {
        return request;
    }

    /** The command's name, for messages. */
    public final String commandName() {
        return request.command();
    }

    /** The opcode, 16 bits. */
    public final int opcode() {
        return request.opcode();
    }

    /** The length of the request's payload in bytes. */
    public final int requestLength() {
        return request.payload().length;
    }

    /** For example {@code mem0: Identify (0001h)}. */
    @Override
    public final String toString() {
        return String.format(Locale.ROOT, "%s: %s (%04Xh)", target.name(), commandName(), opcode());
    }
}
