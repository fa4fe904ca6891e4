package org.cxlmi.simulator.serve.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetlinkRequestTest {

    private static final HexFormat HEX = HexFormat.of();

    @BeforeEach
    void assumeLittleEndian() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void newAddress_asTheKernelReadsIt() {
        assertEquals(
                // length 32, type 20, request + acknowledge + create + exclusive, sequence, port
                "20000000" + "1400" + "0506" + "01000000" + "00000000"
                        // family, prefix length, flags, scope; interface 5
                        + "2d000000" + "05000000"
                        // attribute of 5 bytes, IFA_LOCAL, endpoint ID 8, padding
                        + "0500" + "0200" + "08" + "000000",
                HEX.formatHex(NetlinkRequest.newAddress(5, 8)));
    }

    @Test
    void linkUp_asTheKernelReadsIt() {
        assertEquals(
                // length 32, type 16, request + acknowledge, sequence, port
                "20000000" + "1000" + "0500" + "01000000" + "00000000"
                        // family, padding, type; interface 5; flags; which of these to change
                        + "00000000" + "05000000" + "01000000" + "01000000",
                HEX.formatHex(NetlinkRequest.linkUp(5)));
    }

    @Test
    void newRoute_asTheKernelReadsIt() {
        assertEquals(
                // length 44, type 24, request + acknowledge + create + exclusive, sequence, port
                "2c000000" + "1800" + "0506" + "01000000" + "00000000"
                        // family, further EIDs, source length, TOS, table, protocol, scope, unicast; flags
                        + "2d00000000000001" + "00000000"
                        // attribute of 5 bytes, RTA_DST, endpoint ID 254, padding
                        + "0500" + "0100" + "fe" + "000000"
                        // attribute of 8 bytes, RTA_OIF, interface 5
                        + "0800" + "0400" + "05000000",
                HEX.formatHex(NetlinkRequest.newRoute(5, 254)));
    }
}
