package org.cxlmi.simulator.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fleet.Fleet;
import org.cxlmi.sdk.fleet.FleetOutcome;
import org.cxlmi.sdk.fleet.FleetOutcome.Done;
import org.cxlmi.sdk.fleet.FleetOutcome.Failed;
import org.cxlmi.sdk.fleet.FleetOutcome.NotStarted;
import org.cxlmi.sdk.fleet.FleetOutcome.Unfinished;
import org.cxlmi.sdk.fleet.FleetRun;
import org.cxlmi.sdk.fleet.StopReason;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.ops.BackgroundWait;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fleet of components of which some are slow, silent or gone. Their clocks run. */
@Timeout(60)
class SimulatedFleetTest {

    private static final Duration LONG = Duration.ofHours(1);

    private static SimulatedMemoryDevice device(String name) {
        return SimulatedMemoryDevice.builder().name(name).build();
    }

    /** To a component that never answers, with a timeout that nobody wants to wait for. */
    private static Endpoint silent(String name) {
        SimulatedMemoryDevice device = device(name);
        device.faults().once(GetHealthInfo.COMMAND).loseRequest();
        Endpoint endpoint = Endpoint.over(device.connect());
        endpoint.setTimeout(LONG);
        return endpoint;
    }

    private static String health(CxlTarget target) {
        MemoryDevice.of(target).getHealthInfo();
        return target.name();
    }

    @AfterEach
    void noThreadIsLeft() {
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("cxlmi-fleet-"))
                        .toList());
    }

    @Test
    void deadline_endsCommandsThatRun_andTheEndpointsStayUsable() {
        List<Endpoint> endpoints = new ArrayList<>(IntStream.range(0, 8)
                .mapToObj(i -> i % 2 == 0
                        ? silent("silent" + i)
                        : Endpoint.over(device("mem" + i).connect()))
                .toList());

        List<FleetOutcome<Endpoint, String>> outcomes =
                Fleet.create().withDeadline(Duration.ofSeconds(2)).run(endpoints, SimulatedFleetTest::health);

        for (int i = 0; i < 8; i += 2) {
            Unfinished<Endpoint, String> unfinished = (Unfinished<Endpoint, String>) outcomes.get(i);
            assertEquals(StopReason.DEADLINE, unfinished.reason());
            assertInstanceOf(CxlTimeoutException.class, unfinished.cause().orElseThrow());
            assertEquals(new Done<>(endpoints.get(i + 1), "mem" + (i + 1)), outcomes.get(i + 1));
        }
        endpoints.forEach(endpoint -> assertEquals(endpoint.name(), health(endpoint)));
    }

    @Test
    void deadline_targetsBehindOneSilentEndpoint_areNotStarted() {
        Endpoint silent = silent("silent");

        List<FleetOutcome<CxlTarget, String>> outcomes = Fleet.create()
                .withDeadline(Duration.ofSeconds(1))
                .run(List.of(silent, silent.withTimeout(LONG)), SimulatedFleetTest::health);

        assertInstanceOf(Unfinished.class, outcomes.get(0));
        assertEquals(new NotStarted<>(outcomes.get(1).target(), StopReason.DEADLINE), outcomes.get(1));
    }

    @Test
    void deadline_endsAWaitForWorkInTheBackground() {
        SimulatedMemoryDevice device = device("mem0");
        device.faults().once(Sanitize.COMMAND).neverEndInBackground();
        Endpoint endpoint = Endpoint.over(device.connect());

        FleetOutcome<Endpoint, String> outcome = Fleet.create()
                .withDeadline(Duration.ofSeconds(2))
                .<Endpoint, String>run(List.of(endpoint), target -> {
                    BackgroundOperation sanitize = MemoryDevice.of(target).sanitize();
                    BackgroundWait.on(target, LONG).until(sanitize);
                    return "over";
                })
                .get(0);

        assertEquals(StopReason.DEADLINE, ((Unfinished<Endpoint, String>) outcome).reason());
    }

    @Test
    void close_betweenCommands_sendsNoMore() throws InterruptedException {
        SimulatedMemoryDevice device = device("mem0");
        CountDownLatch begun = new CountDownLatch(100);
        long[] sent = {0};
        FleetRun<Endpoint, String> run = Fleet.create().start(List.of(Endpoint.over(device.connect())), target -> {
            while (true) { // As a job of thousands of commands that never looks at its thread.
                health(target);
                sent[0]++;
                begun.countDown();
            }
        });
        begun.await();

        run.close();

        long after = sent[0];
        Unfinished<Endpoint, String> outcome =
                (Unfinished<Endpoint, String>) run.results().get(0);
        assertEquals(StopReason.CANCELLED, outcome.reason());
        assertTrue(outcome.cause().orElseThrow().getMessage().contains("not sent"), outcome::toString);
        assertEquals(after, sent[0]);
    }

    @Test
    void componentsBehindASwitch_takeTurns() {
        SimulatedMemoryDevice gone = device("gone");
        gone.faults().disappear();
        SimulatedSwitch sw = SimulatedSwitch.builder()
                .name("sw")
                .ports(3)
                .plugIn(0, device("mem0"))
                .plugIn(1, gone)
                .plugIn(2, device("mem2"))
                .build();
        Endpoint endpoint = Endpoint.over(sw.connect());

        List<FleetOutcome<CxlTarget, String>> outcomes = Fleet.create()
                .run(
                        IntStream.range(0, 3)
                                .mapToObj(port -> endpoint.through(Tunnel.switchPort(port)))
                                .toList(),
                        SimulatedFleetTest::health);

        assertEquals("sw > port 0", ((Done<CxlTarget, String>) outcomes.get(0)).value());
        CommandFailedException refused = (CommandFailedException) ((Failed<CxlTarget, String>) outcomes.get(1)).cause();
        assertEquals(ReturnCode.INVALID_INPUT, refused.returnCode());
        assertEquals("sw > port 2", ((Done<CxlTarget, String>) outcomes.get(2)).value());
    }

    @Test
    void runOpening_closesEachEndpoint() {
        SimulatedMemoryDevice device = device("mem0");
        List<Endpoint> opened = new ArrayList<>();

        List<FleetOutcome<String, String>> outcomes = Fleet.create()
                .runOpening(
                        List.of("mem0"),
                        name -> {
                            Endpoint endpoint = Endpoint.over(device.connect());
                            opened.add(endpoint);
                            return endpoint;
                        },
                        SimulatedFleetTest::health);

        assertEquals(List.of(new Done<>("mem0", "mem0")), outcomes);
        assertFalse(opened.get(0).isOpen());
    }
}
