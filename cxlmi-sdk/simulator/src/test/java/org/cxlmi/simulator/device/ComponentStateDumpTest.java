package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetComponentStateDumpLogResponse;
import org.cxlmi.sdk.generic.GetSupportedLogsSubList;
import org.cxlmi.sdk.generic.GetSupportedLogsSubListResponse;
import org.cxlmi.sdk.generic.LogCapabilities;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class ComponentStateDumpTest {

    private static final LogIdentifier DUMP = LogIdentifier.COMPONENT_STATE_DUMP_LOG;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice simulated =
            SimulatedMemoryDevice.builder().clock(clock).build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final Generic component = Generic.of(endpoint);

    private void populate() {
        assertTrue(component.populateLog(DUMP).isRunning());
        clock.advance(Duration.ofSeconds(1));
    }

    private long size() {
        return component.getSupportedLogs().supportedLogEntries().get(1).logSize();
    }

    @Test
    void log_isEmptyUntilItIsPopulated() {
        GetComponentStateDumpLogResponse empty = component.getComponentStateDumpLog(size());
        assertEquals(0, empty.dataLength());
        assertEquals(0, empty.data().length);

        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        component.setTimestamp(noon);
        simulated.health().setDeviceTemperature(41);
        populate();

        GetComponentStateDumpLogResponse dump = component.getComponentStateDumpLog(size());
        assertEquals(size() - empty.byteLength(), dump.dataLength());
        assertEquals(Optional.of(noon.plusSeconds(1)), dump.timestamp());
        assertFalse(dump.autoPopulated());
        assertTrue(new String(dump.data(), StandardCharsets.UTF_8).contains("41"));
    }

    @Test
    void clearLog_emptiesIt() {
        long empty = size();
        populate();
        assertTrue(size() > empty);

        component.clearLog(DUMP);

        assertEquals(empty, size());
        component.populateLog(DUMP);
        assertRefused(ReturnCode.BUSY, () -> component.clearLog(DUMP));
    }

    @Test
    void reading_logThatChangesInBetween_isInterrupted() {
        populate();
        component.getLog(DUMP, 0, 10);
        component.getLog(DUMP, 10, 10);
        populate();

        assertRefused(ReturnCode.INTERRUPTED, () -> component.getLog(DUMP, 20, 10));
        component.getLog(DUMP, 0, 10);
        component.getLog(DUMP, 10, size() - 10);
        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getLog(DUMP, 10, size() - 9));
    }

    // F7
    @Test
    void reading_refusedAtTheBeginning_doesNotBeginAnew() {
        populate();
        component.getLog(DUMP, 0, 10);
        populate();

        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getLog(DUMP, 0, 0xffff));

        assertRefused(ReturnCode.INTERRUPTED, () -> component.getLog(DUMP, 10, 10));
    }

    @Test
    void capabilities_tellWhatCanBeDone() {
        LogCapabilities dump = component.getLogCapabilities(DUMP).parameterFlags();
        assertTrue(dump.clearLogSupported());
        assertTrue(dump.populateLogSupported());
        assertFalse(dump.autoPopulateSupported());
        assertEquals(
                LogCapabilities.NONE,
                component.getLogCapabilities(LogIdentifier.COMMAND_EFFECTS_LOG).parameterFlags());
    }

    @Test
    void otherLogs_cannotBeClearedOrPopulated() {
        assertRefused(ReturnCode.INVALID_LOG, () -> component.getLogCapabilities(LogIdentifier.VENDOR_DEBUG_LOG));
        assertRefused(ReturnCode.INVALID_LOG, () -> component.clearLog(LogIdentifier.VENDOR_DEBUG_LOG));
        assertRefused(ReturnCode.INVALID_LOG, () -> component.populateLog(LogIdentifier.VENDOR_DEBUG_LOG));
        assertRefused(ReturnCode.INVALID_INPUT, () -> component.clearLog(LogIdentifier.COMMAND_EFFECTS_LOG));
        assertRefused(ReturnCode.INVALID_INPUT, () -> component.populateLog(LogIdentifier.COMMAND_EFFECTS_LOG));
    }

    @Test
    void subList_hasAPartOfTheLogs() {
        List<SupportedLogEntry> all = component.getSupportedLogs().supportedLogEntries();

        GetSupportedLogsSubListResponse second = component.getSupportedLogsSubList(1, 1);
        assertEquals(2, second.totalSupportedLogEntryCount());
        assertEquals(1, second.startLogEntryIndex());
        assertEquals(all.subList(1, 2), second.supportedLogEntries());
        assertEquals(all, component.getSupportedLogsSubList(255, 0).supportedLogEntries());
        assertEquals(all.subList(0, 1), component.getSupportedLogsSubList(1, 0).supportedLogEntries());

        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getSupportedLogsSubList(1, 2));
        assertRefused(
                ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(GetSupportedLogsSubList.OPCODE, new byte[] {0, 0}));
    }
}
