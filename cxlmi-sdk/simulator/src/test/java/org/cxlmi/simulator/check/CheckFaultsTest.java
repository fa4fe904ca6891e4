package org.cxlmi.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.sdk.check.CheckKind;
import org.cxlmi.sdk.check.CheckReport;
import org.cxlmi.sdk.check.ComponentCheck;
import org.cxlmi.sdk.check.Finding;
import org.cxlmi.sdk.check.SkipReason;
import org.cxlmi.sdk.generic.GetEventInterruptPolicy;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.generic.GetGamBuffer;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogCapabilities;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.GetResponseMessageLimit;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SetEventInterruptPolicy;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetShutdownState;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.memdev.SetShutdownState;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.SimulatedFaults;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault of the simulator, and each that components are known to have, has to be found. */
class CheckFaultsTest {

    private static final int EFFECTS_ENTRY = 4;
    private static final int OFFSET = 16;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice device =
            SimulatedMemoryDevice.builder().clock(clock).build();

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "a response that is too short",
                        faults -> faults.always(GetLogCapabilities.COMMAND).resizePayload(3),
                        "0402h Get Log Capabilities: response: expected at least 4 bytes, found 3 bytes"),
                fault(
                        "a response that is too long",
                        faults -> faults.always(Identify.COMMAND).resizePayload(20),
                        "0001h Identify: response: expected at most 18 bytes, as many as are known, found 20 bytes"),
                fault(
                        "Identify of 14 bytes, as one emulator sends it",
                        faults -> faults.always(Identify.COMMAND).resizePayload(14),
                        "0001h Identify: response: expected at least 17 bytes, found 14 bytes"),
                fault(
                        "a count beyond the payload",
                        faults -> faults.always(GetEventRecords.COMMAND).set("eventRecordCount", 500),
                        "0100h Get Event Records: response: eventRecords: expected 500 elements"),
                fault(
                        "a count that leaves bytes uncounted",
                        faults -> faults.always(GetSupportedLogs.COMMAND).set("supportedLogEntryCount", 0),
                        "component: effects log: GetSupportedLogsResponse.supportedLogEntries: expected a payload of 8 bytes"),
                fault(
                        "reserved bytes",
                        faults ->
                                faults.always(GetSupportedLogs.COMMAND).replaceMessage(message -> with(message, 5, 7)),
                        "0400h Get Supported Logs: reserved bits: reserved bytes 2 to 7: expected 0, found"),
                fault(
                        "reserved bits",
                        faults -> faults.always(GetShutdownState.COMMAND).set("state", 0x81),
                        "4203h Get Shutdown State: reserved bits: state: expected 0 in the reserved bits 0x80, found 0x81"),
                fault(
                        "a code that no enumeration has",
                        faults -> faults.always(GetHealthInfo.COMMAND).set("mediaStatus", 0x77),
                        "4200h Get Health Info: values: mediaStatus: expected a value of the specification, found 0x77"),
                fault(
                        "a listed command that is refused",
                        faults -> faults.always(GetFwInfo.COMMAND).answer(ReturnCode.UNSUPPORTED),
                        "0200h Get FW Info: response: return code: expected Success (0000h), found Unsupported (0003h)"),
                fault(
                        "an internal error",
                        faults -> faults.always(GetFeature.COMMAND).answer(ReturnCode.INTERNAL_ERROR),
                        "0501h Get Feature: response: return code: expected Success (0000h), found Internal Error"),
                fault(
                        "a return code that no specification has",
                        faults -> faults.always(GetHealthInfo.COMMAND).answer(0x7777, 0),
                        "4200h Get Health Info: response: return code: expected Success (0000h), found"),
                fault(
                        "a lost request",
                        faults -> faults.always(GetHealthInfo.COMMAND).loseRequest(),
                        "4200h Get Health Info: response: return code: expected Success (0000h), found no response"),
                fault(
                        "a lost response",
                        faults -> faults.always(GetHealthInfo.COMMAND).loseResponse(),
                        "4200h Get Health Info: response: return code: expected Success (0000h), found no response"),
                fault(
                        "a response that is too late",
                        faults -> faults.always(GetHealthInfo.COMMAND).delay(Duration.ofMinutes(5)),
                        "4200h Get Health Info: response: return code: expected Success (0000h), found no response"),
                fault(
                        "the tag of another command",
                        faults -> faults.always(GetHealthInfo.COMMAND).wrongTag(),
                        "4200h Get Health Info: response: return code: expected Success (0000h), found no response"),
                fault(
                        "the opcode of another command",
                        faults -> faults.always(GetHealthInfo.COMMAND).wrongOpcode(),
                        "4200h Get Health Info: response: "),
                fault(
                        "a message that is cut",
                        faults -> faults.always(GetHealthInfo.COMMAND).resizeMessage(20),
                        "4200h Get Health Info: response: "),
                fault(
                        "an operation that fails in the background",
                        faults -> faults.always(ScanMedia.COMMAND)
                                .failInBackground(Duration.ofSeconds(3), ReturnCode.PERMANENT_MEDIA_FAILURE),
                        "4304h Scan Media: background: its end: expected Success (0000h)"),
                fault(
                        "an operation that never ends",
                        faults -> faults.once(ScanMedia.COMMAND).neverEndInBackground(),
                        "4304h Scan Media: background: its end: expected Success (0000h)"),
                fault(
                        "an operation that is done at once, against the log",
                        faults -> faults.always(ScanMedia.COMMAND).answer(ReturnCode.SUCCESS),
                        "4304h Scan Media: background: return code: expected Background Command Started (0001h)"),
                fault(
                        "a command that is not listed and answers",
                        faults -> faults.always(GetGamBuffer.COMMAND).answer(ReturnCode.SUCCESS),
                        "0109h Get GAM Buffer: unlisted opcode: expected Unsupported (0003h), found Success"),
                fault(
                        "a command that is not listed and is refused wrongly",
                        faults -> faults.always(GetGamBuffer.COMMAND).answer(ReturnCode.INVALID_INPUT),
                        "0109h Get GAM Buffer: unlisted opcode: expected Unsupported (0003h)"),
                fault(
                        "a setting that cannot be written",
                        faults -> faults.always(SetShutdownState.COMMAND).answer(ReturnCode.INVALID_INPUT),
                        "4204h Set Shutdown State: write back: writing 00, as it was read: expected Success (0000h)"));
    }

    private static Arguments fault(String name, Consumer<SimulatedFaults> fault, String expected) {
        return Arguments.of(Named.of(name, fault), expected);
    }

    private static byte[] with(byte[] message, int at, int value) {
        message[CciMessage.HEADER_SIZE + at] = (byte) value;
        return message;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void check_ofFaultyComponent_findsTheFault(Consumer<SimulatedFaults> fault, String expected) throws Exception {
        fault.accept(device.faults());
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            assertFinds(ComponentCheck.of(endpoint).withWrites().run(), expected);
        }
    }

    private static void assertFinds(CheckReport report, String expected) {
        List<String> failures =
                report.failures().stream().map(Finding::toString).toList();
        assertTrue(report.isComplete(), report::toString);
        assertTrue(
                failures.stream().anyMatch(failure -> failure.startsWith("FAIL  " + expected)),
                () -> String.join("\n", failures));
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                // W12
                lie(
                        "the offset in the effects log counts entries, as in QEMU",
                        (request, component) -> {
                            byte[] payload = request.payload();
                            if (request.opcode() == GetLog.OPCODE
                                    && payload.length == GetLogRequest.LENGTH
                                    && Wire.uuid(payload, 0).equals(LogIdentifier.COMMAND_EFFECTS_LOG.id())) {
                                Wire.putU32(payload, OFFSET, Wire.u32(payload, OFFSET) * EFFECTS_ENTRY);
                            }
                            CciResponse response = component.apply(request.opcode(), payload);
                            boolean isBeyond = request.opcode() == GetLog.OPCODE
                                    && payload.length == GetLogRequest.LENGTH
                                    && !response.isSuccess();
                            return isBeyond ? success(new byte[(int) Wire.u32(payload, OFFSET + 4)]) : response;
                        },
                        "0401h Get Log: pieces: pieces of "),
                lie(
                        "labels from the first byte on, whatever the offset",
                        (request, component) -> {
                            byte[] payload = request.payload();
                            if (request.opcode() == GetLsa.OPCODE) {
                                CciResponse response = component.apply(request.opcode(), payload);
                                byte[] labels = response.payload();
                                for (int i = 0; i < labels.length; i++) {
                                    labels[i] = (byte) i;
                                }
                                return success(labels);
                            }
                            return component.apply(request.opcode(), payload);
                        },
                        "4102h Get LSA: pieces: pieces of "),
                lie(
                        "requests of any length are carried out",
                        (request, component) -> request.opcode() == GetEventRecords.OPCODE
                                ? component.apply(request.opcode(), Arrays.copyOf(request.payload(), 1))
                                : component.apply(request.opcode(), request.payload()),
                        "0100h Get Event Records: request length: a request of 0 bytes instead of 1: expected Invalid"
                                + " Payload Length (0016h), found Success (0000h)"),
                lie(
                        "surplus bytes are an internal error",
                        (request, component) -> request.opcode() == GetTimestamp.OPCODE && request.payload().length > 0
                                ? new CciResponse(ReturnCode.INTERNAL_ERROR.code(), 0, new byte[0])
                                : component.apply(request.opcode(), request.payload()),
                        "0300h Get Timestamp: request length: a request of 1 byte instead of 0"),
                lie(
                        "an entry of the effects log twice",
                        effects(log -> System.arraycopy(log, 0, log, 4, 4)),
                        "0001h Identify: effects log: the log: expected one entry for the opcode, found several"),
                lie(
                        "an entry of the effects log for no command",
                        effects(log -> Wire.putU16(log, 4, 0)),
                        "component: effects log: an entry: expected the opcode of a command, found 0000h"),
                lie(
                        "an opcode that no specification has",
                        effects(log -> Wire.putU16(log, 4, 0x0BAD)),
                        "0BADh: effects log: the log: expected the opcode of a command of the specification"),
                lie(
                        "reserved bits in the effects log",
                        effects(log -> Wire.putU16(log, 2, 0xF000)),
                        "0001h Identify: effects log: the log: commandEffects: expected 0 in the reserved bits 0xf000"),
                lie(
                        "effects of a reset that are not valid",
                        effects(log -> Wire.putU16(log, 2, 1 << 10)),
                        "0001h Identify: effects log: the log: effects: expected bit 9 (valid) with bits 10 and 11"),
                lie(
                        "a reading command that changes something",
                        effects(log -> Wire.putU16(log, 2, 1 << 2)),
                        "0001h Identify: effects log: the log: effects: expected no change by a command that only reads"));
    }

    private static Arguments lie(String name, LyingTransport.Lie lie, String expected) {
        return Arguments.of(Named.of(name, lie), expected);
    }

    private static CciResponse success(byte... payload) {
        return new CciResponse(ReturnCode.SUCCESS.code(), 0, payload);
    }

    private static LyingTransport.Lie effects(Consumer<byte[]> damage) {
        return (request, component) -> {
            CciResponse response = component.apply(request.opcode(), request.payload());
            boolean isStart = request.opcode() == GetLog.OPCODE
                    && response.isSuccess()
                    && Wire.uuid(request.payload(), 0).equals(LogIdentifier.COMMAND_EFFECTS_LOG.id())
                    && Wire.u32(request.payload(), OFFSET) == 0;
            if (isStart && response.payload().length >= 2 * EFFECTS_ENTRY) {
                byte[] log = response.payload();
                damage.accept(log);
                return success(log);
            }
            return response;
        };
    }

    @ParameterizedTest
    @MethodSource("lies")
    void check_ofLyingComponent_findsTheLie(LyingTransport.Lie lie, String expected) throws Exception {
        try (Endpoint endpoint = Endpoint.over(new LyingTransport(device.connect(), lie))) {
            assertFinds(ComponentCheck.of(endpoint).run(), expected);
        }
    }

    @Test
    void writeBack_ofSettingThatChangesWhenItIsWritten_isRestoredAndReported() throws Exception {
        int[] written = {0};
        LyingTransport.Lie lie = (request, component) -> {
            if (request.opcode() == SetEventInterruptPolicy.OPCODE && written[0]++ == 0) {
                byte[] payload = request.payload();
                payload[0] ^= 1;
                return component.apply(request.opcode(), payload);
            }
            return component.apply(request.opcode(), request.payload());
        };
        try (Endpoint endpoint = Endpoint.over(new LyingTransport(device.connect(), lie))) {
            CheckReport report = ComponentCheck.of(endpoint).withWrites().run();

            assertFinds(
                    report,
                    "0103h Set Event Interrupt Policy: write back: Get Event Interrupt Policy (0102h) afterwards");
            assertTrue(report.failures().get(0).found().endsWith("restored by writing it again"), report::toString);
            assertEquals(List.of(), report.changed());
        }
    }

    @Test
    void writeBack_ofSettingThatStaysWrong_saysThatItIsLeftChanged() throws Exception {
        LyingTransport.Lie lie = (request, component) -> {
            byte[] payload = request.payload();
            if (request.opcode() == SetEventInterruptPolicy.OPCODE) {
                payload[0] ^= 1;
            }
            return component.apply(request.opcode(), payload);
        };
        try (Endpoint endpoint = Endpoint.over(new LyingTransport(device.connect(), lie))) {
            CheckReport report = ComponentCheck.of(endpoint).withWrites().run();

            assertFinds(report, "0103h Set Event Interrupt Policy: write back:");
            assertEquals(1, report.changed().size(), report::toString);
            assertTrue(report.changed().get(0).startsWith("Get Event Interrupt Policy (0102h) told"), report::toString);
        }
    }

    @Test
    void writeBack_thatChangesAnotherSetting_isFound() throws Exception {
        boolean[] written = {false};
        LyingTransport.Lie lie = (request, component) -> {
            written[0] |= request.opcode() == SetShutdownState.OPCODE;
            CciResponse response = component.apply(request.opcode(), request.payload());
            return written[0] && request.opcode() == GetEventInterruptPolicy.OPCODE
                    ? success(new byte[] {0, 0, 0, 2, 0})
                    : response;
        };
        try (Endpoint endpoint = Endpoint.over(new LyingTransport(device.connect(), lie))) {
            assertFinds(
                    ComponentCheck.of(endpoint).withWrites().run(),
                    "component: write back: Get Event Interrupt Policy (0102h) after other settings were written");
        }
    }

    @Test
    void componentThatDies_endsTheCheckWithWhatWasFound() throws Exception {
        List<Finding> heard = new ArrayList<>();
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            CheckReport report = ComponentCheck.of(endpoint).run(finding -> {
                heard.add(finding);
                if (finding.command().equals(GetFwInfo.COMMAND.name())) {
                    device.faults().disappear();
                }
            });

            assertFalse(report.isComplete());
            assertFalse(report.isPassed());
            assertEquals(heard, report.findings());
            assertEquals(List.of(), report.failures());
            assertEquals("Get FW Info", heard.get(heard.size() - 1).command());
            assertTrue(report.end().isPresent());
        }
    }

    @Test
    void pauseAfterFailure_comesBeforeTheNextCommand() throws Exception {
        device.faults().always(GetLogCapabilities.COMMAND).resizePayload(3);
        Instant begin = clock.instant();
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            ComponentCheck.of(endpoint)
                    .withPauseAfterFailure(Duration.ofSeconds(10))
                    .run();
        }

        Duration passed = Duration.between(begin, clock.instant());
        assertTrue(passed.compareTo(Duration.ofSeconds(10)) >= 0, passed::toString);
    }

    @Test
    void only_checksTheseCommands() throws Exception {
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            CheckReport report = ComponentCheck.of(endpoint)
                    .only(List.of(GetLog.OPCODE, GetHealthInfo.OPCODE))
                    .run();

            assertEquals(2, report.commands());
            assertEquals(
                    List.of("component", "0401h Get Log", "4200h Get Health Info"),
                    List.copyOf(report.bySubject().keySet()));
        }
    }

    @Test
    void withoutWrites_nothingIsSentThatChanges() throws Exception {
        List<Integer> sent = new ArrayList<>();
        Transport transport = new LyingTransport(device.connect(), (request, component) -> {
            sent.add(request.opcode());
            return component.apply(request.opcode(), request.payload());
        });
        try (Endpoint endpoint = Endpoint.over(transport)) {
            CheckReport report = ComponentCheck.of(endpoint).run();

            assertFalse(sent.contains(SetShutdownState.OPCODE));
            assertFalse(sent.contains(ScanMedia.OPCODE));
            assertTrue(report.skipped().containsKey(SkipReason.CHANGES), report::toString);
            assertTrue(report.skipped().containsKey(SkipReason.DESTROYS), report::toString);
        }
    }

    @Test
    void plan_readsTheEffectsLogOnly() throws Exception {
        List<Integer> sent = new ArrayList<>();
        Transport transport = new LyingTransport(device.connect(), (request, component) -> {
            sent.add(request.opcode());
            return component.apply(request.opcode(), request.payload());
        });
        try (Endpoint endpoint = Endpoint.over(transport)) {
            var plan = ComponentCheck.of(endpoint).withWrites().plan();

            assertEquals(
                    List.of(GetSupportedLogs.OPCODE, GetResponseMessageLimit.OPCODE, GetLog.OPCODE),
                    sent.stream().distinct().toList());
            var shutdown = plan.stream()
                    .filter(command -> command.opcode() == SetShutdownState.OPCODE)
                    .findFirst()
                    .orElseThrow();
            assertEquals(List.of(CheckKind.WRITE_BACK), shutdown.checks());
            assertTrue(
                    plan.stream().anyMatch(command -> command.skipReason().equals(Optional.of(SkipReason.DESTROYS))));
        }
    }

    @Test
    void sizeThatIsNoNumberOfBytes_doesNotEndTheCheck() throws Exception {
        // F8
        device.faults().always(IdentifyMemoryDevice.COMMAND).set("totalCapacity", -1);
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            assertTrue(ComponentCheck.of(endpoint).run().isComplete());
        }
    }
}
