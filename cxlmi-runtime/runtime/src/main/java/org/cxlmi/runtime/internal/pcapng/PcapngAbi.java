package org.cxlmi.runtime.internal.pcapng;

/** The numbers of the format: draft-ietf-opsawg-pcapng, and the registry of link types at tcpdump.org. */
final class PcapngAbi {

    static final int SECTION_HEADER = 0x0A0D0D0A;
    static final int INTERFACE_DESCRIPTION = 1;
    static final int ENHANCED_PACKET = 6;

    static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    static final int MAJOR_VERSION = 1;
    static final int MINOR_VERSION = 0;

    /** Type and length of a block before its body, and the length once more after it. */
    static final int BLOCK_OVERHEAD = 12;

    static final int END_OF_OPTIONS = 0;
    static final int COMMENT = 1;
    static final int SECTION_APPLICATION = 4;
    static final int INTERFACE_NAME = 2;
    static final int INTERFACE_TIME_RESOLUTION = 9;
    static final int PACKET_FLAGS = 2;

    static final int INBOUND = 1;
    static final int OUTBOUND = 2;
    static final int DIRECTION_MASK = 3;

    /** The exponent of a tenth. */
    static final int NANOSECONDS = 9;

    static final int ALIGNMENT = 4;

    private PcapngAbi() {}

    /** The length with the padding up to the next 32 bits. */
    static int padded(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
