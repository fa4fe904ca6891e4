package org.cxlmi.simulator.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.GetPhysicalPortState;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.metrics.ComponentMetric;
import org.cxlmi.sdk.metrics.MetricLabel;
import org.cxlmi.sdk.metrics.MetricSample;
import org.cxlmi.sdk.monitor.PolledComponent;
import org.cxlmi.sdk.ops.ComponentReadings;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.Test;

class MetricSampleTest {

    private final SimulatedMemoryDevice device =
            SimulatedMemoryDevice.builder().name("mem0").build();
    private final SimulatedSwitch cxlSwitch =
            SimulatedSwitch.builder().name("switch0").build();

    private static List<MetricSample> samples(SimulatedComponent component) {
        try (Endpoint endpoint = Endpoint.over(component.connect())) {
            return MetricSample.of(new PolledComponent(
                    "here",
                    true,
                    Optional.of(ComponentReadings.of(endpoint)),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(5),
                    7,
                    2,
                    Optional.empty()));
        }
    }

    private Optional<Double> value(ComponentMetric metric, Map<MetricLabel, String> labels) {
        return samples(device).stream()
                .filter(sample ->
                        sample.metric() == metric && sample.labels().entrySet().containsAll(labels.entrySet()))
                .map(MetricSample::value)
                .findFirst();
    }

    private double value(ComponentMetric metric) {
        return value(metric, Map.of()).orElseThrow();
    }

    private String state() {
        return Stream.of("ok", "degraded", "predicted_failure", "failed")
                .filter(state -> value(ComponentMetric.MEMDEV_STATUS, Map.of(MetricLabel.STATE, state))
                        .equals(Optional.of(1.0)))
                .reduce((one, other) -> one + other)
                .orElse("");
    }

    @Test
    void everyMetric_isThere_withTheLabelsThatItNames() {
        device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        cxlSwitch.plugIn(1, SimulatedMemoryDevice.create());
        List<MetricSample> all = Stream.of(device, cxlSwitch)
                .flatMap(each -> samples(each).stream())
                .toList();
        Set<ComponentMetric> seen = EnumSet.noneOf(ComponentMetric.class);
        Set<Object> unique = new HashSet<>();
        for (MetricSample sample : all) {
            seen.add(sample.metric());
            assertTrue(sample.metric().labels().containsAll(sample.labels().keySet()), sample.toString());
            assertEquals("here", sample.labels().get(MetricLabel.TARGET));
            assertTrue(sample.metric() == ComponentMetric.UP
                    || sample.labels().get(MetricLabel.SERIAL).startsWith("0x"));
            assertTrue(!sample.metric().isInfo() || sample.value() == 1, sample.toString());
        }
        samples(device).forEach(sample -> assertTrue(unique.add(List.of(sample.metric(), sample.labels()))));
        assertEquals(EnumSet.allOf(ComponentMetric.class), seen);
    }

    @Test
    void values_areThoseOfTheComponent() {
        device.health().setDeviceTemperature(31);
        device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        device.inject(EventLog.WARNING, EventRecordFormat.DRAM);

        assertEquals(1, value(ComponentMetric.UP));
        assertEquals(3, value(ComponentMetric.READINGS_AGE));
        assertEquals(0.005, value(ComponentMetric.POLL_DURATION));
        assertEquals(7, value(ComponentMetric.POLLS));
        assertEquals(2, value(ComponentMetric.POLL_FAILURES));
        assertEquals(31, value(ComponentMetric.MEMDEV_TEMPERATURE));
        assertEquals(4L << 30, value(ComponentMetric.MEMDEV_CAPACITY));
        assertEquals(Optional.of(2.0), value(ComponentMetric.EVENT_RECORDS, Map.of(MetricLabel.LOG, "warning")));
    }

    @Test
    void state_isTheWorstThatIsTrue() {
        assertEquals("ok", state());
        device.faults().always(GetHealthInfo.COMMAND).set("healthStatus", 1);
        assertEquals("degraded", state());
        device.faults().clear();
        device.faults().always(GetHealthInfo.COMMAND).set("healthStatus", 4);
        assertEquals("failed", state());
        device.faults().clear();
        device.faults().always(GetHealthInfo.COMMAND).set("mediaStatus", 9);
        assertEquals("predicted_failure", state());
        assertEquals(9, value(ComponentMetric.MEMDEV_MEDIA_STATUS));
        device.faults().clear();
        device.faults().always(GetHealthInfo.COMMAND).set("additionalStatus", 2);
        assertEquals("predicted_failure", state());
    }

    @Test
    void whatAComponentDoesNotTell_isMissing() {
        device.faults().always(GetHealthInfo.COMMAND).answer(ReturnCode.UNSUPPORTED);
        device.faults().always(GetFwInfo.COMMAND).answer(ReturnCode.UNSUPPORTED);
        Set<ComponentMetric> metrics = new HashSet<>();
        samples(device).forEach(sample -> metrics.add(sample.metric()));
        assertTrue(metrics.contains(ComponentMetric.MEMDEV_CAPACITY));
        assertTrue(metrics.stream()
                .noneMatch(metric -> metric == ComponentMetric.MEMDEV_STATUS
                        || metric == ComponentMetric.MEMDEV_TEMPERATURE
                        || metric == ComponentMetric.MEMDEV_TEMPERATURE_LIMIT
                        || metric == ComponentMetric.FIRMWARE_SLOT_INFO));

        cxlSwitch.faults().always(GetPhysicalPortState.COMMAND).answer(ReturnCode.UNSUPPORTED);
        assertTrue(samples(cxlSwitch).stream().noneMatch(sample -> sample.metric() == ComponentMetric.PORT_INFO));
    }

    @Test
    void textOfAComponent_isMadeHarmless() {
        device.faults().always(IdentifyMemoryDevice.COMMAND).replaceMessage(message -> {
            byte[] text = "\n\u001b\u0080A\"".getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, message, message.length - IdentifyMemoryDeviceResponse.LENGTH, text.length);
            return message;
        });
        assertEquals(
                List.of("\\x0a\\x1b\\x80A\""),
                samples(device).stream()
                        .filter(sample -> sample.metric() == ComponentMetric.COMPONENT_INFO)
                        .map(sample -> sample.labels().get(MetricLabel.FIRMWARE))
                        .toList());
    }
}
