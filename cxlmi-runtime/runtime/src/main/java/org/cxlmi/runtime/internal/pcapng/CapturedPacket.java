package org.cxlmi.runtime.internal.pcapng;

import java.util.List;

/**
 * One MCTP packet of a capture.
 *
 * @param source the interface that it was captured on
 * @param comments what its comments say, each one a text
 * @param bytes the packet, from the MCTP header on
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CapturedPacket(CapturedInterface source, List<String> comments, byte[] bytes) {}
