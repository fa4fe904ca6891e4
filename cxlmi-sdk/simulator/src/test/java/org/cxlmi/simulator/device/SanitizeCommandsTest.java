package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.MediaOperationClass;
import org.cxlmi.sdk.memdev.MediaOperationsDiscovery;
import org.cxlmi.sdk.memdev.MediaOperationsDiscoveryResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizeCommandsTest {

    private static final long CAPACITY = 4L << 30;
    private static final byte[] SECRET = new byte[32];

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice simulated =
            SimulatedMemoryDevice.builder().clock(clock).build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);
    private final Generic component = Generic.of(endpoint);

    private int poisoned() {
        return device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                .mediaErrorRecordCount();
    }

    private byte label() {
        return device.getLsa(0, 1).data()[0];
    }

    private static DpaRange range(long start, long length) {
        return DpaRange.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .build();
    }

    private void fill() {
        device.setLsa(0, new byte[] {7});
        simulated.injectPoison(0, 64);
        simulated.injectPoison(3L << 30, 64);
    }

    @Test
    void sanitize_takesPoisonAndLabels() {
        fill();

        assertTrue(device.sanitize().isRunning());
        clock.advance(Duration.ofMillis(4096));

        assertEquals(0, poisoned());
        assertEquals(0, label());
        assertEquals(
                ReturnCode.SUCCESS.code(),
                component.backgroundOperationStatus().returnCode().orElseThrow());
    }

    @Test
    void sanitize_keepsTheMediaDisabledUntilItHasSucceeded() {
        device.sanitize();
        List<Executable> commands = List.of(
                () -> device.getLsa(0, 1),
                () -> device.setLsa(0, new byte[1]),
                () -> device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(64)),
                () -> device.injectPoison(0),
                () -> device.clearPoison(0, new byte[64]),
                () -> device.setPartitionInfo(
                        request -> request.volatileCapacityBytes(0).immediate(true)),
                device::secureErase,
                () -> device.passphraseSecureErase(PassphraseType.USER, SECRET));
        commands.forEach(command -> assertRefused(ReturnCode.MEDIA_DISABLED, command));

        component.requestAbortBackgroundOperation();
        assertEquals(
                ReturnCode.ABORTED.code(),
                component.backgroundOperationStatus().returnCode().orElseThrow());
        commands.forEach(command -> assertRefused(ReturnCode.MEDIA_DISABLED, command));
        simulated.reset();
        commands.forEach(command -> assertRefused(ReturnCode.MEDIA_DISABLED, command));

        device.sanitize();
        clock.advance(Duration.ofHours(1));
        assertEquals(0, label());
    }

    @Test
    void sanitize_withUserPassphrase_isInvalidSecurityState() {
        device.setPassphrase(PassphraseType.USER, SECRET, SECRET);

        assertRefused(ReturnCode.INVALID_SECURITY_STATE, device::sanitize);

        device.disablePassphrase(PassphraseType.USER, SECRET);
        device.sanitize();
    }

    @Test
    void secureErase_takesPoisonAndKeepsLabels() {
        fill();

        device.secureErase();

        assertEquals(0, poisoned());
        assertEquals(7, label());
    }

    @Test
    void secureErase_lockedOrBusy_isRefused() {
        device.setPassphrase(PassphraseType.USER, SECRET, SECRET);
        device.secureErase();
        simulated.reset();
        assertRefused(ReturnCode.INVALID_SECURITY_STATE, device::secureErase);

        device.unlock(SECRET);
        device.scanMedia(request -> request.physicalAddressLengthBytes(CAPACITY).noEventLog(true));
        assertRefused(ReturnCode.BUSY, device::secureErase);
    }

    @Test
    void discovery_listsTheOperations() {
        MediaOperationsDiscoveryResponse all = device.mediaOperationsDiscovery(0, 100);

        assertEquals(64, all.dpaRangeGranularity());
        assertEquals(3, all.totalSupportedOperationCount());
        assertEquals(
                List.of(MediaOperationClass.GENERAL, MediaOperationClass.SANITIZE, MediaOperationClass.SANITIZE),
                all.supportedOperations().stream()
                        .map(operation -> operation.mediaOperationClass())
                        .toList());
        assertEquals(
                List.of(1),
                device.mediaOperationsDiscovery(2, 1).supportedOperations().stream()
                        .map(operation -> operation.mediaOperationSubclass())
                        .toList());
        assertEquals(0, device.mediaOperationsDiscovery(0, 0).supportedOperationCount());
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.mediaOperationsDiscovery(3, 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = SanitizeOperation.class,
            names = {"SANITIZE", "ZERO"})
    void mediaOperation_takesThePoisonOfItsRanges(SanitizeOperation operation) {
        fill();
        device.injectPoison(0x1000);

        assertTrue(device.mediaOperationsSanitize(operation, List.of(range(3L << 30, 64), range(0, 64)))
                .isRunning());
        assertEquals(3, poisoned());
        clock.advance(Duration.ofMillis(1));

        assertEquals(1, poisoned());
        assertEquals(7, label());
    }

    @Test
    void mediaOperation_rangesThatCannotBe_areRefused() {
        List<DpaRange> none = List.of();
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.mediaOperationsSanitize(SanitizeOperation.SANITIZE, none));
        for (DpaRange wrong : List.of(range(1, 64), range(0, 65), range(0, 0))) {
            assertRefused(
                    ReturnCode.INVALID_INPUT,
                    () -> device.mediaOperationsSanitize(SanitizeOperation.ZERO, List.of(wrong)));
        }
        for (DpaRange wrong : List.of(range(CAPACITY, 64), range(64, CAPACITY), range(-64, 64), range(0, -64))) {
            assertRefused(
                    ReturnCode.INVALID_PHYSICAL_ADDRESS,
                    () -> device.mediaOperationsSanitize(SanitizeOperation.ZERO, List.of(wrong)));
        }
        List<DpaRange> overlapping = List.of(range(128, 128), range(0, 192));
        assertRefused(
                ReturnCode.INVALID_INPUT, () -> device.mediaOperationsSanitize(SanitizeOperation.ZERO, overlapping));

        device.mediaOperationsSanitize(SanitizeOperation.ZERO, List.of(range(64, CAPACITY - 64), range(0, 64)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0200000000000000", "0102000001000000" + "0000000000000000" + "4000000000000000"})
    void mediaOperation_thatIsUnknown_isInvalidInput(String request) {
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> endpoint.executeRaw(
                        MediaOperationsDiscovery.OPCODE, HexFormat.of().parseHex(request)));
    }

    @Test
    void mediaOperation_tooShort_isInvalidPayloadLength() {
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(MediaOperationsDiscovery.OPCODE, new byte[8]));
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(MediaOperationsDiscovery.OPCODE, new byte[7]));
    }

    @Test
    void discovery_withRangesOrAnotherSubclass_isInvalidInput() {
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> endpoint.executeRaw(
                        MediaOperationsDiscovery.OPCODE, new byte[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0}));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> endpoint.executeRaw(
                        MediaOperationsDiscovery.OPCODE, new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0}));
    }
}
