package org.cxlmi.runtime.transport;

import org.cxlmi.runtime.error.ReturnCode;

/**
 * A response: the return code and the payload that came back.
 *
 * @param returnCode the return code that the component sent, 16 bits
 * @param vendorExtendedStatus the vendor extended status, 16 bits, defined by the vendor
 * @param payload the payload; it belongs to the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CciResponse(int returnCode, int vendorExtendedStatus, byte[] payload) {

    /** Whether the return code is Success: the component has carried the command out. */
    public boolean isSuccess() {
        return returnCode == ReturnCode.SUCCESS.code();
    }

    /** Whether the return code is Background Command Started: the component carries the command out in the background. */
    public boolean isBackground() {
        return returnCode == ReturnCode.BACKGROUND_COMMAND_STARTED.code();
    }
}
