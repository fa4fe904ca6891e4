package org.cxlmi.sdk;

import org.cxlmi.runtime.CxlTarget;

/** Vendor-specific commands as opcode and bytes, for commands that no YAML describes. */
public final class VendorSpecific {

    private static final int FIRST_OPCODE = 0xc000;
    private static final int LAST_OPCODE = 0xffff;

    private final CxlTarget target;

    private VendorSpecific(CxlTarget target) {
        this.target = target;
    }

    public static VendorSpecific of(CxlTarget target) {
        return new VendorSpecific(target);
    }

    /**
     * Sends a vendor-specific command.
     *
     * @param opcode C000h to FFFFh
     * @param payload the request payload, without any header
     * @return the response payload, without any header
     * @throws IllegalArgumentException if the opcode is not in the vendor range
     * @throws org.cxlmi.runtime.error.StillRunningException if the component carries the command out in the background
     * @throws org.cxlmi.runtime.error.CxlException if the command did not succeed
     */
    public byte[] execute(int opcode, byte... payload) {
        if (opcode < FIRST_OPCODE || opcode > LAST_OPCODE) {
            throw new IllegalArgumentException(
                    "vendor-specific opcodes are %04Xh to %04Xh, not %Xh".formatted(FIRST_OPCODE, LAST_OPCODE, opcode));
        }
        return target.executeRaw(opcode, payload);
    }
}
