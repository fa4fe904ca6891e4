package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.ScanOutcome;
import org.cxlmi.sdk.VendorSpecific;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventInterruptPolicy;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.sdk.memdev.GetAlertConfiguration;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetPartitionInfo;
import org.cxlmi.sdk.memdev.GetPartitionInfoResponse;
import org.cxlmi.sdk.memdev.GetShutdownState;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs inside the guest, where {@link GuestIT} starts it; its name keeps it out of the build's own test run. */
class MailboxJourney {

    /** Commands without a request payload and without side effects. */
    private static final List<Command<?, ?>> HARMLESS = List.of(
            Identify.COMMAND,
            BackgroundOperationStatus.COMMAND,
            GetEventInterruptPolicy.COMMAND,
            GetFwInfo.COMMAND,
            GetTimestamp.COMMAND,
            GetSupportedLogs.COMMAND,
            IdentifyMemoryDevice.COMMAND,
            GetPartitionInfo.COMMAND,
            GetHealthInfo.COMMAND,
            GetAlertConfiguration.COMMAND,
            GetShutdownState.COMMAND);

    private final boolean raw = Boolean.getBoolean(GuestIT.RAW);
    private final Memdev kernel = new Memdev("mem0");
    private final Cxl cxl = Cxl.create();
    private final Endpoint mem0 = cxl.open("mem0");
    private final Generic component = Generic.of(mem0);
    private final MemoryDevice device = MemoryDevice.of(mem0);

    @AfterEach
    void close() {
        cxl.close();
    }

    @Test
    void scan_findsBothDevices() {
        try (Cxl another = Cxl.create()) {
            List<ScanOutcome> outcomes = another.scan();
            assertEquals(
                    List.of("mem0", "mem1"),
                    outcomes.stream().map(ScanOutcome::device).toList());
            outcomes.forEach(outcome -> assertInstanceOf(ScanOutcome.Opened.class, outcome));
        }
    }

    @Test
    void serials_ofBothDevices_areThoseOfTheGuest() {
        assertEquals(Set.of(0xC0FFEE01L, 0xC0FFEE02L), Set.of(kernel.serial(), new Memdev("mem1").serial()));
    }

    @Test
    void identifyMemoryDevice_agreesWithTheKernel() {
        IdentifyMemoryDeviceResponse identity = device.identifyMemoryDevice();
        assertEquals(kernel.firmwareVersion(), identity.firmwareRevision());
        assertEquals(kernel.ramSize() + kernel.pmemSize(), identity.totalCapacityBytes());
        assertEquals(kernel.labelStorageSize(), identity.labelStorageAreaSize());
    }

    @Test
    void identify_agreesWithTheKernelWhereItIsLetThrough() {
        if (raw) {
            try {
                assertEquals(kernel.serial(), component.identify().serialNumber());
            } catch (CommandFailedException e) {
                assertEquals(ReturnCode.UNSUPPORTED, e.returnCode());
                assertFalse(supportedOpcodes().contains(Identify.OPCODE));
            }
        } else {
            assertThrows(UnsupportedCommandException.class, component::identify);
        }
    }

    @Test
    void partitionInfo_agreesWithTheKernel() {
        GetPartitionInfoResponse partitions = device.getPartitionInfo();
        assertEquals(kernel.ramSize(), partitions.activeVolatileCapacityBytes());
        assertEquals(kernel.pmemSize(), partitions.activePersistentCapacityBytes());
    }

    @Test
    void commandEffectsLog_listsJustWhatTheDeviceAnswers() {
        Set<Integer> supported = supportedOpcodes();
        int answered = 0;
        for (Command<?, ?> command : HARMLESS) {
            try {
                mem0.executeRaw(command.opcode(), new byte[0]);
                assertTrue(supported.contains(command.opcode()), command.name() + " works but is not listed");
                answered++;
            } catch (CommandFailedException e) {
                boolean unsupported = e.returnCode() == ReturnCode.UNSUPPORTED;
                assertEquals(!supported.contains(command.opcode()), unsupported, e.getMessage());
            } catch (UnsupportedCommandException e) {
                assertFalse(raw, e.getMessage());
            }
        }
        assertTrue(answered >= 3, "only " + answered + " commands worked");
    }

