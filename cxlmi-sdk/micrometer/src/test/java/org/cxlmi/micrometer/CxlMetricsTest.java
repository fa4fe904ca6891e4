package org.cxlmi.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.policy.Retry;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GenericAsync;
import org.cxlmi.sdk.generic.GetResponseMessageLimit;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CxlMetricsTest {

    private static final String DURATION = "cxlmi.command.duration";
    private static final byte[] TIMESTAMP = new byte[8];

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final Endpoint endpoint = Endpoint.over(transport);
    private final CxlTarget mem0 = endpoint.with(CxlMetrics.of(registry));

    private static Set<String> names(MeterRegistry registry) {
        Set<String> names = new HashSet<>();
        registry.getMeters().forEach(meter -> names.add(meter.getId().getName()));
        return names;
    }

    private double retries() {
        return registry.get("cxlmi.command.retries").counter().count();
    }

    @Test
    void command_isCounted_withItsTagsAndSizes() {
        transport.always(GetTimestamp.OPCODE).reply(TIMESTAMP);

        Generic.of(mem0).getTimestamp();
        Generic.of(mem0).getTimestamp();

        Timer timer = registry.get(DURATION).timer();
        assertEquals(2, timer.count());
        assertTrue(timer.totalTime(TimeUnit.NANOSECONDS) > 0);
        assertEquals(
                Tags.of(
                                "endpoint", "mem0",
                                "target", "mem0",
                                "command", "Get Timestamp",
                                "opcode", "0300h",
                                "outcome", "success",
                                "return.code", "Success")
                        .stream()
                        .toList(),
                timer.getId().getTags());
        DistributionSummary responses = registry.get("cxlmi.response.size").summary();
        assertEquals(2, responses.count());
        assertEquals(16, responses.totalAmount());
        assertEquals("bytes", responses.getId().getBaseUnit());
        assertEquals(0, registry.get("cxlmi.request.size").summary().totalAmount());
        assertEquals(0, retries());
    }

    @Test
    void rawCommand_isCountedByItsOpcode_withTheSizeOfItsRequest() {
        transport.always(0xC001).reply();

        mem0.executeRaw(0xC001, new byte[5]);

        assertEquals(
                5,
                registry.get("cxlmi.request.size")
                        .tags("command", "Raw command", "opcode", "C001h")
                        .summary()
                        .totalAmount());
    }

    @Test
    void commandWithRetries_isCountedOnce_withTheTimesThatItWasSentAgain() {
        transport.on(GetTimestamp.OPCODE).fail(ReturnCode.BUSY);
        transport.on(GetTimestamp.OPCODE).fail(ReturnCode.RETRY_REQUIRED);
        transport.on(GetTimestamp.OPCODE).reply(TIMESTAMP);
        CxlTarget patient = endpoint.with(Retry.within(Duration.ofMinutes(1))).with(CxlMetrics.of(registry));

        Generic.of(patient).getTimestamp();

        assertEquals(1, registry.get(DURATION).timer().count());
        assertEquals(2, retries());
    }

    @Test
    void asynchronousCommand_isCounted_withItsRetries() {
        transport.on(GetTimestamp.OPCODE).fail(ReturnCode.BUSY);
        transport.on(GetTimestamp.OPCODE).reply(TIMESTAMP);
        CxlTarget patient = endpoint.with(Retry.within(Duration.ofMinutes(1))).with(CxlMetrics.of(registry));

        GenericAsync.of(patient).getTimestamp().join();

        assertEquals(1, registry.get(DURATION).tag("outcome", "success").timer().count());
        assertEquals(1, retries());
    }

    @Test
    void insideOfARetry_eachAttemptIsCounted() {
        transport.on(GetTimestamp.OPCODE).fail(ReturnCode.BUSY);
        transport.on(GetTimestamp.OPCODE).reply(TIMESTAMP);

        Generic.of(mem0.with(Retry.within(Duration.ofMinutes(1)))).getTimestamp();

        assertEquals(
                1, registry.get(DURATION).tag("return.code", "Busy").timer().count());
        assertEquals(
                1, registry.get(DURATION).tag("return.code", "Success").timer().count());
    }

    static Stream<Arguments> failures() {
        CommandContext context = new CommandContext("mem0", "Get Timestamp", GetTimestamp.OPCODE, 0);
        return Stream.of(
                Arguments.of("refused", "Invalid Input", script(to -> to.fail(ReturnCode.INVALID_INPUT))),
                Arguments.of("timeout", "none", script(ScriptedTransport.Answer::timeOut)),
                Arguments.of("malformed", "none", script(to -> to.reply(new byte[3]))),
                Arguments.of(
                        "still_running",
                        "Background Command Started",
                        script(to -> to.fail(ReturnCode.BACKGROUND_COMMAND_STARTED))),
                Arguments.of("transport_error", "none", script(ScriptedTransport.Answer::disappear)),
                Arguments.of(
                        "unsupported",
                        "none",
                        script(to -> to.raise(
                                new UnsupportedCommandException(context, Reason.PAYLOAD_TOO_LARGE, "On purpose.")))),
                Arguments.of("other", "none", script(to -> to.raise(new ListChangedException(context, "on purpose")))));
    }

    private static Consumer<ScriptedTransport.Answer> script(Consumer<ScriptedTransport.Answer> script) {
        return script;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void failure_isCountedByItsKind_withoutAResponse(
            String outcome, String code, Consumer<ScriptedTransport.Answer> script) {
        script.accept(transport.on(GetTimestamp.OPCODE));

        assertThrows(CxlException.class, () -> Generic.of(mem0).getTimestamp());

        assertEquals(
                1,
                registry.get(DURATION)
                        .tags("outcome", outcome, "return.code", code)
                        .timer()
                        .count());
        assertEquals(0, registry.get("cxlmi.response.size").summary().count());
    }

    @Test
    void commandThatRunsInTheBackground_isASuccess() {
        transport.on(Sanitize.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);

        MemoryDevice.of(mem0).sanitize();

        assertEquals(
                1,
                registry.get(DURATION)
                        .tags("outcome", "success", "return.code", "Background Command Started")
                        .timer()
                        .count());
    }

    @Test
    void returnCodesOfNoSpecification_makeOneTimeSeries() {
        Generic generic = Generic.of(mem0);
        for (int code = 0x100; code < 0x1000; code++) {
            transport.on(GetTimestamp.OPCODE).fail(code, code);
            assertThrows(CxlException.class, generic::getTimestamp);
        }

        assertEquals(1, registry.find(DURATION).timers().size());
        assertEquals(
                0xF00,
                registry.get(DURATION)
                        .tag("return.code", "unrecognized return code")
                        .timer()
                        .count());
    }

    @Test
    void componentBehindATunnel_isATargetOfItsEndpoint() {
        assertThrows(
                CxlException.class,
                () -> Generic.of(mem0.through(Tunnel.switchPort(3))).getTimestamp());

        assertEquals(
                1,
                registry.get(DURATION)
                        .tags("endpoint", "mem0", "target", "mem0 > port 3", "return.code", "Unsupported")
                        .timer()
                        .count());
    }

    @Test
    void onePolicy_servesSeveralTargets_fromAnyNumberOfThreads() {
        Policy metrics = CxlMetrics.of(registry, Tags.of("rack", "r1"));
        List<CxlTarget> targets = IntStream.range(0, 4)
                .mapToObj(i -> Endpoint.over(new ScriptedTransport("mem" + i)
                                .always(GetResponseMessageLimit.OPCODE)
                                .reply((byte) 10))
                        .with(metrics))
                .toList();

        IntStream.range(0, 400)
                .parallel()
                .forEach(i -> Generic.of(targets.get(i % 4)).getResponseMessageLimit());

        for (int i = 0; i < 4; i++) {
            assertEquals(
                    100,
                    registry.get(DURATION)
                            .tags("target", "mem" + i, "rack", "r1")
                            .timer()
                            .count());
        }
    }

    @Test
    void meters_areTheFourThatAreDocumented() {
        assertThrows(CxlException.class, () -> Generic.of(mem0).getTimestamp());

        assertEquals(
                Set.of(DURATION, "cxlmi.command.retries", "cxlmi.request.size", "cxlmi.response.size"),
                names(registry));
        assertTrue(registry.getMeters().stream()
                .map(Meter::getId)
                .allMatch(id ->
                        id.getDescription() != null && !id.getDescription().isEmpty()));
    }

    @Test
    void policy_isShownInTheTarget() {
        assertEquals("mem0 (metrics)", mem0.toString());
    }
}
