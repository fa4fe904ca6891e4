package org.cxlmi.runtime.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {

    static final Duration LIMIT = Duration.ofMinutes(1);

    final BusyComponent component = new BusyComponent();
    final Endpoint endpoint = Endpoint.over(component);

    void send(CxlTarget target, Command<EmptyPayload, EmptyPayload> command) {
        target.execute(command, EmptyPayload.EMPTY);
    }

    private void read(CxlTarget target) {
        send(target, BusyComponent.READ);
    }

    @Test
    void retry_ofBusyComponent_sendsAgainAfterPausesThatGrow() {
        component.codes.addAll(List.of(6, 6, 6, 6));

        read(endpoint.with(Retry.within(LIMIT)));

        assertEquals(5, component.timeouts.size());
        long pause = 10;
        for (Duration taken : component.pauses) {
            assertTrue(
                    taken.toMillis() >= pause / 2 && taken.toMillis() <= pause, () -> "pauses of " + component.pauses);
            pause *= 2;
        }
        assertEquals(4, component.pauses.size());
    }

    @Test
    void retry_pausesNoLongerThanASecond() {
        component.codes.addAll(Collections.nCopies(20, BusyComponent.BUSY));

        read(endpoint.with(Retry.within(LIMIT)));

        assertTrue(component.pauses.stream().allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0));
        assertTrue(component.pauses.stream().anyMatch(pause -> pause.compareTo(Duration.ofMillis(500)) >= 0));
    }

    @Test
    void retry_ofCommandThatMayNotBeRepeated_sendsItOnce() {
        component.codes.add(BusyComponent.BUSY);

        CommandFailedException e = assertThrows(
                CommandFailedException.class, () -> send(endpoint.with(Policies.standard()), BusyComponent.CHANGE));

        assertSame(ReturnCode.BUSY, e.returnCode());
        assertEquals(1, component.timeouts.size());
    }

    @Test
    void retry_ofOpcodeWithoutTypedCommand_sendsItOnce() {
        component.codes.add(BusyComponent.BUSY);

        assertThrows(
                CommandFailedException.class,
                () -> endpoint.with(Policies.standard()).executeRaw(0xC000, new byte[0]));
        assertEquals(1, component.timeouts.size());
    }

    @Test
    void retry_ofRefusal_sendsOnce() {
        component.codes.add(BusyComponent.INVALID_INPUT);

        assertThrows(CommandFailedException.class, () -> read(endpoint.with(Policies.standard())));
        assertEquals(1, component.timeouts.size());
    }

    @Test
    void retry_endsWithTheLastFailure_whenTheLimitIsOver() {
        component.codes.addAll(Collections.nCopies(1_000, BusyComponent.BUSY));

        CommandFailedException e = assertThrows(
                CommandFailedException.class, () -> read(endpoint.with(Retry.within(Duration.ofMillis(1)))));

        assertSame(ReturnCode.BUSY, e.returnCode());
        assertEquals(List.of(), component.pauses);
    }

    @Test
    void retry_endsAtTheDeadlineOfTheTarget() {
        component.codes.addAll(Collections.nCopies(1_000, BusyComponent.BUSY));
        CxlTarget target = endpoint.with(Retry.within(LIMIT)).withDeadline(Deadline.after(Duration.ofMillis(1)));

        assertThrows(RuntimeException.class, () -> read(target));
        assertEquals(List.of(), component.pauses);
    }

    @Test
    void retry_ofTargetWhoseDeadlineIsOver_isATimeout() {
        CxlTarget target = endpoint.with(Policies.standard()).withDeadline(Deadline.after(Duration.ZERO));

        assertThrows(CxlTimeoutException.class, () -> read(target));
        assertEquals(List.of(), component.timeouts);
    }

    @Test
    void retry_countsPausesThatTakeNoTime() {
        component.codes.addAll(Collections.nCopies(100_000, BusyComponent.BUSY));

        assertThrows(CommandFailedException.class, () -> read(endpoint.with(Retry.within(LIMIT))));

        Duration paused = component.pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(paused.compareTo(LIMIT) <= 0 && paused.compareTo(LIMIT.minusSeconds(2)) >= 0, paused::toString);
    }

    @Test
    void retry_afterTimeouts_onlyIfAskedFor() {
        component.codes.add(BusyComponent.SILENCE);
        assertThrows(CxlTimeoutException.class, () -> read(endpoint.with(Retry.within(LIMIT))));

        component.codes.addAll(Collections.nCopies(3, BusyComponent.SILENCE));
        CxlTarget twice = endpoint.with(Retry.within(LIMIT).withTimeouts(2));
        assertThrows(CxlTimeoutException.class, () -> read(twice));
        assertEquals(4, component.timeouts.size());

        component.codes.addAll(Collections.nCopies(2, BusyComponent.SILENCE));
        read(twice);
    }

    @Test
    void retry_ofInterruptedThread_endsAtOnce() {
        component.codes.addAll(Collections.nCopies(1_000, BusyComponent.BUSY));
        Thread.currentThread().interrupt();

        assertThrows(CommandFailedException.class, () -> read(endpoint.with(Retry.within(LIMIT))));

        assertTrue(Thread.interrupted());
        assertEquals(1, component.timeouts.size());
    }

    @Test
    void gap_isBetweenCommands_notBeforeTheFirst_norOfTheirTimeout() {
        Duration gap = Duration.ofSeconds(100);
        CxlTarget target = endpoint.with(MinimumGap.of(gap)).withTimeout(Duration.ofSeconds(1));

        read(target);
        assertEquals(List.of(), component.pauses);

        send(target, BusyComponent.CHANGE);

        assertEquals(1, component.pauses.size());
        assertTrue(component.pauses.get(0).compareTo(gap) <= 0);
        assertTrue(component.pauses.get(0).compareTo(gap.dividedBy(2)) > 0);
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)), component.timeouts);
    }

    @Test
    void gap_isOfAnEndpoint() {
        MinimumGap gap = MinimumGap.of(Duration.ofSeconds(100));
        BusyComponent other = new BusyComponent();

        read(endpoint.with(gap));
        read(Endpoint.over(other).with(gap));

        assertEquals(List.of(), component.pauses);
        assertEquals(List.of(), other.pauses);
    }

    @Test
    void observer_isToldOfEachCommand() {
        List<ObservedCommand> seen = new ArrayList<>();
        component.codes.addAll(List.of(BusyComponent.SUCCESS, BusyComponent.INVALID_INPUT, BusyComponent.SILENCE));
        CxlTarget target = endpoint.with(Observer.of(seen::add));

        read(target);
        assertThrows(CommandFailedException.class, () -> read(target));
        assertThrows(CxlTimeoutException.class, () -> read(target));

        assertEquals(
                List.of(OptionalInt.of(0), OptionalInt.of(2), OptionalInt.empty()),
                seen.stream().map(ObservedCommand::returnCode).toList());
        assertTrue(seen.get(0).failure().isEmpty());
        assertEquals("Read", seen.get(1).exchange().commandName());
        assertEquals(0, seen.get(1).responseLength());
        assertTrue(seen.get(2).toString().startsWith("busy: Read (C000h): CxlTimeoutException in PT"));
    }

    @Test
    void observer_withinRetry_seesEachTime_andAroundItOnce() {
        List<ObservedCommand> inner = new ArrayList<>();
        List<ObservedCommand> outer = new ArrayList<>();
        component.codes.add(BusyComponent.BUSY);

        read(endpoint.with(Observer.of(inner::add)).with(Retry.within(LIMIT)).with(Observer.of(outer::add)));

        assertEquals(List.of(1, 1), attempts(inner));
        assertEquals(List.of(2), attempts(outer));
    }

    @Test
    void observer_ofCommandThatAPolicyRefuses_countsNoAttempt() {
        List<ObservedCommand> seen = new ArrayList<>();
        CxlTarget target = endpoint.with((exchange, chain) -> {
                    throw new CxlTimeoutException(CommandContext.of("busy"), Duration.ZERO);
                })
                .with(Observer.of(seen::add));

        assertThrows(CxlTimeoutException.class, () -> read(target));

        assertEquals(List.of(0), attempts(seen));
    }

    private static List<Integer> attempts(List<ObservedCommand> commands) {
        return commands.stream().map(ObservedCommand::attempts).toList();
    }

    @Test
    void observer_ofCommandThatRunsInTheBackground_seesItsReturnCode() {
        List<ObservedCommand> seen = new ArrayList<>();
        component.codes.add(ReturnCode.BACKGROUND_COMMAND_STARTED.code());

        assertThrows(StillRunningException.class, () -> read(endpoint.with(Observer.of(seen::add))));

        assertEquals(OptionalInt.of(1), seen.get(0).returnCode());
    }

    @Test
    void observer_whoseListenerFails_changesNothing() {
        read(endpoint.with(Observer.of(command -> {
            throw new IllegalStateException("on purpose");
        })));

        assertEquals(1, component.timeouts.size());
    }

    @Test
    void policies_areShownInTheTarget() {
        CxlTarget target = endpoint.with(Observer.of(command -> {}))
                .with(MinimumGap.of(Duration.ofMillis(40)))
                .with(Policies.standard());

        assertEquals("busy (observer, gap of PT0.04S, retry within PT10S, 2 after timeouts)", target.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void durations_thatAreNotPositive_areRefused(long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThrows(IllegalArgumentException.class, () -> Retry.within(duration));
        assertThrows(IllegalArgumentException.class, () -> MinimumGap.of(duration));
        assertThrows(IllegalArgumentException.class, () -> Retry.within(LIMIT).withTimeouts(-1));
    }
}
