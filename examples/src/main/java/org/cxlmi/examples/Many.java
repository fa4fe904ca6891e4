package org.cxlmi.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fleet.Fleet;
import org.cxlmi.sdk.fleet.FleetOutcome;
import org.cxlmi.sdk.fleet.FleetRun;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks many simulated devices for their health at the same time, and measures how long that takes. */
@Command(name = "many", description = "Ask many simulated devices at once, some of which are silent, and measure it.")
final class Many implements Callable<Integer> {

    private static final int MOST = 10_000;
    private static final List<String> COLUMNS =
            List.of("round", "answers", "last after", "of the ideal", "all after", "waiting alone");

    @Option(names = "--devices", defaultValue = "500", description = "Devices; ${DEFAULT-VALUE} if not given.")
    private int devices;

    @Option(
            names = "--answer-time",
            paramLabel = "MS",
            defaultValue = "10",
            description = "How long each takes to answer, in milliseconds; ${DEFAULT-VALUE} if not given.")
    private int answerTime;

    @Option(
            names = "--silent",
            defaultValue = "0",
            description = "How many never answer, spread among the others; ${DEFAULT-VALUE} if not given.")
    private int silent;

    @Option(names = "--jobs", defaultValue = "64", description = "Devices at once; ${DEFAULT-VALUE} if not given.")
    private int jobs;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often; the first round is slower. ${DEFAULT-VALUE} if not given.")
    private int rounds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (devices < 1 || devices > MOST || silent < 0 || silent > devices || answerTime < 1 || rounds < 1) {
            throw new IllegalArgumentException(
                    "there have to be 1 to " + MOST + " devices, not more silent ones, and some time and rounds");
        }
        Fleet fleet = Fleet.create().withConcurrency(jobs);
        List<List<String>> rows = new ArrayList<>();
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            for (int device = 0; device < devices; device++) {
                cxl.open(simulated(device).connect());
            }
            for (int round = 1; round <= rounds; round++) {
                rows.add(ask(fleet, cxl.endpoints(), round));
            }
        }
        String heading = String.format(
                Locale.ROOT,
                "%d devices that take %d ms, %d of them silent, %d at once: ideally %d ms",
                devices,
                answerTime,
                silent,
                jobs,
                ideal().toMillis());
        new Report(spec.commandLine().getOut()).table(heading, COLUMNS, rows);
        return 0;
    }

    private SimulatedMemoryDevice simulated(int number) {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        boolean isSilent = (long) number * silent / devices != (number + 1L) * silent / devices;
        if (isSilent) {
            device.faults().alwaysAny().loseRequest();
        } else {
            device.faults().always(GetHealthInfo.COMMAND).delay(Duration.ofMillis(answerTime));
        }
        return device;
    }

    /** If every thread had nothing to do but to wait for those that answer. */
    private Duration ideal() {
        int oneAfterTheOther = (devices - silent + jobs - 1) / jobs;
        return Duration.ofMillis((long) answerTime * Math.max(1, oneAfterTheOther));
    }

    /** What this machine needs now for as many threads that wait as long, and do nothing else. */
    private Duration waitingAlone() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(devices - silent);
        Deadline stopwatch = Deadline.after(Duration.ofDays(1));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            Thread thread = new Thread(() -> {
                while (left.getAndDecrement() > 0) {
                    LockSupport.parkNanos(Duration.ofMillis(answerTime).toNanos());
                }
            });
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return stopwatch.elapsed();
    }

    private List<String> ask(Fleet fleet, List<Endpoint> endpoints, int round) throws InterruptedException {
        Deadline stopwatch = Deadline.after(Duration.ofDays(1));
        Duration lastAnswer = Duration.ZERO;
        int answers = 0;
        try (FleetRun<Endpoint, GetHealthInfoResponse> run =
                fleet.start(endpoints, device -> MemoryDevice.of(device).getHealthInfo())) {
            for (FleetOutcome<Endpoint, GetHealthInfoResponse> outcome : run) {
                if (outcome instanceof FleetOutcome.Done<Endpoint, GetHealthInfoResponse>) {
                    answers++;
                    lastAnswer = stopwatch.elapsed();
                }
            }
        }
        return List.of(
                Integer.toString(round),
                Integer.toString(answers),
                lastAnswer.toMillis() + " ms",
                String.format(Locale.ROOT, "%.2f times", (double) lastAnswer.toNanos() / ideal().toNanos()),
                stopwatch.elapsed().toMillis() + " ms",
                waitingAlone().toMillis() + " ms");
    }
}
