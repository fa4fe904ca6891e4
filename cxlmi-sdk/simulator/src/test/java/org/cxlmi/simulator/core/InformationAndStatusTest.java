package org.cxlmi.simulator.core;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.generic.SetResponseMessageLimit;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InformationAndStatusTest {

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .deviceId(0x1234, 0x5678)
            .subsystemId(0x9abc, 0xdef0)
            .serialNumber(0xfedc_ba98_7654_3210L)
            .maximumPayloadExponent(9)
            .build();
    private final Endpoint endpoint = Endpoint.over(device.connect());
    private final Generic component = Generic.of(endpoint);

    @Test
    void identify_saysWhatTheDeviceWasBuiltWith() {
        IdentifyResponse identity = component.identify();

        assertEquals(0x1234, identity.vendorId());
        assertEquals(0x5678, identity.deviceId());
        assertEquals(0x9abc, identity.subsystemVendorId());
        assertEquals(0xdef0, identity.subsystemId());
        assertEquals(0xfedc_ba98_7654_3210L, identity.serialNumber());
        assertEquals(512, identity.maximumMessageSizeBytes());
        assertEquals(Optional.of(ComponentType.TYPE_3_DEVICE), identity.componentType());
    }

    @Test
    void backgroundOperationStatus_thereNeverWasOne() {
        BackgroundOperationStatusResponse status = component.backgroundOperationStatus();

        assertFalse(status.operationInProgress());
        assertEquals(0, status.opcode());
    }

    @Test
    void requestAbort_nothingToAbort_isRefused() {
        assertRefused(ReturnCode.REQUEST_ABORT_NOT_SUPPORTED, component::requestAbortBackgroundOperation);
    }

    @Test
    void setResponseMessageLimit_holdsForThisConnectionOnly() {
        for (int i = 0; i < 3; i++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }

        assertEquals(256, component.setResponseMessageLimit(256).limitBytes());

        GetEventRecordsResponse events = component.getEventRecords(EventLog.WARNING);
        assertEquals(1, events.eventRecordCount());
        assertTrue(events.moreEventRecords());
        assertEquals(
                3,
                Generic.of(Endpoint.over(device.connect()))
                        .getEventRecords(EventLog.WARNING)
                        .eventRecordCount());
    }

    @Test
    void setResponseMessageLimit_beyondTheDevice_isLowered() {
        assertEquals(512, component.setResponseMessageLimit(1024).limitBytes());
    }

    @ParameterizedTest // V1
    @ValueSource(ints = {12, 13, 20})
    void setResponseMessageLimit_toWhatItIs_isAcceptedThoughItIsLarger(int exponent) {
        Generic large = Generic.of(Endpoint.over(SimulatedMemoryDevice.builder()
                .maximumPayloadExponent(exponent)
                .build()
                .connect()));
        long limit = large.getResponseMessageLimit().limitBytes();

        assertEquals(1L << exponent, limit);
        assertEquals(limit, large.setResponseMessageLimit(limit).limitBytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 21})
    void setResponseMessageLimit_thatNoRevisionHas_isNotSent(int exponent) {
        assertThrows(IllegalArgumentException.class, () -> component.setResponseMessageLimit(1L << exponent));
    }

    @Test
    void getResponseMessageLimit_isThatOfTheConnection() {
        component.setResponseMessageLimit(256);

        assertEquals(256, component.getResponseMessageLimit().limitBytes());
        assertEquals(
                512,
                Generic.of(Endpoint.over(device.connect()))
                        .getResponseMessageLimit()
                        .limitBytes());
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 7, 11, (byte) 255})
    void setResponseMessageLimit_outOfRange_isInvalidInput(byte exponent) {
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> endpoint.executeRaw(SetResponseMessageLimit.OPCODE, new byte[] {exponent}));
    }

    @Test
    void setResponseMessageLimit_withoutLimit_isInvalidPayloadLength() {
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(SetResponseMessageLimit.OPCODE, new byte[0]));
    }
}
