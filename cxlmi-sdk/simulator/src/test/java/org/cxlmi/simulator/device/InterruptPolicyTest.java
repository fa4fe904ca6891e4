package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EventInterruptMode;
import org.cxlmi.sdk.generic.EventInterruptSettings;
import org.cxlmi.sdk.generic.EventNotifications;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventInterruptPolicyResponse;
import org.cxlmi.sdk.generic.SetEventInterruptPolicy;
import org.cxlmi.sdk.generic.SetEventInterruptPolicyRequest;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.dcd.DynamicCapacityDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptPolicyTest {

    private static final EventInterruptSettings MSI =
            EventInterruptSettings.builder().mode(EventInterruptMode.MSI).build();
    private static final EventInterruptSettings FIRMWARE_5 = EventInterruptSettings.builder()
            .mode(EventInterruptMode.FIRMWARE)
            .interruptMessageNumber(5)
            .build();

    private final SimulatedMemoryDevice device = DynamicCapacityDevice.create();
    private final Endpoint endpoint = Endpoint.over(device.connect());
    private final Generic component = Generic.of(endpoint);

    @Test
    void policy_isKeptUntilReset() {
        component.setEventInterruptPolicy(policy ->
                policy.informationalSettings(MSI).fatalSettings(FIRMWARE_5).dynamicCapacitySettings(MSI));

        GetEventInterruptPolicyResponse policy = component.getEventInterruptPolicy();
        assertEquals(MSI, policy.informationalSettings());
        assertEquals(EventInterruptSettings.NONE, policy.warningSettings());
        assertEquals(FIRMWARE_5, policy.fatalSettings());
        assertEquals(Optional.of(MSI), policy.dynamicCapacitySettings());

        device.reset();
        assertEquals(
                EventInterruptSettings.NONE, component.getEventInterruptPolicy().fatalSettings());
    }

    @Test
    void messageNumberOfMsi_isTheDevicesOwn() {
        EventInterruptSettings chosen = EventInterruptSettings.builder()
                .mode(EventInterruptMode.MSI)
                .interruptMessageNumber(9)
                .build();

        component.setEventInterruptPolicy(policy -> policy.failureSettings(chosen));

        assertEquals(MSI, component.getEventInterruptPolicy().failureSettings());
    }

    @Test
    void policyOfCxl2_leavesTheDynamicCapacityLogSilent() {
        component.setEventInterruptPolicy(policy -> policy.dynamicCapacitySettings(MSI));

        endpoint.executeRaw(SetEventInterruptPolicy.OPCODE, HexFormat.of().parseHex("01000000"));

        GetEventInterruptPolicyResponse policy = component.getEventInterruptPolicy();
        assertEquals(MSI, policy.informationalSettings());
        assertEquals(Optional.of(EventInterruptSettings.NONE), policy.dynamicCapacitySettings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0300000000", "0000000300", "0000000002", "0000000003"})
    void modeThatIsReserved_isInvalidInputAndChangesNothing(String request) {
        GetEventInterruptPolicyResponse before = component.getEventInterruptPolicy();

        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> endpoint.executeRaw(
                        SetEventInterruptPolicy.OPCODE, HexFormat.of().parseHex(request)));

        assertEquals(before, component.getEventInterruptPolicy());
    }

    @Test
    void dynamicCapacitySettings_deviceWithoutIt_areInvalidInput() {
        Generic plain = Generic.of(Endpoint.over(SimulatedMemoryDevice.create().connect()));

        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> plain.setEventInterruptPolicy(policy -> policy.dynamicCapacitySettings(MSI)));
    }

    @Test
    void setEventInterruptPolicy_tooShort_isInvalidPayloadLength() {
        byte[] request = new byte[SetEventInterruptPolicyRequest.MINIMUM_LENGTH - 1];

        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(SetEventInterruptPolicy.OPCODE, request));
    }

    @Test
    void notifications_areThoseOfTheConnection() {
        EventNotifications chosen = EventNotifications.builder()
                .fatalLog(true)
                .dynamicCapacityLog(true)
                .backgroundOperationCompleted(true)
                .build();

        assertEquals(
                Optional.of(chosen),
                component.setMctpEventInterruptPolicyWithResponse(chosen).eventInterruptSettings());

        assertEquals(chosen, component.getMctpEventInterruptPolicy().eventInterruptSettings());
        Generic other = Generic.of(Endpoint.over(device.connect()));
        assertEquals(
                EventNotifications.NONE, other.getMctpEventInterruptPolicy().eventInterruptSettings());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0020, 0x4000, 0x0010})
    void notifications_reservedOrOfALogThatIsNotThere_areInvalidInput(int bits) {
        Generic plain = Generic.of(Endpoint.over(SimulatedMemoryDevice.create().connect()));

        assertRefused(ReturnCode.INVALID_INPUT, () -> plain.setMctpEventInterruptPolicy(EventNotifications.of(bits)));
        plain.setMctpEventInterruptPolicy(EventNotifications.of(0x800f));
    }
}
