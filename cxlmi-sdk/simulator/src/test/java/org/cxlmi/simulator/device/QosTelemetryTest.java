package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetSldQosControlResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.QosTelemetryControl;
import org.cxlmi.sdk.memdev.SetSldQosControl;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QosTelemetryTest {

    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.create();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);

    private void set(int control, int moderate, int severe, int interval) {
        endpoint.executeRaw(
                SetSldQosControl.OPCODE, new byte[] {(byte) control, (byte) moderate, (byte) severe, (byte) interval});
    }

    @Test
    void newDevice_hasTheDefaults() {
        GetSldQosControlResponse control = device.getSldQosControl();

        assertEquals(QosTelemetryControl.NONE, control.qosTelemetryControl());
        assertEquals(10, control.egressModeratePercentage());
        assertEquals(25, control.egressSeverePercentage());
        assertEquals(8, control.backpressureSampleInterval());
        assertEquals(0, device.getSldQosStatus().backpressureAveragePercentage());
        assertTrue(device.identifyMemoryDevice().qosTelemetryCapability().egressPortCongestionSupported());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 0", "3, 100, 100, 15", "0, 10, 25, 16", "0, 10, 25, 31"}) // V2
    void control_withinItsLimits_isTaken(int control, int moderate, int severe, int interval) {
        set(control, moderate, severe, interval);

        GetSldQosControlResponse taken = device.getSldQosControl();
        assertEquals(control, taken.qosTelemetryControl().bits());
        assertEquals(moderate, taken.egressModeratePercentage());
        assertEquals(severe, taken.egressSeverePercentage());
        assertEquals(interval, taken.backpressureSampleInterval());
    }

    @ParameterizedTest
    @CsvSource({"4, 10, 25, 8", "0, 0, 25, 8", "0, 101, 25, 8", "0, 10, 0, 8", "0, 10, 101, 8", "0, 10, 25, 32"})
    void control_beyondItsLimits_isInvalidInputAndChangesNothing(int control, int moderate, int severe, int interval) {
        GetSldQosControlResponse before = device.getSldQosControl();

        assertRefused(ReturnCode.INVALID_INPUT, () -> set(control, moderate, severe, interval));

        assertEquals(before, device.getSldQosControl());
    }

    @Test
    void control_tooShort_isInvalidPayloadLength() {
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(SetSldQosControl.OPCODE, new byte[3]));
    }

    @Test
    void backpressure_isWhatWasSet() {
        simulated.setBackpressureAverage(100);
        assertEquals(100, device.getSldQosStatus().backpressureAveragePercentage());

        assertThrows(IllegalArgumentException.class, () -> simulated.setBackpressureAverage(101));
        assertThrows(IllegalArgumentException.class, () -> simulated.setBackpressureAverage(-1));
        assertEquals(100, device.getSldQosStatus().backpressureAveragePercentage());
    }
}
