package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.GetScanMediaResults;
import org.cxlmi.sdk.memdev.GetScanMediaResultsResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.ops.MediaScan;
import org.cxlmi.sdk.ops.MediaScanResult;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MediaScanTest {

    private static final long MIB = 1 << 20;
    private static final int POISONED = 30;

    private final SimulatedMemoryDevice device = device(20);
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final List<String> sent = new ArrayList<>();
    private final CxlTarget watched = mem0.with((exchange, chain) -> {
        sent.add(exchange.commandName());
        return chain.proceed();
    });

    /** With small responses, and with poison that does not fit into the results of one scan. */
    private static SimulatedMemoryDevice device(int results) {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
                .clock(SimulatedClock.driven())
                .maximumPayloadExponent(8)
                .poisonListSize(results)
                .build();
        for (int i = 0; i < POISONED; i++) {
            device.injectPoison(i * 4096L, 64);
        }
        return device;
    }

    private static List<Long> addresses(MediaScanResult result) {
        return result.records().stream()
                .map(MediaErrorRecord::devicePhysicalAddress)
                .sorted()
                .toList();
    }

    private static List<Long> all() {
        return LongStream.range(0, POISONED).mapToObj(i -> i * 4096L).toList();
    }

    private long scans() {
        return sent.stream().filter(ScanMedia.COMMAND.name()::equals).count();
    }

    @Test
    void scan_readsAllPages_andScansTheRestOfWhatStoppedEarly() throws InterruptedException {
        MediaScanResult result = MediaScan.of(watched).scan(0, MIB).run();

        assertEquals(all(), addresses(result));
        assertTrue(result.isComplete());
        assertEquals(Optional.empty(), result.rest());
        assertEquals(Optional.of(Duration.ofMillis(1)), result.estimate());
        assertEquals("30 records, complete", result.toString());
        assertEquals(2, scans());
    }

    @Test
    void scan_withoutEventRecords_addsNone() throws InterruptedException {
        int before = Generic.of(mem0)
                .getEventRecords(EventLog.FAILURE)
                .eventRecords()
                .size();

        MediaScan.of(mem0).withoutEventRecords().scan(0, MIB).run();

        assertEquals(
                before,
                Generic.of(mem0)
                        .getEventRecords(EventLog.FAILURE)
                        .eventRecords()
                        .size());
    }

    @Test
    void resume_afterTheScanWasStarted_readsItsResults() throws InterruptedException {
        Endpoint killed = Endpoint.over(device.connect());
        Operation<MediaScanResult> first = MediaScan.of(killed)
                .scan(0, MIB)
                .onProgress(progress -> {
                    if (progress.phase().equals("scan") && progress.done().isPresent()) {
                        killed.close();
                    }
                })
                .start(Runnable::run);
        assertThrows(IncompleteOperationException.class, first::result);

        MediaScanResult result =
                MediaScan.of(watched).scan(0, MIB).resume(first.checkpoint()).run();

        assertEquals(all(), addresses(result));
        assertEquals(1, scans());
    }

    @Test
    void resume_afterResultsWereHandedOut_scansAgain() throws InterruptedException {
        CxlTarget losing = mem0.with((exchange, chain) -> {
            sent.add(exchange.commandName());
            if (sent.stream().filter(GetScanMediaResults.COMMAND.name()::equals).count() == 2) {
                device.faults().once(GetScanMediaResults.COMMAND).loseResponse();
            }
            return chain.proceed();
        });
        Operation<MediaScanResult> first = MediaScan.of(losing).scan(0, MIB).start(Runnable::run);
        IncompleteOperationException e = assertThrows(IncompleteOperationException.class, first::result);
        assertInstanceOf(CxlTimeoutException.class, e.getCause());
        assertTrue(e.getMessage().endsWith("Scan again."), e.getMessage());

        MediaScanResult result =
                MediaScan.of(watched).scan(0, MIB).resume(first.checkpoint()).run();

        assertEquals(all(), addresses(result));
    }

    @Test
    void scan_ofADeviceThatStopsEarlyAndDoesNotGetOn_tellsWhatIsLeft() throws InterruptedException {
        for (GetScanMediaResultsResponse.Builder rest : List.of(
                GetScanMediaResultsResponse.builder()
                        .restartDevicePhysicalAddress(0)
                        .restartPhysicalAddressLengthBytes(MIB),
                GetScanMediaResultsResponse.builder()
                        .restartDevicePhysicalAddress(2 * MIB)
                        .restartPhysicalAddressLengthBytes(64),
                GetScanMediaResultsResponse.builder()
                        .restartDevicePhysicalAddress(64)
                        .restartPhysicalAddressLengthBytes(0))) {
            ScriptedTransport scripted = new ScriptedTransport("mem1");
            scripted.always(ScanMedia.OPCODE).reply();
            scripted.always(GetScanMediaResults.OPCODE)
                    .reply(rest.scanMediaStoppedPrematurely(true).build().bytes());

            MediaScanResult result =
                    MediaScan.of(Endpoint.over(scripted)).scan(0, MIB).run();

            assertFalse(result.isComplete());
            assertEquals("0 records, not scanned: 1048576 bytes at 0h", result.toString());
            assertEquals(Optional.empty(), result.estimate());
        }
    }

    @Test
    void scan_ofARangeThatIsNone_isRefused() {
        MediaScan scanning = MediaScan.of(mem0);
        for (long[] range : new long[][] {{0, 0}, {1, 64}, {0, 63}, {-64, 64}, {Long.MAX_VALUE - 63, 128}}) {
            assertThrows(IllegalArgumentException.class, () -> scanning.scan(range[0], range[1]));
        }
    }
}
