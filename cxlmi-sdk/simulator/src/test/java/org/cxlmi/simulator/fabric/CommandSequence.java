package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;

/**
 * Commands at random, by several clients, to all components of a fabric, with time that passes, resets, and the fabric
 * made anew from its state in between. All of it follows from a seed.
 *
 * <p>Every command is answered, and never with Internal Error; one that is refused changes nothing of the saved state;
 * what {@link StateInvariants} says is true after each; another fabric can be brought into every state; time does not go
 * back.
 */
final class CommandSequence {

    /** Tries are counted. */
    private static final Set<ReturnCode> REFUSALS_WITH_EFFECT = Set.of(ReturnCode.INCORRECT_PASSPHRASE);

    private static final int REMEMBERED = 12;

    /** The high bytes of the opcodes of what belongs together: of events, firmware, ..., and of dynamic capacity. */
    private static final List<Set<Integer>> COMMAND_SETS = List.of(
            Set.of(0x01, 0x42),
            Set.of(0x02),
            Set.of(0x04),
            Set.of(0x05, 0x06),
            Set.of(0x41, 0x43, 0x44),
            Set.of(0x43, 0x44, 0x45),
            Set.of(0x46, 0x47),
            Set.of(0x51, 0x52, 0x53),
            Set.of(0x54, 0x55),
            Set.of(0x01, 0x48, 0x56),
            Set.of(0x48, 0x54, 0x56));

    private final Random random;
    private final StateInvariants invariants;
    private final Map<String, Set<Integer>> opcodes = new HashMap<>();
    private final Map<ReturnCode, Integer> answers = new EnumMap<>(ReturnCode.class);
    private final Deque<String> latest = new ArrayDeque<>();

    private final Set<Integer> focus;
    private TestFabric rig;
    private Map<String, Object> state;
    private Instant time;

    CommandSequence(TestFabric.Kind kind, long seed) {
        random = new Random(seed);
        rig = new TestFabric(kind);
        state = rig.save();
        time = rig.clock().instant();
        invariants = new StateInvariants(state);
        focus = COMMAND_SETS.get(random.nextInt(COMMAND_SETS.size()));
    }

    /**
     * Does so many steps.
     *
     * @return how often there was each answer
     */
    Map<ReturnCode, Integer> run(int steps) {
        for (int i = 0; i < steps; i++) {
            try {
                step();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("step " + i + " of " + String.join("\n", latest), e);
            }
        }
        remake();
        return answers;
    }

    private void step() {
        switch (random.nextInt(40)) {
            case 0 -> pass(Duration.ofMillis(random.nextInt(500)));
            case 1 -> pass(Duration.ofHours(random.nextInt(100)));
            case 2 -> change("reset", rig.component(random)::reset);
            case 3 -> change("injection", () -> inject(rig.component(random)));
            case 4 -> remake();
            default -> command();
        }
        Instant now = rig.clock().instant();
        assertFalse(now.isBefore(time), "time goes back");
        time = now;
    }

    private void pass(Duration duration) {
        change("pause of " + duration, () -> rig.clock().advance(duration));
    }

    private void change(String what, Runnable action) {
        remember(what);
        action.run();
        check();
    }

    private void check() {
        state = rig.save();
        invariants.check(state);
    }

    private void remember(String what) {
        latest.add(what);
        if (latest.size() > REMEMBERED) {
            latest.remove();
        }
    }

    private void inject(SimulatedComponent component) {
        if (component instanceof SimulatedMemoryDevice device) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
            device.health().setDeviceTemperature(random.nextInt(200) - 100);
            try {
                device.injectPoison(random.nextInt(20) * 64L, 64L << random.nextInt(3));
            } catch (IllegalArgumentException e) {
                // Poisoned already, or none of its memory is left to it.
                remember(String.valueOf(e.getMessage()));
            }
        }
    }

    private void remake() {
        remember("restored");
        rig = rig.restored(state);
        assertEquals(state, rig.save(), "saved again");
    }

    private void command() {
        TestFabric.Connection connection = rig.connection(random);
        Set<Integer> had = opcodes(connection);
        Set<Integer> focused = new TreeSet<>(had);
        focused.removeIf(opcode -> !focus.contains(opcode >> Byte.SIZE));
        RandomRequest request = RandomRequest.of(
                random,
                focused.isEmpty() || random.nextInt(3) == 0 ? had : focused,
                new ValidRequest(random, StateInvariants.allExtents(state)));
        TestFabric.Answer answer = connection.send(request.type(), request.opcode(), request.payload());
        ReturnCode code = answer.code();
        answers.merge(code, 1, Integer::sum);
        remember(connection.path() + ": " + request + " was answered " + code);
        assertFalse(
                code == ReturnCode.UNRECOGNIZED || code == ReturnCode.INTERNAL_ERROR, "an answer that none should be");
        if (code == ReturnCode.SUCCESS) {
            if (request.variants().size() == 1) {
                read(request.variants().get(0), request.payload(), answer.payload());
            }
            check();
        } else if (code == ReturnCode.BACKGROUND_COMMAND_STARTED || mayHaveEffect(answer)) {
            check();
        } else {
            assertEquals(0, answer.payload().length, "payload of a refusal");
            assertEquals(state, rig.save(), "a refusal changes nothing");
        }
    }

    private static boolean mayHaveEffect(TestFabric.Answer answer) {
        return REFUSALS_WITH_EFFECT.contains(answer.code())
                // Where the answer has no room in that of a tunnel, the command was carried out.
                || (answer.onTheWay() && answer.code() == ReturnCode.RESOURCES_EXHAUSTED);
    }

    private static <Q extends Struct> void read(Command<Q, ?> command, byte[] request, byte[] response) {
        Q sent;
        try {
            sent = command.requestReader().apply(request);
        } catch (MalformedResponseException e) {
            throw new AssertionError("carried out, and malformed", e);
        }
        command.responseReader().read(response, sent);
    }

    /** Those that the Command Effects Log lists. */
    private Set<Integer> opcodes(TestFabric.Connection connection) {
        return opcodes.computeIfAbsent(connection.path(), path -> {
            Generic component = Generic.of(Endpoint.over(connection.transport()));
            try {
                long size = component
                        .getSupportedLogs()
                        .supportedLogEntries()
                        .get(0)
                        .logSize();
                Set<Integer> listed = new TreeSet<>();
                component.getCommandEffectsLog(0, size).entries().stream()
                        .map(CommandEffectsLogEntry::opcode)
                        .forEach(listed::add);
                return listed;
            } catch (CxlException e) {
                // Its link is down; whatever is sent there is refused.
                return Set.of();
            }
        });
    }
}
