package org.cxlmi.runtime.transport;

/**
 * What came back.
 *
 * @param returnCode 16 bits as the component sent them
 * @param vendorExtendedStatus 16 bits, vendor defined
 * @param payload owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CciResponse(int returnCode, int vendorExtendedStatus, byte[] payload) {}
