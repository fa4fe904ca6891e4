package org.cxlmi.examples.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.serve.MctpLoopback;

/**
 * Times one command over the kernel's MCTP in turn from C, through the transport, and typed through an endpoint; the
 * same C program answers all of them. {@link GuestIT} starts it in the guest.
 */
final class MctpBenchmark {

    private static final int EID = MctpKitJourney.EID;

    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 21;
    private static final int COUNT = 500;

    private final String program;

    private MctpBenchmark(String program) {
        this.program = program;
    }

    /** Makes the C program that {@link #main} takes the path of. */
    static String compile() throws IOException, InterruptedException {
        String program = Path.of("target", "exchange").toAbsolutePath().toString();
        Process gcc = new ProcessBuilder("gcc", "-O2", "-o", program, "src/test/guest/exchange.c")
                .redirectErrorStream(true)
                .start();
        String output = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (gcc.waitFor() != 0) {
            throw new IOException(output);
        }
        return program;
    }

    /** Takes the path of the C program. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        keepToOneProcessor();
        new MctpBenchmark(arguments[0]).run();
    }

    /**
     * This thread and the programs it starts, but not the compiler: to wake up another processor takes far longer than
     * what is measured.
     */
    private static void keepToOneProcessor() throws IOException, InterruptedException {
        String thread = Path.of("/proc/thread-self").toRealPath().getFileName().toString();
        Process taskset = new ProcessBuilder("taskset", "--pid", "--cpu-list", "0", thread)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (taskset.waitFor() != 0) {
            throw new IOException("cannot keep to one processor");
        }
    }

    private void run() throws IOException {
        MctpLoopback.addAddress(EID);
        Process responder = start("respond");
        try (BufferedReader ready = responder.inputReader();
                Transport transport = Mctp.open(MctpLoopback.NETWORK, EID);
                Endpoint endpoint = Endpoint.over(Mctp.open(MctpLoopback.NETWORK, EID))) {
            if (ready.readLine() == null) {
                throw new IOException(program + " does not respond");
            }
            MemoryDevice device = MemoryDevice.of(endpoint);
            compare(List.of(
                    new Peer("C", this::timeInC),
                    new Peer("transport", count -> time(count, () -> exchange(transport))),
                    new Peer("endpoint", count -> time(count, () -> device.getHealthInfo()))));
        } finally {
            responder.destroy();
        }
    }

    /** One of those that are compared. */
    private record Peer(String name, Timer timer) {}

    private interface Timer {

        /** The median of the nanoseconds that each of so many exchanges takes, which no pause of the machine moves. */
        long time(int count) throws IOException;
    }

    private static void compare(List<Peer> peers) throws IOException {
        for (Peer peer : peers) {
            peer.timer.time(WARM_UP);
        }
        List<long[]> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long[] nanos = new long[peers.size()];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = peers.get(i).timer.time(COUNT);
            }
            rounds.add(nanos);
            System.out.println(Arrays.toString(nanos));
        }
        for (int i = 0; i < peers.size(); i++) {
            int peer = i;
            double nanos = median(rounds, round -> round[peer]);
            double ratio = median(rounds, round -> (double) round[peer] / round[0]);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %8.0f ns per exchange, %.2f times C in the same round%n",
                    peers.get(i).name,
                    nanos,
                    ratio);
        }
    }

    private static double median(List<long[]> rounds, ToDoubleFunction<long[]> measure) {
        return rounds.stream().mapToDouble(measure).sorted().toArray()[ROUNDS / 2];
    }

    private static long time(int count, Runnable exchange) {
        long[] taken = new long[count];
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            exchange.run();
            long end = System.nanoTime();
            taken[i] = end - start;
            start = end;
        }
        Arrays.sort(taken);
        return taken[count / 2];
    }

    private static void exchange(Transport transport) {
        CciRequest request =
                new CciRequest(GetHealthInfo.COMMAND.name(), GetHealthInfo.OPCODE, MessageType.CCI, new byte[0]);
        CciResponse response = transport.exchange(request, Deadline.after(transport.defaultTimeout()));
        if (!response.isSuccess() || response.payload().length != GetHealthInfoResponse.LENGTH) {
            throw new IllegalStateException("not what the responder sends: " + response);
        }
    }

    private long timeInC(int count) throws IOException {
        Process process = start("measure", Integer.toString(count));
        try (BufferedReader output = process.inputReader()) {
            String nanos = output.readLine();
            if (nanos == null) {
                throw new IOException(program + " measured nothing");
            }
            return Long.parseLong(nanos);
        }
    }

    private Process start(String what, String... more) throws IOException {
        List<String> fixed = List.of(
                program,
                what,
                Integer.toString(EID),
                Integer.toString(GetHealthInfo.OPCODE),
                Integer.toString(GetHealthInfoResponse.LENGTH));
        return new ProcessBuilder(
                        Stream.concat(fixed.stream(), Arrays.stream(more)).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
