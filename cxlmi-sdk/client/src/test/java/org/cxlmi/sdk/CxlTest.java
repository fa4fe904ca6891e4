package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CxlTest {

    @Test
    void iteration_goesOverWhatIsOpenInOrder() {
        try (Cxl cxl = Cxl.create()) {
            Endpoint first = cxl.open(new ScriptedTransport("first"));
            Endpoint second = cxl.open(new ScriptedTransport("second"));
            Endpoint third = cxl.open(new ScriptedTransport("third"));
            second.close();

            List<Endpoint> seen = new ArrayList<>();
            cxl.forEach(seen::add);

            assertEquals(List.of(first, third), seen);
        }
    }

    @Test
    void close_closesEveryEndpointAndMayBeRepeated() {
        Cxl cxl = Cxl.create();
        Endpoint endpoint = cxl.open(new ScriptedTransport("any"));
        cxl.close();
        cxl.close();

        assertThrows(IllegalStateException.class, () -> Generic.of(endpoint).identify());
        assertEquals(List.of(), cxl.endpoints());
        assertThrows(IllegalStateException.class, () -> cxl.open(new ScriptedTransport("any")));
    }

    @Test
    void timeout_isSetOnEveryEndpoint() {
        Duration timeout = Duration.ofMillis(1234);
        try (Cxl cxl = Cxl.builder().timeout(timeout).build()) {
            assertEquals(timeout, cxl.open(new ScriptedTransport("any")).timeout());
        }
        assertThrows(IllegalArgumentException.class, () -> Cxl.builder().timeout(Duration.ZERO));
    }

    @Test
    void probe_componentThatDoesNotAnswer_isAnErrorAndLeavesNothingOpen() {
        ScriptedTransport silent =
                new ScriptedTransport("silent").on(Identify.OPCODE).timeOut();
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            CxlTimeoutException e = assertThrows(CxlTimeoutException.class, () -> cxl.open(silent));
            assertTrue(e.getMessage().contains("probe(false)"), e.getMessage());
            assertEquals(List.of(), cxl.endpoints());
            assertTrue(silent.isClosed());
        }
    }

    @Test
    void probe_componentIsBusy_isAnErrorThatNamesTheProbe() {
        ScriptedTransport busy = new ScriptedTransport("busy")
                .on(Identify.OPCODE)
                .raise(new TransportException("busy", "ioctl SEND_COMMAND", 16, "EBUSY", "It is busy."));
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            TransportException e = assertThrows(TransportException.class, () -> cxl.open(busy));
            assertEquals("EBUSY", e.errnoName());
            assertTrue(e.getMessage().contains("It is busy. "), e.getMessage());
            assertTrue(e.getMessage().contains("probe(false)"), e.getMessage());
            assertTrue(busy.isClosed());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 14})
    void probe_answerThatMakesNoSense_leavesTheEndpointOpenAndIsToBeHad(int length) { // V5
        ScriptedTransport component =
                new ScriptedTransport("short").on(Identify.OPCODE).reply(new byte[length]);
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            Endpoint endpoint = cxl.open(component);

            assertTrue(endpoint.isOpen());
            assertFalse(component.isClosed());
            CxlException failure = cxl.probeFailure(endpoint).orElseThrow();
            assertEquals(MalformedResponseException.class, failure.getClass());
            assertTrue(failure.getMessage().startsWith("short: Identify (0001h): "), failure.getMessage());
            endpoint.close();
            assertEquals(Optional.empty(), cxl.probeFailure(endpoint));
        }
    }

    @Test
    void probe_answeredInTheBackground_leavesTheEndpointOpen() { // V5
        ScriptedTransport component =
                new ScriptedTransport("odd").on(Identify.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            Endpoint endpoint = cxl.open(component);

            assertFalse(component.isClosed());
            assertEquals(
                    StillRunningException.class,
                    cxl.probeFailure(endpoint).orElseThrow().getClass());
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 256", "20, 1048576", "7, -1", "21, -1", "0, -1", "255, -1"})
    void probe_tellsTheTransportHowMuchTheComponentAccepts(int exponent, int expected) {
        int[] told = {-1};
        ScriptedTransport component = new ScriptedTransport("identified");
        component
                .on(Identify.OPCODE)
                .reply(IdentifyResponse.builder()
                        .maximumMessageSize(exponent)
                        .build()
                        .bytes());
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            cxl.open(new Transport() {
                @Override
                public String name() {
                    return component.name();
                }

                @Override
                public Duration defaultTimeout() {
                    return component.defaultTimeout();
                }

                @Override
                public CciResponse exchange(CciRequest request, Deadline deadline) {
                    return component.exchange(request, deadline);
                }

                @Override
                public void limitRequests(int payload) {
                    told[0] = payload;
                }

                @Override
                public void close() {
                    component.close();
                }
            });
        }
        assertEquals(expected, told[0]);
    }

    @Test
    void probe_off_asksNothing() {
        ScriptedTransport transport = new ScriptedTransport("unasked");
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            cxl.open(transport);
            assertEquals(List.of(), transport.exchanges());
        }
    }

    @Test
    void probe_componentThatRefusesIdentify_isOpenAllTheSame() {
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            Endpoint endpoint = cxl.open(new ScriptedTransport("terse"));
            assertTrue(endpoint.isOpen());
            assertTrue(cxl.probeFailure(endpoint).isPresent());
        }
    }

    @Test
    void probe_answered_leavesNoFailure() {
        ScriptedTransport component = new ScriptedTransport("identified")
                .on(Identify.OPCODE)
                .reply(IdentifyResponse.builder().maximumMessageSize(8).build().bytes());
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            assertEquals(Optional.empty(), cxl.probeFailure(cxl.open(component)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "FALSE", "disable", "disabled"})
    void probing_environmentSaysNo_isOff(String setting) {
        assertFalse(Cxl.Builder.probingByDefault(setting));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"1", "true", "yes", ""})
    void probing_otherwise_isOn(String setting) {
        assertTrue(Cxl.Builder.probingByDefault(setting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/etc/passwd", "mem", "mem0/../../x", "", "mem-1", "/dev/cxl/../null"})
    void open_nameThatIsNoDevice_isRefused(String name) {
        try (Cxl cxl = Cxl.create()) {
            assertThrows(IllegalArgumentException.class, () -> cxl.open(name));
        }
    }

    @Test
    void openMctp_noRouteToTheComponent_isAnErrorAndLeavesNothingOpen() {
        try (Cxl cxl = Cxl.builder().probe(true).build()) {
            TransportException e = assertThrows(TransportException.class, () -> cxl.openMctp(9999, 200));
            assertEquals("mctp 9999:200", e.target());
            assertEquals(List.of(), cxl.endpoints());
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 8", "1, 0", "1, 255"})
    void openMctp_addressOutOfRange_isRefused(int network, int eid) {
        try (Cxl cxl = Cxl.create()) {
            assertThrows(IllegalArgumentException.class, () -> cxl.openMctp(network, eid));
        }
    }

    @Test
    void timeout_longerThanATransportAllows_isRefusedAndLeavesNothingOpen() {
        ScriptedTransport transport = new ScriptedTransport("short");
        try (Cxl cxl = Cxl.builder().timeout(Duration.ofDays(2)).build()) {
            assertThrows(IllegalArgumentException.class, () -> cxl.open(transport));
            assertEquals(List.of(), cxl.endpoints());
            assertTrue(transport.isClosed());
        }
    }

    @Test
    void scan_noSuchDirectory_isEmpty(@TempDir Path directory) {
        try (Cxl cxl = Cxl.create()) {
            assertEquals(List.of(), cxl.scan(directory.resolve("none")));
        }
    }

    @Test
    void scan_devicesThatCannotBeOpened_areReportedInOrder(@TempDir Path directory) throws IOException {
        for (String name : List.of("switch0", "mem10", "mem9", "region0", "memory", "mem01", "mem1234567", "mem0x")) {
            Files.createFile(directory.resolve(name));
        }
        try (Cxl cxl = Cxl.create()) {
            List<ScanOutcome> outcomes = cxl.scan(directory);
            assertEquals(
                    List.of("mem9", "mem10", "switch0"),
                    outcomes.stream().map(ScanOutcome::device).toList());
            outcomes.forEach(outcome -> assertInstanceOf(ScanOutcome.Failed.class, outcome));
        }
    }

    @Test
    void scan_directoryThatCannotBeRead_isAnError(@TempDir Path directory) throws IOException {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may read everything");
        Files.setPosixFilePermissions(directory, Set.of());
        try (Cxl cxl = Cxl.create()) {
            assertThrows(TransportException.class, () -> cxl.scan(directory));
        }
    }

    @Test
    void scan_deviceThatIsOpenAlready_isNotOpenedAgain(@TempDir Path directory) throws IOException {
        Files.createFile(directory.resolve("mem0"));
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            Endpoint open = cxl.open(new ScriptedTransport("mem0"));
            ScanOutcome.AlreadyOpen outcome = assertInstanceOf(
                    ScanOutcome.AlreadyOpen.class, cxl.scan(directory).get(0));
            assertSame(open, outcome.endpoint());
        }
    }
}
