package org.cxlmi.simulator.serve;

import java.util.function.Consumer;

/** Finds the packets in the bytes from a serial line. A damaged frame is dropped, up to the next flag. */
final class SerialReceiver {

    private final Consumer<byte[]> packets;
    private State state = State.FLAG;
    private byte[] packet = new byte[0];
    private int received;
    private int sequence;
    private int expectedSequence;

    /** What the next byte is. */
    private enum State {
        FLAG,
        REVISION,
        LENGTH,
        DATA,
        ESCAPED_DATA,
        SEQUENCE_HIGH,
        SEQUENCE_LOW,
        LAST_FLAG
    }

    /** Passes on each packet whose frame is whole. */
    SerialReceiver(Consumer<byte[]> packets) {
        this.packets = packets;
    }

    void receive(byte[] bytes) {
        for (byte each : bytes) {
            state = after(each & 0xFF);
        }
    }

    private State after(int value) {
        return switch (state) {
            case FLAG -> value == SerialFrame.FLAG ? State.REVISION : State.FLAG;
            case REVISION -> afterRevision(value);
            case LENGTH -> afterLength(value);
            case DATA -> afterData(value);
            case ESCAPED_DATA -> afterEscape(value);
            case SEQUENCE_HIGH -> {
                expectedSequence = value << Byte.SIZE;
                yield State.SEQUENCE_LOW;
            }
            case SEQUENCE_LOW -> {
                expectedSequence |= value;
                yield State.LAST_FLAG;
            }
            case LAST_FLAG -> afterFrame(value);
        };
    }

    private State afterRevision(int value) {
        if (value == SerialFrame.FLAG) {
            return State.REVISION;
        }
        sequence = FrameCheckSequence.next(FrameCheckSequence.START, value);
        return value == SerialFrame.REVISION ? State.LENGTH : State.FLAG;
    }

    private State afterLength(int value) {
        sequence = FrameCheckSequence.next(sequence, value);
        packet = new byte[value];
        received = 0;
        return value == 0 ? State.SEQUENCE_HIGH : State.DATA;
    }

    private State afterData(int value) {
        return switch (value) {
            case SerialFrame.FLAG -> State.REVISION;
            case SerialFrame.ESCAPE -> State.ESCAPED_DATA;
            default -> take(value);
        };
    }

    private State afterEscape(int value) {
        if (SerialFrame.isEscaped(value)) {
            return take(SerialFrame.unescaped(value));
        }
        return value == SerialFrame.FLAG ? State.REVISION : State.FLAG;
    }

    private State take(int value) {
        sequence = FrameCheckSequence.next(sequence, value);
        packet[received] = (byte) value;
        received++;
        return received == packet.length ? State.SEQUENCE_HIGH : State.DATA;
    }

    /** The last flag of a frame may be the first of the next. */
    private State afterFrame(int value) {
        if (value != SerialFrame.FLAG) {
            return State.FLAG;
        }
        if (sequence == expectedSequence) {
            packets.accept(packet);
        }
        return State.REVISION;
    }
}
