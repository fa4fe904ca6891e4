package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorSpecificTest {

    private final ScriptedTransport transport = new ScriptedTransport("acme");
    private final Endpoint endpoint = Endpoint.over(transport);
    private final VendorSpecific vendor = VendorSpecific.of(endpoint);

    @ParameterizedTest
    @ValueSource(ints = {0xc000, 0xffff})
    void execute_opcodeOfTheVendorRange_carriesBytesInBothDirections(int opcode) {
        transport.on(opcode).expecting((byte) 1, (byte) 2).reply((byte) 3, (byte) 4, (byte) 5);
        assertArrayEquals(new byte[] {3, 4, 5}, vendor.execute(opcode, (byte) 1, (byte) 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 0x0001, 0xbfff, 0x10000})
    void execute_otherOpcode_isRefusedBeforeAnythingIsSent(int opcode) {
        assertThrows(IllegalArgumentException.class, () -> vendor.execute(opcode));
        assertEquals(List.of(), transport.exchanges());
    }

    @Test
    void execute_refusedByTheComponent_tellsReturnCodeAndVendorStatus() {
        transport.on(0xc001).fail(ReturnCode.BUSY.code(), 0x1234);
        CommandFailedException failure = assertThrows(CommandFailedException.class, () -> vendor.execute(0xc001));
        assertEquals(ReturnCode.BUSY, failure.returnCode());
        assertEquals(0x1234, failure.vendorExtendedStatus());
    }
}
