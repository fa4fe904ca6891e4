package org.cxlmi.runtime.internal.pcapng;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes a capture of MCTP packets, each block whole at once. */
public final class PcapngWriter implements AutoCloseable {

    private static final int LONGEST_OPTION = 0xFFFF;

    private final OutputStream out;
    private int interfaces;

    /**
     * Begins a capture.
     *
     * @param application what made the capture
     */
    public PcapngWriter(OutputStream out, String application) throws IOException {
        this.out = out;
        Block header = new Block();
        header.u32(PcapngAbi.BYTE_ORDER_MAGIC);
        header.u16(PcapngAbi.MAJOR_VERSION);
        header.u16(PcapngAbi.MINOR_VERSION);
        header.u32(-1); // The length of the section, 64 bits, is not known.
        header.u32(-1);
        header.text(PcapngAbi.SECTION_APPLICATION, application);
        write(PcapngAbi.SECTION_HEADER, header);
    }

    /** Adds an interface, and returns its number. */
    public int add(String name, List<String> comments) throws IOException {
        Block description = new Block();
        description.u16(LinkType.MCTP.code());
        description.u16(0);
        description.u32(0); // Packets of any length.
        comments.forEach(comment -> description.text(PcapngAbi.COMMENT, comment));
        description.text(PcapngAbi.INTERFACE_NAME, name);
        description.option(PcapngAbi.INTERFACE_TIME_RESOLUTION, new byte[] {PcapngAbi.NANOSECONDS});
        write(PcapngAbi.INTERFACE_DESCRIPTION, description);
        return interfaces++;
    }

    /**
     * Writes a packet.
     *
     * @param source the number of its interface
     * @param inbound whether it came to the requester, rather than from it
     */
    public void write(int source, Instant time, boolean inbound, byte[] packet, List<String> comments)
            throws IOException {
        Block block = new Block();
        long nanos = TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
        block.u32(source);
        block.u32((int) (nanos >>> Integer.SIZE));
        block.u32((int) nanos);
        block.u32(packet.length);
        block.u32(packet.length);
        block.padded(packet);
        comments.forEach(comment -> block.text(PcapngAbi.COMMENT, comment));
        Block flags = new Block();
        flags.u32(inbound ? PcapngAbi.INBOUND : PcapngAbi.OUTBOUND);
        block.option(PcapngAbi.PACKET_FLAGS, flags.bytes());
        write(PcapngAbi.ENHANCED_PACKET, block);
    }

    private void write(int type, Block body) throws IOException {
        body.u32(PcapngAbi.END_OF_OPTIONS);
        byte[] bytes = body.bytes();
        int length = bytes.length + PcapngAbi.BLOCK_OVERHEAD;
        ByteBuffer block = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.write(block.putInt(type).putInt(length).put(bytes).putInt(length).array());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The body of a block. */
    private static final class Block {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        byte[] bytes() {
            return bytes.toByteArray();
        }

        void u16(int value) {
            bytes.write(value);
            bytes.write(value >> Byte.SIZE);
        }

        void u32(int value) {
            u16(value);
            u16(value >> Short.SIZE);
        }

        void padded(byte[] more) {
            bytes.writeBytes(more);
            bytes.writeBytes(new byte[PcapngAbi.padded(more.length) - more.length]);
        }

        void text(int code, String text) {
            byte[] encoded = text.getBytes(UTF_8);
            option(code, encoded.length <= LONGEST_OPTION ? encoded : cut(text));
        }

        private static byte[] cut(String text) {
            return text.substring(0, LONGEST_OPTION / 4).getBytes(UTF_8);
        }

        void option(int code, byte[] value) {
            u16(code);
            u16(value.length);
            padded(value);
        }
    }
}
