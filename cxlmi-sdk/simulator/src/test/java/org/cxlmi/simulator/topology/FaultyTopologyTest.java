package org.cxlmi.simulator.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.GetDcdInfo;
import org.cxlmi.sdk.fmapi.GetHeadInfo;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfiguration;
import org.cxlmi.sdk.fmapi.GetLdAllocations;
import org.cxlmi.sdk.fmapi.GetLdInfo;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfo;
import org.cxlmi.sdk.fmapi.GetPhysicalPortState;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfo;
import org.cxlmi.sdk.fmapi.IdentifySwitchDevice;
import org.cxlmi.sdk.fmapi.TunnelManagementCommand;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.topology.Component;
import org.cxlmi.sdk.topology.ReadFailure;
import org.cxlmi.sdk.topology.ReadFailure.Reason;
import org.cxlmi.simulator.SimulatedFault;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each fault that a simulated component can have, on each command of a walk: the walk ends in time, tells why, and reads all
 * other components as ever.
 */
@Timeout(120)
class FaultyTopologyTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What each component of the rack is asked. */
    private static final Map<String, List<Command<?, ?>>> ASKED = asked();

    private static final Map<String, Consumer<SimulatedFault>> FAULTS = faults();

    private static final Set<String> SILENT = Set.of("loses requests", "loses responses", "late");

    private static Map<String, List<Command<?, ?>>> asked() {
        List<Command<?, ?>> ofSwitches = List.of(
                Identify.COMMAND,
                IdentifySwitchDevice.COMMAND,
                GetPhysicalPortState.COMMAND,
                GetVirtualCxlSwitchInfo.COMMAND,
                TunnelManagementCommand.COMMAND);
        List<Command<?, ?>> ofPools = List.of(
                GetLdInfo.COMMAND, GetLdAllocations.COMMAND, GetDcdInfo.COMMAND, GetHostDcRegionConfiguration.COMMAND);
        Map<String, List<Command<?, ?>>> asked = new LinkedHashMap<>();
        asked.put("sw", ofSwitches);
        asked.put("sw/port1", List.of(Identify.COMMAND, IdentifyMemoryDevice.COMMAND));
        asked.put(
                "sw/port2",
                Stream.concat(Stream.of(Identify.COMMAND), ofPools.stream()).toList());
        asked.put("sw/port3", List.of(Identify.COMMAND, TunnelManagementCommand.COMMAND));
        asked.put(
                "sw/port3/pool",
                Stream.concat(Stream.of(GetMultiHeadedInfo.COMMAND, GetHeadInfo.COMMAND), ofPools.stream())
                        .toList());
        asked.put(
                "sw/port4",
                List.of(
                        Identify.COMMAND,
                        IdentifySwitchDevice.COMMAND,
                        GetPhysicalPortState.COMMAND,
                        TunnelManagementCommand.COMMAND));
        return asked;
    }

    private static Map<String, Consumer<SimulatedFault>> faults() {
        Random random = new Random(1);
        Map<String, Consumer<SimulatedFault>> faults = new LinkedHashMap<>();
        faults.put("loses requests", SimulatedFault::loseRequest);
        faults.put("loses responses", SimulatedFault::loseResponse);
        faults.put("late", fault -> fault.delay(Duration.ofHours(1)));
        faults.put("wrong tag", SimulatedFault::wrongTag);
        faults.put("wrong opcode", SimulatedFault::wrongOpcode);
        faults.put("unsupported", fault -> fault.answer(ReturnCode.UNSUPPORTED));
        faults.put("busy", fault -> fault.answer(ReturnCode.BUSY));
        faults.put("internal error", fault -> fault.answer(ReturnCode.INTERNAL_ERROR));
        faults.put("unknown return code", fault -> fault.answer(0x7FFF, 1));
        faults.put("no payload", fault -> fault.resizePayload(0));
        faults.put("a byte of payload", fault -> fault.resizePayload(1));
        faults.put("half a header", fault -> fault.resizeMessage(6));
        faults.put("half a message", fault -> fault.resizeMessage(20));
        faults.put("all ones", fault -> fault.replaceMessage(message -> ones(message, CciHeader.LENGTH)));
        faults.put(
                "random",
                fault -> fault.replaceMessage(message -> {
                    byte[] payload = Arrays.copyOfRange(message, CciHeader.LENGTH, message.length);
                    random.nextBytes(payload);
                    System.arraycopy(payload, 0, message, CciHeader.LENGTH, payload.length);
                    return message;
                }));
        faults.put("in the background", fault -> fault.failInBackground(TIMEOUT, ReturnCode.ABORTED));
        faults.put("for ever in the background", SimulatedFault::neverEndInBackground);
        return faults;
    }

    /** What stays of a damaged message. */
    private static final class CciHeader {
        static final int LENGTH = 12;
    }

    private static byte[] ones(byte[] message, int from) {
        Arrays.fill(message, from, message.length, (byte) 0xFF);
        return message;
    }

    static Stream<Arguments> everyFaultOfEveryCommand() {
        return ASKED.entrySet().stream()
                .flatMap(component -> component.getValue().stream()
                        .flatMap(command -> FAULTS.keySet().stream()
                                .map(fault -> Arguments.of(component.getKey(), command.name(), fault))));
    }

    @ParameterizedTest
    @MethodSource("everyFaultOfEveryCommand")
    void command_faulty_isToldAndBoundedAndSpoilsNothingElse(String path, String commandName, String fault) {
        Rack rack = new Rack();
        Command<?, ?> command = ASKED.get(path).stream()
                .filter(each -> each.name().equals(commandName))
                .findFirst()
                .orElseThrow();
        FAULTS.get(fault).accept(rack.at(path).faults().always(command));
        Instant begin = rack.clock.instant();

        Component damaged = rack.walk();

        assertTold(damaged, path, command, fault);
        Duration took = Duration.between(begin, rack.clock.instant());
        // A switch that loses tunnels loses those to each of the four components behind it.
        int timeouts = path.equals("sw") && command.opcode() == TunnelManagementCommand.OPCODE ? 4 : 1;
        assertTrue(took.compareTo(TIMEOUT.multipliedBy(timeouts)) <= 0, () -> "took " + took);
        if (!path.equals("sw")) {
            assertEquals(
                    othersThan(path, Rack.lines(new Rack().walk())),
                    othersThan(path, Rack.lines(damaged)),
                    "other components");
        }
    }

    /** Garbage may happen to make sense; of all other faults the walk knows. */
    private static void assertTold(Component root, String path, Command<?, ?> command, String fault) {
        List<ReadFailure> failures = failures(root);
        boolean tellsWhatItIsNot = fault.equals("unsupported")
                && Set.of(GetLdInfo.COMMAND.name(), GetMultiHeadedInfo.COMMAND.name(), GetDcdInfo.COMMAND.name())
                        .contains(command.name());
        boolean noPool = path.equals("sw/port3") && command.name().equals(TunnelManagementCommand.COMMAND.name());
        if (!fault.equals("random") && !fault.equals("all ones") && !tellsWhatItIsNot && !noPool) {
            assertNotEquals(List.of(), failures);
            failures.forEach(failure ->
                    assertTrue(failure.cause().isPresent() || failure.reason() == Reason.MALFORMED, failure::toString));
        }
        if (SILENT.contains(fault)) {
            assertTrue(failures.stream().anyMatch(failure -> failure.reason() == Reason.NO_ANSWER), failures::toString);
        }
    }

    private static List<ReadFailure> failures(Component root) {
        List<ReadFailure> failures = new ArrayList<>();
        root.all().forEach(component -> {
            failures.addAll(component.failures());
            component.switchDevice().ifPresent(part -> {
                part.ports().forEach(port -> port.failure().ifPresent(failures::add));
                part.virtualSwitches().forEach(vcs -> vcs.failure().ifPresent(failures::add));
            });
            component
                    .multiLogicalDevice()
                    .ifPresent(part ->
                            part.logicalDevices().forEach(ld -> ld.failure().ifPresent(failures::add)));
            component.multiHeadedDevice().ifPresent(part -> {
                part.failure().ifPresent(failures::add);
                part.heads().forEach(head -> head.failure().ifPresent(failures::add));
            });
            component
                    .dynamicCapacityDevice()
                    .ifPresent(
                            part -> part.hosts().forEach(host -> host.failure().ifPresent(failures::add)));
        });
        return failures;
    }

    /** Lines of components that are neither the one at a path nor behind it, nor its port's. */
    private static List<String> othersThan(String path, List<String> lines) {
        String port = path.split("/", -1)[1].replace("port", "port ");
        return lines.stream()
                .filter(line -> !line.startsWith("sw > " + port) && !line.startsWith("sw: " + port + " "))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sw/port1", "sw/port2", "sw/port3", "sw/port3/pool", "sw/port4", "sw/port4/port1", "sw"})
    void component_silent_costsOneTimeout(String path) {
        Rack rack = new Rack();
        rack.at(path).faults().alwaysAny().loseRequest();
        Instant begin = rack.clock.instant();

        Component damaged = rack.walk();

        Duration took = Duration.between(begin, rack.clock.instant());
        // The clock of the walk began a moment before that of the rack.
        assertEquals(TIMEOUT, took.plusMillis(1).truncatedTo(ChronoUnit.SECONDS));
        List<Reason> reasons =
                failures(damaged).stream().map(ReadFailure::reason).distinct().toList();
        assertTrue(reasons.contains(Reason.NO_ANSWER), reasons::toString);
        // A head is no memory device by itself.
        assertTrue(
                Set.of(Reason.NO_ANSWER, Reason.NOT_ASKED, Reason.UNSUPPORTED).containsAll(reasons), reasons::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sw/port1", "sw/port2", "sw/port3", "sw/port3/pool", "sw/port4", "sw/port4/port1", "sw"})
    void component_gone_isMissing(String path) {
        Rack rack = new Rack();
        rack.at(path).faults().disappear();

        Component damaged = rack.walk();

        assertTrue(Rack.lines(damaged).size() < Rack.lines(new Rack().walk()).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 20, 40, 60})
    void switch_dyingDuringTheWalk_costsTwoTimeouts(int exchanges) {
        Rack rack = new Rack();
        SimulatedComponent sw = rack.sw;
        int[] left = {exchanges};
        sw.faults().alwaysAny().replaceMessage(message -> {
            if (--left[0] == 0) {
                sw.faults().clear();
                sw.faults().alwaysAny().loseRequest();
            }
            return message;
        });
        Instant begin = rack.clock.instant();

        Component damaged = rack.walk();

        Duration took = Duration.between(begin, rack.clock.instant());
        assertTrue(took.compareTo(TIMEOUT.multipliedBy(2)) <= 0, () -> "took " + took);
        assertTrue(failures(damaged).stream().anyMatch(failure -> failure.reason() == Reason.NO_ANSWER));
    }
}
