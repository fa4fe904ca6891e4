package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts a program that takes events, again and again, and each one halts one step later than the one before. */
@Timeout(300)
class MonitorKillTest {

    private static final int RECORDS = 50; // The log has room for 64.

    /** As many as the simulated device sends at once. */
    private static final int IN_ONE_RESPONSE = 7;

    @TempDir
    private Path directory;

    private final SimulatedMemoryDevice device =
            SimulatedMemoryDevice.builder().name("mem0").build();
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final List<List<Integer>> taken = new ArrayList<>();
    private int runsWithRepetition;

    @ParameterizedTest(name = "position file {0}")
    @ValueSource(booleans = {false, true})
    void program_killedAtEachStep_losesNothing_andTakesAtMostOneBatchTwice(boolean file)
            throws IOException, InterruptedException {
        for (int i = 0; i < RECORDS; i++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }
        for (int step = 0; step <= 9; step++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
            int before = taken.size();
            run(step, file ? List.of(directory.resolve("position").toString()) : List.of());
            assertAtMostOneBatchAgain(before, file);
        }
        // With two batches: killed with each of them in its hands, or, without a file, also right before each is
        // cleared.
        assertEquals(file ? 2 : 4, runsWithRepetition);
        run(1000, file ? List.of(directory.resolve("position").toString()) : List.of());

        assertEquals(
                IntStream.rangeClosed(1, RECORDS + 10).boxed().toList(),
                taken.stream().flatMap(List::stream).distinct().toList());
    }

    private void assertAtMostOneBatchAgain(int before, boolean file) {
        List<Integer> earlier =
                taken.subList(0, before).stream().flatMap(List::stream).toList();
        List<Integer> again = taken.subList(before, taken.size()).stream()
                .flatMap(List::stream)
                .filter(earlier::contains)
                .toList();
        runsWithRepetition += again.isEmpty() ? 0 : 1;
        assertTrue(again.size() <= IN_ONE_RESPONSE, () -> "again: " + again + ", position file: " + file);
        if (before > 0) {
            assertTrue(taken.get(before - 1).containsAll(again), () -> "again: " + again + ", taken: " + taken);
        }
    }

    /** Answers a program until it halts, or until it has taken everything. */
    private void run(int step, List<String> more) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(step, more))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
                Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII)) {
            int idle = 0;
            for (String line = out.readLine(); line != null && idle < 10; line = out.readLine()) {
                if (line.startsWith(KilledMonitor.TAKEN)) {
                    taken.add(handles(line));
                } else {
                    byte[] response = answer(line);
                    idle = response.length == 0 || isLogEmpty(response) ? idle + 1 : 0;
                    tell(in, response);
                }
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static List<String> command(int step, List<String> more) {
        String classPath = String.join(
                File.pathSeparator,
                Path.of("target", "test-classes").toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-classpath",
                classPath,
                KilledMonitor.class.getName(),
                Integer.toString(step)));
        command.addAll(more);
        return command;
    }

    private static List<Integer> handles(String line) {
        String handles = line.substring(KilledMonitor.TAKEN.length()).strip();
        return List.of(handles.split(" ")).stream().map(Integer::valueOf).toList();
    }

    private byte[] answer(String line) {
        String[] parts = line.split(" ", -1);
        return mem0.executeRaw(Integer.parseInt(parts[0]), HexFormat.of().parseHex(parts[1]));
    }

    private static boolean isLogEmpty(byte[] response) {
        return response.length == 32;
    }

    private static void tell(Writer in, byte[] response) {
        try {
            in.write(HexFormat.of().formatHex(response) + "\n");
            in.flush();
        } catch (IOException e) {
            return; // The program halted meanwhile.
        }
    }
}
