package org.cxlmi.sdk.check;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;

/**
 * Tests whether a component keeps to the specification: goes through its Command Effects Log, sends each command that is
 * safe, and checks what comes back.
 *
 * <pre>{@code
 * CheckReport report = ComponentCheck.of(target).withWrites().run(System.out::println);
 * }</pre>
 *
 * <p>Commands that only read are always sent. Their requests are made of what the component tells, such as its logs and
 * features; a command for which there is nothing to make a request of is skipped. Requests of wrong lengths, and commands
 * that are not in the log, are sent too, as far as they only read. Other commands of which the specification says nothing
 * are never sent.
 *
 * <p>A component that does not answer any more ends the check; the report then has what was found before.
 */
public final class ComponentCheck {

    private final CxlTarget target;
    private final CheckOptions options;

    private ComponentCheck(CxlTarget target, CheckOptions options) {
        this.target = target;
        this.options = options;
    }

    /** Prepares a check that only reads. */
    public static ComponentCheck of(CxlTarget target) {
        return new ComponentCheck(target, CheckOptions.READS);
    }

    /**
     * The same, but settings are written as they were read, and the first 64 bytes of the media are scanned. What changes
     * is restored as far as possible; {@link CheckReport#changed} says what was not.
     */
    public ComponentCheck withWrites() {
        return new ComponentCheck(
                target, new CheckOptions(true, options.destructive(), options.only(), options.pauseAfterFailure()));
    }

    /**
     * The same with everything: data and logs are lost, and commands that change or erase something are sent with requests
     * that are too short, which a sloppy component may carry out. Only for components that nobody uses.
     */
    public ComponentCheck withDestructive() {
        return new ComponentCheck(target, new CheckOptions(true, true, options.only(), options.pauseAfterFailure()));
    }

    /**
     * The same for some commands only.
     *
     * @param opcodes the opcodes of the commands to check, 16 bits each; all commands if there are none
     */
    public ComponentCheck only(Collection<Integer> opcodes) {
        return new ComponentCheck(
                target,
                new CheckOptions(
                        options.writes(), options.destructive(), Set.copyOf(opcodes), options.pauseAfterFailure()));
    }

    /**
     * The same with a pause before the next command after each failure. For a gap between all commands, use a target with
     * {@link org.cxlmi.runtime.policy.MinimumGap}.
     *
     * @throws IllegalArgumentException if the pause is negative
     */
    public ComponentCheck withPauseAfterFailure(Duration pause) {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("the pause " + pause + " is negative");
        }
        return new ComponentCheck(
                target, new CheckOptions(options.writes(), options.destructive(), options.only(), pause));
    }

    /**
     * What would be checked. Of the component, only the Command Effects Log is read.
     *
     * @throws org.cxlmi.runtime.error.CxlException if the log cannot be read
     */
    public List<PlannedCommand> plan() throws InterruptedException {
        return new CheckRun(new CheckSession(target, options, finding -> {})).plan();
    }

    /** Does the check. */
    public CheckReport run() throws InterruptedException {
        return run(finding -> {});
    }

    /**
     * Does the check.
     *
     * @param listener gets each finding at once, in this thread
     * @throws InterruptedException if the thread is interrupted; the command that was being sent is completed
     */
    public CheckReport run(Consumer<? super Finding> listener) throws InterruptedException {
        return new CheckRun(new CheckSession(target, options, listener)).run();
    }
}
