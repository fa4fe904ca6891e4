package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs inside the guest on the devices of a QEMU from 10 on, where {@link GuestIT} starts it: what those can do beyond the
 * mailbox's first commands, most of it with what the guest injects itself.
 *
 * <p>A kernel without raw commands has to refuse what it does not know, and say so.
 */
@Timeout(300)
abstract class EmulatedDeviceJourney {

    static Monitor monitor;

    private final Cxl cxl = Cxl.create();
    final Endpoint dynamic = cxl.open(EmulatedDevice.DYNAMIC.memdev().name());
    final Endpoint persistent = cxl.open(EmulatedDevice.PERSISTENT.memdev().name());

    @BeforeAll
    static void prepare() throws IOException {
        monitor = new Monitor();
        GuestKernel.allowAllRawCommands();
    }

    @AfterAll
    static void closeMonitor() throws IOException {
        monitor.close();
    }

    @AfterEach
    void close() {
        cxl.close();
    }

    /** False after checking that a kernel without raw commands refuses the command. */
    static boolean isLetThrough(Executable command) {
        if (!GuestKernel.hasRawCommands()) {
            assertThrows(UnsupportedCommandException.class, command);
        }
        return GuestKernel.hasRawCommands();
    }

    EventRecord onlyRecord(EventLog log) {
        List<EventRecord> records = Generic.of(dynamic).getEventRecords(log).eventRecords();
        assertEquals(1, records.size());
        return records.get(0);
    }

    void clear(EventLog log) {
        Generic component = Generic.of(dynamic);
        for (EventRecord record : component.getEventRecords(log).eventRecords()) {
            component.clearEventRecords(request -> request.eventLog(log).handles(record.handle()));
        }
    }
}
