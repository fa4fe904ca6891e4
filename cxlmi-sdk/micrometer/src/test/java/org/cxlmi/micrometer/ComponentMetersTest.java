package org.cxlmi.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.IdentifySwitchDevice;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.GetAlertConfiguration;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.monitor.PollRun;
import org.cxlmi.sdk.monitor.PolledComponent;
import org.cxlmi.sdk.monitor.Poller;
import org.cxlmi.sdk.ops.ComponentReadings;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ComponentMetersTest {

    private static byte[] health(int celsius) {
        return HexFormat.of()
                .parseHex(
                        "00" // health status
                                + "00" // media status
                                + "00" // additional status
                                + "05" // life used
                                + HexFormat.of().toHexDigits((byte) celsius)
                                + "00" // temperature
                                + "00000000" // dirty shutdowns
                                + "07000000" // corrected volatile errors
                                + "00000000"); // corrected persistent errors
    }

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final Endpoint mem0 = Endpoint.over(transport);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<PolledComponent> components = new ArrayList<>();

    private ComponentReadings readings(int celsius) {
        transport.always(GetHealthInfo.OPCODE).reply(health(celsius));
        for (int opcode : List.of(
                Identify.OPCODE,
                IdentifyMemoryDevice.OPCODE,
                IdentifySwitchDevice.OPCODE,
                GetEventRecords.OPCODE,
                GetFwInfo.OPCODE,
                GetAlertConfiguration.OPCODE)) {
            transport.always(opcode).fail(ReturnCode.UNSUPPORTED);
        }
        return ComponentReadings.of(mem0);
    }

    private PolledComponent component(String name, Optional<ComponentReadings> readings) {
        return new PolledComponent(
                name, readings.isPresent(), readings, Duration.ZERO, Duration.ZERO, 1, 0, Optional.empty());
    }

    private Set<String> names() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .collect(Collectors.toSet());
    }

    @Test
    void meters_haveTheNamesOfOpenTelemetry_andFollowTheValues() {
        components.add(component("mem0", Optional.of(readings(81))));
        ComponentMeters meters = ComponentMeters.of(registry, () -> components);

        Meter temperature = registry.get("hw.temperature").meter();
        assertEquals("Cel", temperature.getId().getBaseUnit());
        assertEquals("mem0", temperature.getId().getTag("hw.id"));
        assertEquals("temperature", temperature.getId().getTag("hw.type"));
        assertEquals(81, registry.get("hw.temperature").gauge().value());
        assertEquals(
                7,
                registry.get("hw.errors")
                        .tag("cxl.memdev.memory", "volatile")
                        .functionCounter()
                        .count());

        components.set(0, component("mem0", Optional.of(readings(80))));
        meters.refresh();
        assertEquals(80, registry.get("hw.temperature").gauge().value());
    }

    @Test
    void meters_comeAndGoWithTheComponents() {
        ComponentMeters meters = ComponentMeters.of(registry, () -> components);
        assertEquals(Set.of(), names());
        components.add(component("mem0", Optional.of(readings(81))));
        components.add(component("mem1", Optional.empty()));
        meters.refresh();
        assertTrue(names().contains("hw.status"));
        assertEquals(2, registry.get("cxl.up").gauges().size());

        components.remove(0);
        meters.refresh();
        assertEquals(Set.of("cxl.up", "cxl.polls", "cxl.poll.failures", "cxl.poll.duration"), names());
        meters.close();
        assertEquals(Set.of(), names());
    }

    @Test
    void meters_ofAPoller() throws InterruptedException {
        ComponentReadings unused = readings(81);
        try (PollRun run = Poller.of(List.of(mem0)).start()) {
            ComponentMeters meters = ComponentMeters.of(registry, run::components);
            while (!names().contains("hw.temperature")) {
                meters.refresh();
                Thread.sleep(1);
            }
            assertEquals(1, registry.get("cxl.up").gauge().value());
        }
    }
}
