package org.cxlmi.sdk.ops;

import java.util.OptionalInt;

/**
 * What a logical device has of the memory and the bandwidth of its device.
 *
 * @param ldId the LD-ID
 * @param range1Bytes the first range of its memory
 * @param range2Bytes the second range of its memory
 * @param allocatedBandwidth the share of the bandwidth that it is given, in 1/256; absent if the device does not tell
 * @param bandwidthLimit the share of the bandwidth that it is limited to, in 1/256; absent if the device does not tell
 */
public record LogicalDeviceShare(
        int ldId, long range1Bytes, long range2Bytes, OptionalInt allocatedBandwidth, OptionalInt bandwidthLimit) {}
