package org.cxlmi.runtime.transport;

import org.cxlmi.runtime.error.ReturnCode;

/**
 * What came back.
 *
 * @param returnCode 16 bits as the component sent them
 * @param vendorExtendedStatus 16 bits, vendor defined
 * @param payload owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CciResponse(int returnCode, int vendorExtendedStatus, byte[] payload) {

    /** Whether the component has done what it was told. */
    public boolean isSuccess() {
        return returnCode == ReturnCode.SUCCESS.code();
    }

    /** Whether the component goes on in the background. */
    public boolean isBackground() {
        return returnCode == ReturnCode.BACKGROUND_COMMAND_STARTED.code();
    }
}
