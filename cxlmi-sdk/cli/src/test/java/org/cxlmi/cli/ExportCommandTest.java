package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExportCommandTest {

    private static final String RACK = "sim:src/test/fabrics/rack.yaml#";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path work;

    private static RunningCli export(String... more) {
        List<String> arguments = new ArrayList<>(List.of("export", "--listen=127.0.0.1:0"));
        arguments.addAll(List.of(more));
        return RunningCli.start(arguments.toArray(String[]::new));
    }

    private String scrape(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        HttpResponse<String> response = http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    /** Scrapes without a rest until a line is there. */
    private String await(String url, Predicate<String> line) throws IOException, InterruptedException {
        while (true) {
            String metrics = scrape(url);
            if (metrics.lines().anyMatch(line)) {
                return metrics;
            }
            Thread.sleep(1);
        }
    }

    @Test
    void metrics_haveTheNamesAndLabelsThatAreDocumented() throws Exception {
        try (RunningCli export = export(RACK + "mem0", RACK + "switch0")) {
            await(export.url(), isUp(RACK + "switch0", 1));
            String metrics = await(export.url(), line -> line.startsWith("cxl_memdev_temp"));
            String labels = "{serial=\"0xc0ffee0123456789\",target=\"" + RACK + "mem0\"}";
            assertTrue(metrics.contains("\ncxl_memdev_temperature_celsius" + labels + " 30.0\n"), metrics);
            assertTrue(metrics.contains("# TYPE cxl_polls_total counter"), metrics);
            assertEquals(ExitCode.OK, export.end(), export.err());
            assertEquals(1, export.err().lines().count(), export.err());
        }
    }

    @Test
    void deadComponent_hasItsLastValues_andTheirAge() throws Exception {
        try (ServedFabric fabric =
                        ServedFabric.of(work, "components: [ { memory-device: mem0, eid: 8, serial: 0x9 } ]");
                RunningCli export =
                        export(fabric.target(), "--every=100ms", "--timeout=50ms", "--retries=0", "-o=json")) {
            await(export.url(), isUp(fabric.target(), 1));
            fabric.component("mem0").faults().disappear();
            String metrics = await(export.url(), isUp(fabric.target(), 0));
            assertTrue(metrics.contains("\ncxl_memdev_temperature_celsius{"), metrics);
            await(export.url(), line -> line.startsWith("cxl_readings_age_seconds") && value(line) > 0.5);
            fabric.component("mem0").faults().comeBack();
            await(export.url(), isUp(fabric.target(), 1));
            assertTrue(
                    export.err().contains("\"level\":\"error\",\"target\":\"" + fabric.target() + "\""), export.err());
            assertTrue(export.err().contains(fabric.target() + " answers again"), export.err());
        }
    }

    /** Whether a component is shown as one that answers, or does not. */
    private static Predicate<String> isUp(String target, int value) {
        return line -> line.startsWith("cxl_up{") && line.contains("target=\"" + target + "\"") && value(line) == value;
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    @Test
    void servedFabricThatRestarts_isOpenedAgain() throws Exception {
        String yaml = "components: [ { memory-device: mem0, eid: 8 } ]";
        ServedFabric first = ServedFabric.of(work, yaml);
        try (RunningCli export = export(first.target(), "--every=50ms", "--timeout=1s", "--retries=0")) {
            await(export.url(), isUp(first.target(), 1));
            first.close();
            await(export.url(), isUp(first.target(), 0));
            try (ServedFabric second = ServedFabric.of(work, yaml)) {
                second.device("mem0").inject(EventLog.FATAL, EventRecordFormat.DRAM);
                await(export.url(), isUp(first.target(), 1));
                await(export.url(), line -> line.startsWith("cxl_event_records{") && line.contains("log=\"fatal\""));
            }
        }
    }

    @Test
    void targetThatIsMissing_doesNotKeepTheOthersFromBeingExported() throws Exception {
        try (RunningCli export = export("mem999", RACK + "mem0")) {
            await(export.url(), isUp("mem999", 0));
            await(export.url(), isUp(RACK + "mem0", 1));
            assertTrue(export.err().contains("cxlmi: mem999: open /dev/cxl/mem999 failed"), export.err());
        }
    }

    @Test
    void newTargets_areFound_andThoseThatAreGoneAreForgotten() throws Exception {
        Path list = work.resolve("targets");
        Files.writeString(list, "mem999\n");
        try (RunningCli export = export("@" + list, "--every=50ms", "--scan=50ms", "--forget=0s")) {
            await(export.url(), isUp("mem999", 0));
            Files.writeString(list, RACK + "mem0\n");
            await(export.url(), isUp(RACK + "mem0", 1));
            String metrics = scrape(export.url());
            while (metrics.contains("mem999")) {
                metrics = scrape(export.url());
            }
            Files.delete(list);
            long polls = polls(metrics);
            await(export.url(), line -> line.startsWith("cxl_polls_total{") && value(line) > polls + 3);
        }
    }

    private static long polls(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("cxl_polls_total{"))
                .mapToLong(line -> (long) value(line))
                .sum();
    }

    @Test
    void everyForm_canBeScraped() throws Exception {
        try (RunningCli export = export(RACK + "mem0")) {
            String url = export.url();
            await(url, line -> line.startsWith("cxl_memdev_temp"));
            for (String accept : List.of(
                    "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited",
                    "application/openmetrics-text;version=1.0.0",
                    "text/plain;version=0.0.4",
                    "image/png")) {
                assertTrue(scrape(url, "Accept", accept).contains("cxl_memdev_temperature_celsius"), accept);
            }
            assertFalse(scrape(url + "?name[]=cxl_up").contains("cxl_memdev"));
        }
    }

    /** Clients that ask slowly, read nothing, or send garbage. */
    @Test
    void badClients_keepNobodyFromScraping() throws Exception {
        try (RunningCli export = export(RACK + "mem*")) {
            URI url = URI.create(export.url());
            await(export.url(), line -> line.startsWith("cxl_memdev_temp"));
            List<Socket> bad = new ArrayList<>();
            for (String begin :
                    List.of("GET /metr", "GET /metrics HTTP/1.1\r\n\r\n", "\0\u00ff\r\n\r\n", "POST / HTTP/9\r\n")) {
                for (int i = 0; i < 5; i++) {
                    Socket socket = new Socket(url.getHost(), url.getPort());
                    socket.getOutputStream().write(begin.getBytes(StandardCharsets.ISO_8859_1));
                    bad.add(socket);
                }
            }
            List<CompletableFuture<HttpResponse<String>>> scrapes = Stream.generate(() ->
                            http.sendAsync(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString()))
                    .limit(8)
                    .toList();
            for (CompletableFuture<HttpResponse<String>> scrape : scrapes) {
                assertEquals(200, scrape.get().statusCode());
            }
            assertEquals(ExitCode.OK, export.end());
            for (Socket socket : bad) {
                socket.close();
            }
        }
    }

    @Test
    void portInUse_isSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CliRun run = CliRun.of("export", "sim", "--listen=127.0.0.1:" + taken.getLocalPort());
            assertEquals(ExitCode.NO_ANSWER, run.exitCode());
            assertTrue(
                    run.err()
                            .contains("cannot listen on http://127.0.0.1:" + taken.getLocalPort()
                                    + ": Address already in use." + " Choose another"),
                    run.err());
        }
    }

    @Test
    void ipv6_canBeListenedOn() throws Exception {
        try (RunningCli export = RunningCli.start("export", "sim", "--listen=[::1]:0")) {
            assertTrue(export.url().startsWith("http://[0:0:0:0:0:0:0:1]:"), export.err());
            await(export.url(), isUp("sim", 1));
        }
    }

    @Test
    void wrongOptions_areRefused() {
        for (String option : List.of(
                "--listen=9839",
                "--listen=127.0.0.1",
                "--listen=127.0.0.1:99999",
                "--listen=no such host:1",
                "--otlp=localhost:4318",
                "--every=0s",
                "--every=48h",
                "--scan=0ms",
                "--jobs=0")) {
            CliRun run = CliRun.of("export", "sim", option, "--for=10ms");
            assertEquals(ExitCode.USAGE, run.exitCode(), option + run.err());
        }
    }

    @Test
    void time_endsIt() {
        CliRun run = CliRun.of("export", "sim", "--listen=127.0.0.1:0", "--for=10ms");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals("", run.out());
    }

    @Test
    void openTelemetry_getsTheNamesOfItsConventions() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger answer = new AtomicInteger(503);
        collector.createContext("/v1/metrics", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        collector.start();
        String url = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/metrics";
        try (RunningCli export = RunningCli.start("export", RACK + "mem0", "--otlp=" + url, "--every=300ms")) {
            String message = received.take();
            while (!message.contains("hw.temperature")) {
                message = received.take();
            }
            for (String text : List.of(
                    "hw.status",
                    "hw.state",
                    "hw.memory.size",
                    "hw.errors",
                    "Cel",
                    "cxl.up",
                    "hw.id",
                    RACK + "mem0",
                    "service.name",
                    "cxlmi")) {
                assertTrue(message.contains(text), text);
            }
            // Not before the failure is noticed: the collector may still be about to answer the first message.
            while (!export.err().contains("metrics could not be sent to " + url)) {
                received.take();
            }
            answer.set(200);
            while (!export.err().contains("are sent to " + url + " again")) {
                received.take();
            }
            assertTrue(export.err().contains("metrics could not be sent to " + url), export.err());
            assertEquals(3, export.err().lines().count(), export.err());
            assertEquals(ExitCode.OK, export.end());
        } finally {
            collector.stop(0);
        }
    }
}