    private Set<Integer> supportedOpcodes() {
        SupportedLogEntry log = component.getSupportedLogs().supportedLogEntries().stream()
                .filter(entry -> entry.logIdentifier() == LogIdentifier.COMMAND_EFFECTS_LOG)
                .findFirst()
                .orElseThrow();
        return component.getCommandEffectsLog(0, log.logSize()).entries().stream()
                .map(CommandEffectsLogEntry::opcode)
                .collect(Collectors.toSet());
    }

    @Test
    void timestamp_setAndReadBack_runs() throws InterruptedException {
        Instant start = Instant.parse("2030-01-02T03:04:05Z");
        if (!raw) {
            assertThrows(UnsupportedCommandException.class, () -> component.setTimestamp(start));
            return;
        }
        component.setTimestamp(start);
        Instant first = component.getTimestamp().timestamp().orElseThrow();
        Thread.sleep(20);
        Instant second = component.getTimestamp().timestamp().orElseThrow();

        assertFalse(first.isBefore(start), first.toString());
        assertTrue(second.isAfter(first), first + " then " + second);
        assertTrue(second.isBefore(start.plusSeconds(120)), second.toString());
    }

    @Test
    void labels_writtenInOddPieces_readBackIdentically() {
        long size = device.identifyMemoryDevice().labelStorageAreaSize();
        assumeTrue(size > 0, "mem0 has no label storage area");
        byte[] labels = new byte[1500];
        new Random(7).nextBytes(labels);
        int[] pieces = {1, 7, 128, 333, 500, 531};
        int written = 0;
        for (int piece : pieces) {
            device.setLsa(written, Arrays.copyOfRange(labels, written, written + piece));
            written += piece;
        }
        assertEquals(labels.length, written);

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (read.size() < labels.length) {
            byte[] part = device.getLsa(read.size(), Math.min(411, labels.length - read.size()))
                    .data();
            assertTrue(part.length > 0);
            read.writeBytes(part);
        }
        assertArrayEquals(labels, read.toByteArray());
    }

    @Test
    void events_readAndCleared_areGone() {
        if (!raw) {
            assertThrows(UnsupportedCommandException.class, () -> component.getEventRecords(EventLog.INFORMATIONAL));
            return;
        }
        GetEventRecordsResponse events = component.getEventRecords(EventLog.INFORMATIONAL);
        while (!events.eventRecords().isEmpty()) {
            int[] handles =
                    events.eventRecords().stream().mapToInt(EventRecord::handle).toArray();
            component.clearEventRecords(
                    request -> request.eventLog(EventLog.INFORMATIONAL).handles(handles));
            events = component.getEventRecords(EventLog.INFORMATIONAL);
        }
        assertEquals(0, events.eventRecordCount());
        assertFalse(events.moreEventRecords());
    }

    @Test
    void unknownOpcode_isRefusedAndTheEndpointWorksOn() {
        CxlException refusal =
                assertThrows(CxlException.class, () -> VendorSpecific.of(mem0).execute(0xc0de));
        if (raw) {
            assertEquals(
                    ReturnCode.UNSUPPORTED,
                    assertInstanceOf(CommandFailedException.class, refusal).returnCode());
        } else {
            assertInstanceOf(UnsupportedCommandException.class, refusal);
        }
        assertEquals(kernel.firmwareVersion(), device.identifyMemoryDevice().firmwareRevision());
    }

    @Test
    void payloadBeyondTheMailbox_isRefusedAndTheEndpointWorksOn() {
        assertThrows(CxlException.class, () -> device.setLsa(0, new byte[1 << 19]));
        assertEquals(kernel.firmwareVersion(), device.identifyMemoryDevice().firmwareRevision());
    }
}
