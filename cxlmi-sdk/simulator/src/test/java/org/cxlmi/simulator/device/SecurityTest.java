package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.GetSecurityStateResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.memdev.SetPassphrase;
import org.cxlmi.sdk.memdev.SetPassphraseRequest;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecurityTest {

    private static final long CAPACITY = 4L << 30;
    private static final long PERSISTENT = 2L << 30;
    private static final byte[] NONE = new byte[32];
    private static final byte[] FIRST = filled(1);
    private static final byte[] SECOND = filled(2);
    private static final byte[] WRONG = filled(9);

    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.create();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);

    private static byte[] filled(int value) {
        byte[] passphrase = new byte[32];
        Arrays.fill(passphrase, (byte) value);
        return passphrase;
    }

    private GetSecurityStateResponse state() {
        return device.getSecurityState();
    }

    private void setUser() {
        device.setPassphrase(PassphraseType.USER, NONE, FIRST);
    }

    private void lock() {
        setUser();
        simulated.reset();
        assertTrue(state().locked());
    }

    @Test
    void newDevice_hasNoPassphrases() {
        assertEquals(0, state().securityState());
    }

    @ParameterizedTest
    @EnumSource(
            value = PassphraseType.class,
            names = {"USER", "MASTER"})
    void passphrase_isSetChangedAndDisabled(PassphraseType type) {
        device.setPassphrase(type, WRONG, FIRST);
        assertEquals(type == PassphraseType.USER, state().userPassphraseSet());
        assertEquals(type == PassphraseType.MASTER, state().masterPassphraseSet());

        assertRefused(ReturnCode.INCORRECT_PASSPHRASE, () -> device.setPassphrase(type, SECOND, SECOND));
        device.setPassphrase(type, FIRST, SECOND);
        assertRefused(ReturnCode.INCORRECT_PASSPHRASE, () -> device.disablePassphrase(type, FIRST));
        device.disablePassphrase(type, SECOND);

        assertEquals(0, state().securityState());
        assertRefused(ReturnCode.INVALID_SECURITY_STATE, () -> device.disablePassphrase(type, SECOND));
    }

    @Test
    void masterPassphrase_withUserPassphrase_cannotBeSet() {
        setUser();

        assertRefused(
                ReturnCode.INVALID_SECURITY_STATE, () -> device.setPassphrase(PassphraseType.MASTER, NONE, FIRST));
    }

    @Test
    void reset_withUserPassphrase_locks() {
        simulated.reset();
        assertFalse(state().locked());
        assertRefused(ReturnCode.INVALID_SECURITY_STATE, () -> device.unlock(FIRST));

        lock();
        assertRefused(ReturnCode.INCORRECT_PASSPHRASE, () -> device.unlock(WRONG));
        device.unlock(FIRST);

        assertFalse(state().locked());
        assertTrue(state().userPassphraseSet());
        assertRefused(ReturnCode.INVALID_SECURITY_STATE, () -> device.unlock(FIRST));
    }

    @Test
    void lockedDevice_refusesWhatNeedsPersistentMemory() {
        device.setLsa(0, new byte[] {5});
        device.injectPoison(PERSISTENT);
        lock();
        DpaRange range = DpaRange.builder()
                .startingDevicePhysicalAddress(PERSISTENT)
                .length(64)
                .build();
        List<Executable> commands = List.of(
                () -> device.getLsa(0, 1),
                () -> device.setLsa(0, new byte[1]),
                () -> device.setPartitionInfo(
                        request -> request.volatileCapacityBytes(0).immediate(true)),
                () -> device.getPoisonList(
                        request -> request.restart(true).physicalAddressLengthBytes(PERSISTENT + 64)),
                () -> device.injectPoison(CAPACITY - 64),
                () -> device.clearPoison(PERSISTENT, new byte[64]),
                () -> device.scanMedia(
                        request -> request.physicalAddressLengthBytes(CAPACITY).noEventLog(true)),
                () -> device.mediaOperationsSanitize(SanitizeOperation.ZERO, List.of(range)),
                device::secureErase,
                device::sanitize,
                () -> device.setPassphrase(PassphraseType.USER, FIRST, SECOND),
                () -> device.disablePassphrase(PassphraseType.USER, FIRST));

        commands.forEach(command -> assertRefused(ReturnCode.INVALID_SECURITY_STATE, command));
        device.injectPoison(PERSISTENT - 64);
        assertEquals(
                1,
                device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(PERSISTENT))
                        .mediaErrorRecordCount());

        device.unlock(FIRST);
        assertEquals(5, device.getLsa(0, 1).data()[0]);
        assertEquals(
                2,
                device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                        .mediaErrorRecordCount());
    }

    @Test
    void wrongPassphrase_thirdTime_isTheLastUntilAReset() {
        lock();
        for (int i = 0; i < 3; i++) {
            assertFalse(state().userPassphraseAttemptCountReached());
            assertRefused(ReturnCode.INCORRECT_PASSPHRASE, () -> device.unlock(WRONG));
        }

        assertTrue(state().userPassphraseAttemptCountReached());
        assertFalse(state().masterPassphraseAttemptCountReached());
        assertRefused(ReturnCode.INVALID_SECURITY_STATE, () -> device.unlock(FIRST));
        assertRefused(
                ReturnCode.INVALID_SECURITY_STATE, () -> device.passphraseSecureErase(PassphraseType.USER, FIRST));

        simulated.reset();
        assertFalse(state().userPassphraseAttemptCountReached());
        device.unlock(FIRST);
    }

    @Test
    void rightPassphrase_startsTheCountAnew() {
        lock();
        for (int round = 0; round < 3; round++) {
            assertRefused(ReturnCode.INCORRECT_PASSPHRASE, () -> device.unlock(WRONG));
            assertRefused(ReturnCode.INCORRECT_PASSPHRASE, () -> device.unlock(WRONG));
            device.unlock(FIRST);
            simulated.reset();
        }
        assertFalse(state().userPassphraseAttemptCountReached());
    }

    @Test
    void frozenDevice_changesNothingUntilAReset() {
        setUser();
        device.freezeSecurityState();
        device.freezeSecurityState();

        assertTrue(state().securityFrozen());
        assertRefused(
                ReturnCode.INVALID_SECURITY_STATE, () -> device.setPassphrase(PassphraseType.USER, FIRST, SECOND));
        assertRefused(ReturnCode.INVALID_SECURITY_STATE, () -> device.disablePassphrase(PassphraseType.USER, FIRST));
        assertRefused(ReturnCode.INVALID_SECURITY_STATE, () -> device.unlock(FIRST));
        assertRefused(
                ReturnCode.INVALID_SECURITY_STATE, () -> device.passphraseSecureErase(PassphraseType.USER, FIRST));

        simulated.reset();
        assertFalse(state().securityFrozen());
        device.unlock(FIRST);
    }

    @ParameterizedTest
    @EnumSource(
            value = PassphraseType.class,
            names = {"USER", "MASTER"})
    void passphraseSecureErase_erasesAndUnlocks(PassphraseType type) {
        device.setPassphrase(PassphraseType.MASTER, NONE, SECOND);
        device.injectPoison(0);
        device.injectPoison(PERSISTENT);
        lock();
        byte[] passphrase = type == PassphraseType.USER ? FIRST : SECOND;

        assertRefused(ReturnCode.INCORRECT_PASSPHRASE, () -> device.passphraseSecureErase(type, WRONG));
        device.passphraseSecureErase(type, passphrase);

        assertFalse(state().locked());
        assertFalse(state().userPassphraseSet());
        assertTrue(state().masterPassphraseSet());
        assertEquals(
                1,
                device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                        .mediaErrorRecordCount());
    }

    @Test
    void passphraseSecureErase_withoutPassphrase() {
        device.injectPoison(PERSISTENT);
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.passphraseSecureErase(PassphraseType.MASTER, NONE));

        device.passphraseSecureErase(PassphraseType.USER, NONE);

        assertEquals(
                0,
                device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                        .mediaErrorRecordCount());
    }

    @Test
    void passphraseType_thatIsUnknownOrPayloadTooShort_isRefused() {
        byte[] request = SetPassphraseRequest.builder().build().bytes();
        request[0] = 2;

        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(SetPassphrase.OPCODE, request));
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(SetPassphrase.OPCODE, Arrays.copyOf(request, request.length - 1)));
    }
}
