package org.cxlmi.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.policy.Policies;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.guide.GuideCode;
import org.cxlmi.sdk.monitor.PollRun;
import org.cxlmi.sdk.monitor.Poller;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;

/** What a Prometheus server reads, by the code that the guide shows. */
class PrometheusTest {

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private static CxlTarget measured(CxlTarget mem0, PrometheusMeterRegistry registry) {
        CxlTarget measured = mem0.with(Policies.standard()).with(CxlMetrics.of(registry));
        return measured;
    }

    static ComponentMeters polled(Cxl cxl, PrometheusMeterRegistry registry) {
        PollRun run =
                Poller.of(cxl.endpoints()).withInterval(Duration.ofMinutes(1)).start();
        ComponentMeters meters = ComponentMeters.of(registry, run::components);
        return meters;
    }

    private static String labels(String outcome, String code) {
        return "{command=\"Get Timestamp\",endpoint=\"mem0\",opcode=\"0300h\",outcome=\"" + outcome
                + "\",return_code=\"" + code + "\",target=\"mem0\"}";
    }

    @Test
    void guide_showsCodeThatIsCompiled() throws IOException {
        GuideCode.assertCompiled(PrometheusTest.class, "Metrics", "Work in the background", 2);
    }

    @Test
    void scrape_hasSecondsBytesAndTotals() {
        transport.on(GetTimestamp.OPCODE).fail(ReturnCode.BUSY);
        transport.on(GetTimestamp.OPCODE).reply(new byte[8]);
        transport.on(GetTimestamp.OPCODE).reply(new byte[8]);
        transport.on(GetTimestamp.OPCODE).fail(ReturnCode.INVALID_INPUT);
        Generic mem0 = Generic.of(measured(Endpoint.over(transport), registry));

        mem0.getTimestamp();
        mem0.getTimestamp();
        assertThrows(CommandFailedException.class, mem0::getTimestamp);

        List<String> scrape = registry.scrape().lines().toList();
        String done = labels("success", "Success");
        String refused = labels("refused", "Invalid Input");
        List.of(
                        "# TYPE cxlmi_command_duration_seconds summary",
                        "# TYPE cxlmi_command_retries_total counter",
                        "# TYPE cxlmi_request_size_bytes summary",
                        "# TYPE cxlmi_response_size_bytes summary",
                        "cxlmi_command_duration_seconds_count" + done + " 2",
                        "cxlmi_command_duration_seconds_count" + refused + " 1",
                        "cxlmi_command_retries_total" + done + " 1.0",
                        "cxlmi_command_retries_total" + refused + " 0.0",
                        "cxlmi_request_size_bytes_sum" + done + " 0.0",
                        "cxlmi_response_size_bytes_count" + done + " 2",
                        "cxlmi_response_size_bytes_sum" + done + " 16.0",
                        "cxlmi_response_size_bytes_count" + refused + " 0")
                .forEach(line -> assertTrue(scrape.contains(line), () -> line + "\nis not in\n" + registry.scrape()));
        assertEquals(
                2,
                scrape.stream()
                        .filter(line -> line.startsWith("cxlmi_command_duration_seconds_count"))
                        .count());
    }
}
