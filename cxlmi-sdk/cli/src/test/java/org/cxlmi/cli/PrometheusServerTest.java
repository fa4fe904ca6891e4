package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxlmi.sdk.metrics.ComponentMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The export, as a real Prometheus sees it, if it is installed. */
@Timeout(120)
class PrometheusServerTest {

    private static final int COMPONENTS = 500;
    private static final int DEAD = 25;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path work;

    private static boolean isInstalled(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program));
    }

    private String get(String url) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The components of a file, each for itself, of which the first ones never answer. */
    private List<String> fleet() throws IOException {
        String components = IntStream.range(0, COMPONENTS)
                .mapToObj(i -> "  - { memory-device: mem" + i + ", serial: " + (i + 1) + " }\n")
                .collect(Collectors.joining());
        String faults = IntStream.range(0, DEAD)
                .mapToObj(i -> "  - { component: mem" + i + ", command: any, lose: request, times: always }\n")
                .collect(Collectors.joining());
        Path file = work.resolve("fleet.yaml");
        Files.writeString(file, "components:\n" + components + "faults:\n" + faults);
        return List.of("export", "sim:" + file + "#*", "--listen=127.0.0.1:0", "--retries=0", "--timeout=1s");
    }

    private void awaitAllPolled(String url) throws InterruptedException {
        while (get(url).lines().filter(line -> line.startsWith("cxl_up{")).count() < COMPONENTS) {
            Thread.sleep(10);
        }
    }

    @Test
    void promtool_findsNothingWrong() throws Exception {
        assumeTrue(isInstalled("promtool"), "promtool is not installed");
        try (RunningCli export =
                RunningCli.start("export", "sim:src/test/fabrics/rack.yaml#*", "mem999", "--listen=127.0.0.1:0")) {
            String url = export.url();
            while (get(url).lines().filter(line -> line.startsWith("cxl_up{")).count() < 4) {
                Thread.sleep(10);
            }
            Path metrics = Files.writeString(work.resolve("metrics"), get(url));
            Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .redirectInput(metrics.toFile())
                    .start();
            assertEquals("", new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, promtool.waitFor());
        }
    }

    @Test
    void prometheus_scrapesAFleet_ofWhichSomeAreDead() throws Exception {
        assumeTrue(isInstalled("prometheus"), "prometheus is not installed");
        try (RunningCli export = RunningCli.start(fleet().toArray(String[]::new))) {
            awaitAllPolled(export.url());
            int port = freePort();
            Files.writeString(work.resolve("prometheus.yml"), """
                    scrape_configs:
                      - job_name: cxlmi
                        scrape_interval: 1s
                        static_configs: [ { targets: [ "%s" ] } ]
                    """.formatted(
                            URI.create(export.url()).getAuthority()));
            Process prometheus = new ProcessBuilder(
                            "/usr/bin/prometheus",
                            "--config.file=" + work.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + work.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve("log").toFile())
                    .start();
            try {
                String api = "http://127.0.0.1:" + port + "/api/v1/query?query=";
                while (value(api, "count_over_time(up[1m])") < 2) {
                    assertTrue(prometheus.isAlive(), () -> read(work.resolve("log")));
                    Thread.sleep(100);
                }
                assertEquals(1, value(api, "up"));
                assertEquals(COMPONENTS, value(api, "count(cxl_up)"));
                assertEquals(DEAD, value(api, "count(cxl_up == 0)"));
                assertEquals(COMPONENTS - DEAD, value(api, "count(cxl_memdev_temperature_celsius == 30)"));
            } finally {
                prometheus.destroy();
                prometheus.waitFor();
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private double value(String api, String query) {
        String body = get(api + URLEncoder.encode(query, StandardCharsets.UTF_8));
        if (!body.startsWith("{")) {
            return -1;
        }
        JsonNode result = JsonMapper.shared().readTree(body).at("/data/result/0/value/1");
        return result.isMissingNode() ? -1 : Double.parseDouble(result.asString());
    }

    /** A name that does not exist would be an empty panel, which nobody notices before it is needed. */
    @Test
    void dashboard_asksForMetricsAndLabelsThatExist() throws IOException {
        String dashboard = Files.readString(Path.of("src/main/grafana/cxlmi.json"));
        Set<String> names = new HashSet<>();
        Set<String> labels = new HashSet<>();
        for (ComponentMetric metric : ComponentMetric.values()) {
            names.add(metric.prometheusName());
            metric.labels().forEach(label -> labels.add(label.prometheusName()));
        }
        List<String> asked = new ArrayList<>();
        Matcher name = Pattern.compile("\\bcxl_[a-z_]+").matcher(dashboard);
        while (name.find()) {
            asked.add(name.group());
        }
        assertTrue(names.containsAll(asked), () -> asked + "\nare not all among\n" + names);
        assertTrue(new HashSet<>(asked).size() > names.size() / 2, asked.toString());
        Matcher label = Pattern.compile("\\{\\{(\\w+)}}|([a-z]+)=~?\\\\\"").matcher(dashboard);
        while (label.find()) {
            String found = label.group(1) == null ? label.group(2) : label.group(1);
            assertTrue(labels.contains(found), found);
        }
    }
}
