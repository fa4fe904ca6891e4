package org.cxlmi.examples.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The CPU time of a firmware update of 64 MiB, to a simulated memory device with 1 KiB of payload and a driven clock. The
 * same parts, written by hand and passed to the device's transport, show how much of it is the device's. Without
 * Background Operation Status, the device refuses each part as Busy several times; each refusal is an exception.
 */
class FirmwareBenchmark {

    private static final int SMALL = 4 << 20;
    private static final int LARGE = 64 << 20;
    private static final int PART = 896;
    private static final int HEADER = 128;
    private static final int INITIATE = 1;
    private static final int CONTINUE = 2;
    private static final int END = 3;
    private static final int SLOT = 2;
    private static final int STEP = 128;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final double MOST_NANOS = 10e9;

    private static SimulatedMemoryDevice device(int seconds, boolean status) {
        return SimulatedMemoryDevice.builder()
                .clock(SimulatedClock.driven())
                .firmwareTransferTime(Duration.ofSeconds(seconds))
                .backgroundStatus(status)
                .build();
    }

    private static byte[] firmware(String revision, int length) {
        return Arrays.copyOf(revision.getBytes(StandardCharsets.US_ASCII), length);
    }

    private static Measured update(SimulatedMemoryDevice device, byte[] firmware) throws Exception {
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            FirmwareUpdate update = FirmwareUpdate.of(endpoint).withSlot(SLOT);
            Measured measured = Measured.of(() -> update.transfer(firmware).run());
            assertHolds(endpoint);
            return measured;
        }
    }

    private static Measured byHand(SimulatedMemoryDevice device, byte[] firmware, Duration pause) throws Exception {
        try (Endpoint endpoint = Endpoint.over(device.connect())) {
            Transport transport = device.connect();
            Measured measured = Measured.of(() -> {
                for (int offset = 0; offset < firmware.length; offset += PART) {
                    CciRequest request =
                            new CciRequest("Transfer FW", TransferFw.OPCODE, MessageType.CCI, part(firmware, offset));
                    CciResponse response = transport.exchange(request, Deadline.after(LONG));
                    assertTrue(response.isSuccess() || response.isBackground());
                    transport.pause(pause).join();
                }
            });
            assertHolds(endpoint);
            return measured;
        }
    }

    private static byte[] part(byte[] firmware, int offset) {
        int length = Math.min(PART, firmware.length - offset);
        boolean isLast = offset + length == firmware.length;
        ByteBuffer request = ByteBuffer.allocate(HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
        request.put((byte) (offset == 0 ? INITIATE : isLast ? END : CONTINUE));
        request.put((byte) SLOT).putShort((short) 0).putInt(offset / STEP);
        return request.put(HEADER, firmware, offset, length).array();
    }

    private static void assertHolds(Endpoint endpoint) {
        assertEquals("8.0", Generic.of(endpoint).getFwInfo().slot2FirmwareRevision());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "each part is done at once,0,true",
        "each part takes 2 s in the background,2,true",
        "the same without Background Operation Status,2,false"
    })
    void cpuTimeOfAPart(String what, int seconds, boolean status) throws Exception {
        Duration pause = Duration.ofSeconds(seconds);
        List<Measured> updates = new ArrayList<>();
        List<Measured> byHand = new ArrayList<>();
        for (int length : new int[] {SMALL, SMALL, LARGE}) {
            byte[] firmware = firmware("8.0", length);
            updates.add(update(device(seconds, status), firmware));
            byHand.add(byHand(device(seconds, status), firmware, pause));
        }
        Measured update = updates.get(2);
        Measured device = byHand.get(2);
        int parts = (LARGE + PART - 1) / PART;
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s of CPU time for %d parts, %.1f us each; by hand %.1f us (x %.2f); %.0f bytes allocated, by"
                        + " hand %.0f%n",
                what,
                update.cpuNanos() / 1e9,
                parts,
                update.dividedBy(parts).cpuNanos() / 1e3,
                device.dividedBy(parts).cpuNanos() / 1e3,
                update.cpuNanos() / device.cpuNanos(),
                update.dividedBy(parts).bytes(),
                device.dividedBy(parts).bytes());
        assertTrue(update.cpuNanos() <= MOST_NANOS || !status);
    }
}
