package org.cxlmi.runtime.internal.pcapng;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the MCTP packets of a capture; other packets, and blocks that it does not know, are passed over. */
public final class PcapngReader {

    private final ByteBuffer file;
    private final List<@Nullable Interface> interfaces = new ArrayList<>();
    private final List<CapturedPacket> packets = new ArrayList<>();

    private PcapngReader(byte[] bytes) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private record Interface(LinkType type, CapturedInterface source) {}

    @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
    private record Option(int code, byte[] value) {

        String text() {
            return new String(value, UTF_8);
        }
    }

    /** Whether a file is a capture, rather than text. */
    public static boolean isCapture(byte[] bytes) {
        return bytes.length >= Integer.BYTES && ByteBuffer.wrap(bytes).getInt() == PcapngAbi.SECTION_HEADER;
    }

    /**
     * Reads a capture.
     *
     * @throws IllegalArgumentException if it is none, or damaged; the message says at which byte
     */
    public static List<CapturedPacket> read(byte[] bytes) {
        PcapngReader reader = new PcapngReader(bytes);
        while (reader.file.hasRemaining()) {
            reader.block();
        }
        return List.copyOf(reader.packets);
    }

    private void block() {
        int start = file.position();
        need(start, file.remaining(), PcapngAbi.BLOCK_OVERHEAD);
        int type = file.getInt(start);
        if (type == PcapngAbi.SECTION_HEADER) {
            section(start);
        } else if (start == 0) {
            throw damaged(start, "this is not the beginning of a pcapng file");
        }
        int length = file.getInt(start + Integer.BYTES);
        if (length < PcapngAbi.BLOCK_OVERHEAD || length % PcapngAbi.ALIGNMENT != 0) {
            throw damaged(start, "a block cannot have a length of " + Integer.toUnsignedString(length) + " bytes");
        }
        need(start, file.remaining(), length);
        if (file.getInt(start + length - Integer.BYTES) != length) {
            throw damaged(start, "the two lengths of the block differ");
        }
        ByteBuffer body = file.slice(start + 2 * Integer.BYTES, length - PcapngAbi.BLOCK_OVERHEAD)
                .order(file.order());
        if (type == PcapngAbi.INTERFACE_DESCRIPTION) {
            description(start, body);
        } else if (type == PcapngAbi.ENHANCED_PACKET) {
            packet(start, body);
        }
        file.position(start + length);
    }

    /** The byte order may change with each section, and its interfaces are new. */
    private void section(int start) {
        int magic = file.getInt(start + 2 * Integer.BYTES);
        if (magic == Integer.reverseBytes(PcapngAbi.BYTE_ORDER_MAGIC)) {
            file.order(file.order() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        } else if (magic != PcapngAbi.BYTE_ORDER_MAGIC) {
            throw damaged(start, "the section has no byte order");
        }
        interfaces.clear();
    }

    private void description(int start, ByteBuffer body) {
        need(start, body.remaining(), 2 * Integer.BYTES);
        int code = body.getShort() & 0xFFFF;
        body.position(2 * Integer.BYTES);
        List<Option> options = options(start, body);
        String name = options.stream()
                .filter(option -> option.code == PcapngAbi.INTERFACE_NAME)
                .map(Option::text)
                .findFirst()
                .orElse("");
        interfaces.add(LinkType.of(code)
                .map(type -> new Interface(type, new CapturedInterface(name, comments(options))))
                .orElse(null));
    }

    private void packet(int start, ByteBuffer body) {
        need(start, body.remaining(), 5 * Integer.BYTES);
        int number = body.getInt();
        body.position(3 * Integer.BYTES);
        int captured = body.getInt();
        int original = body.getInt();
        if (number < 0 || number >= interfaces.size()) {
            throw damaged(start, "there is no interface " + Integer.toUnsignedString(number));
        }
        if (captured < 0 || captured > body.remaining()) {
            throw damaged(
                    start, "the packet is longer than its block: " + Integer.toUnsignedString(captured) + " bytes");
        }
        byte[] frame = new byte[captured];
        body.get(frame);
        body.position(Math.min(body.limit(), 5 * Integer.BYTES + PcapngAbi.padded(captured)));
        Interface source = interfaces.get(number);
        Optional<byte[]> mctp =
                source == null || captured < original ? Optional.empty() : source.type.mctpPacket(frame);
        if (source != null && mctp.isPresent()) {
            packets.add(new CapturedPacket(source.source, comments(options(start, body)), mctp.get()));
        }
    }

    private List<Option> options(int start, ByteBuffer body) {
        List<Option> options = new ArrayList<>();
        while (body.remaining() >= Integer.BYTES) {
            int code = body.getShort() & 0xFFFF;
            int length = body.getShort() & 0xFFFF;
            if (code == PcapngAbi.END_OF_OPTIONS) {
                break;
            }
            if (length > body.remaining()) {
                throw damaged(start, "an option is longer than its block: " + length + " bytes");
            }
            byte[] value = new byte[length];
            body.get(value);
            body.position(Math.min(body.limit(), body.position() + PcapngAbi.padded(length) - length));
            options.add(new Option(code, value));
        }
        return options;
    }

    private static List<String> comments(List<Option> options) {
        return options.stream()
                .filter(option -> option.code == PcapngAbi.COMMENT)
                .map(Option::text)
                .toList();
    }

    private static void need(int start, int there, int needed) {
        if (there < needed) {
            throw damaged(start, "the block ends too early: " + there + " of " + needed + " bytes");
        }
    }

    private static IllegalArgumentException damaged(int at, String what) {
        return new IllegalArgumentException("byte " + at + ": " + what);
    }
}
