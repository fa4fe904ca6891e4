package org.cxlmi.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.Layout;

/** A fault of a command. Call one of the methods to choose what goes wrong; before that, there is no fault. */
public final class SimulatedFault {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int DAMAGED_BITS = 0x55;
    private static final int LONGEST_MESSAGE = CciMessage.HEADER_SIZE + CciMessage.MAXIMUM_PAYLOAD;

    private final SimulatedFaults faults;
    private final OptionalInt opcode;
    private final Optional<Layout> responseLayout;
    private Effect effect = CciResponder::receive;
    private int left;

    SimulatedFault(SimulatedFaults faults, OptionalInt opcode, int times) {
        this(faults, opcode, Optional.empty(), times);
    }

    private SimulatedFault(SimulatedFaults faults, OptionalInt opcode, Optional<Layout> responseLayout, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens at least once, not " + times + " times");
        }
        if (opcode.isPresent() && opcode.getAsInt() >>> Short.SIZE != 0) {
            throw new IllegalArgumentException("opcode " + opcode.getAsInt() + " does not have 16 bits");
        }
        this.faults = faults;
        this.opcode = opcode;
        this.responseLayout = responseLayout;
        this.left = times;
    }

    static SimulatedFault of(SimulatedFaults faults, Command<?, ?> command, int times) {
        return new SimulatedFault(
                faults, OptionalInt.of(command.opcode()), Optional.of(command.responseLayout()), times);
    }

    /** Decides what happens to a message to a component. */
    interface Effect {
        CciReply apply(CciResponder component, MessageType type, CciMessage request);
    }

    /**
     * Carries the command out and delays the response. If the delay is longer than the timeout, the response comes too
     * late.
     *
     * @param duration up to 365 days
     */
    public void delay(Duration duration) {
        check(duration);
        order((component, type, request) -> component.receive(type, request).later(duration));
    }

    private static void check(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(duration + " is not between 0 and " + LONGEST.toDays() + " days");
        }
    }

    /** Loses the request: nothing is carried out and no response comes. */
    public void loseRequest() {
        order((component, type, request) -> CciReply.NONE);
    }

    /** Carries the command out and loses the response. */
    public void loseResponse() {
        order((component, type, request) -> {
            component.receive(type, request);
            return CciReply.NONE;
        });
    }

    /** Answers with a return code and no payload. The command is not carried out. */
    public void answer(ReturnCode returnCode) {
        answer(returnCode.code(), 0);
    }

    /**
     * Answers with a return code and no payload. The command is not carried out.
     *
     * @param returnCode 16 bits
     * @param vendorExtendedStatus 16 bits
     */
    public void answer(int returnCode, int vendorExtendedStatus) {
        CciResponse response = new CciResponse(returnCode, vendorExtendedStatus, new byte[0]);
        order((component, type, request) -> CciReply.of(request.respond(response)));
    }

    /** Gives the response the tag of another command. */
    public void wrongTag() {
        damageHeader(header -> header(header, header.tag() ^ DAMAGED_BITS, header.opcode(), header.payloadLength()));
    }

    /** Gives the response the opcode of another command. */
    public void wrongOpcode() {
        damageHeader(header -> header(header, header.tag(), header.opcode() ^ DAMAGED_BITS, header.payloadLength()));
    }

    private void damageHeader(UnaryOperator<CciMessage.Header> damage) {
        damage(message -> new CciMessage(damage.apply(message.header()), message.payload()).bytes());
    }

    private static CciMessage.Header header(CciMessage.Header header, int tag, int opcode, int length) {
        return new CciMessage.Header(
                header.category(),
                tag,
                opcode,
                length,
                header.background(),
                header.returnCode(),
                header.vendorExtendedStatus());
    }

    /**
     * Cuts the payload of the response, or appends zeros to it. The header has the new length.
     *
     * @param bytes the length of the payload, 0 to 2,097,151
     */
    public void resizePayload(int bytes) {
        if (bytes < 0 || bytes > CciMessage.MAXIMUM_PAYLOAD) {
            throw new IllegalArgumentException("a payload cannot have " + bytes + " bytes");
        }
        damage(message -> new CciMessage(
                        header(
                                message.header(),
                                message.header().tag(),
                                message.header().opcode(),
                                bytes),
                        Arrays.copyOf(message.payload(), bytes))
                .bytes());
    }

    /**
     * Cuts the whole message of the response, or appends zeros to it. The header keeps the old length.
     *
     * @param bytes the length of the message with its header, 1 to 2,097,163
     */
    public void resizeMessage(int bytes) {
        if (bytes < 1 || bytes > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("a message cannot have " + bytes + " bytes");
        }
        damage(message -> Arrays.copyOf(message.bytes(), bytes));
    }

    /**
     * Replaces the message of the response.
     *
     * @param damage gets the message with its header and returns its replacement; it may change the array
     */
    public void replaceMessage(UnaryOperator<byte[]> damage) {
        Objects.requireNonNull(damage, "damage");
        damage(message -> damage.apply(message.bytes()));
    }

    /**
     * Writes a wrong value into a field of the response, for example a count. Responses without the field do not
     * change.
     *
     * @param field the name of the field, which is also the name of the accessor
     * @param value the value; only its low bytes are used, as many as the field has
     * @throws IllegalArgumentException if the response has no such field at a fixed offset, or if the fault is for any
     *     command
     */
    public void set(String field, long value) {
        Layout.Field found = responseLayout
                .flatMap(layout -> layout.fields().stream()
                        .filter(each -> each.name().equals(field) && !each.afterArray())
                        .findFirst())
                .filter(each -> each.length() <= Long.BYTES)
                .orElseThrow(() -> new IllegalArgumentException("no number \"" + field
                        + "\" at a fixed place of the response; there are "
                        + responseLayout
                                .map(layout -> layout.fields().stream()
                                        .map(Layout.Field::name)
                                        .toList()
                                        .toString())
                                .orElse("none, for it is not said of which command")));
        damage(message -> {
            byte[] payload = message.payload();
            for (int i = 0; i < found.length() && found.offset() + i < payload.length; i++) {
                payload[found.offset() + i] = (byte) (value >>> (i * Byte.SIZE));
            }
            return message.bytes();
        });
    }

    /**
     * Answers that the command goes on in the background. Later, Background Operation Status reports that it failed.
     * Nothing is carried out.
     *
     * @param after how long the operation runs, up to 365 days
     */
    public void failInBackground(Duration after, ReturnCode returnCode) {
        check(after);
        order((component, type, request) -> faults.background().start(request, Optional.of(after), returnCode));
    }

    /**
     * Answers that the command goes on in the background. From then on, Background Operation Status reports an operation
     * that is still running. The command is not carried out. {@link SimulatedFaults#clear} ends this.
     */
    public void neverEndInBackground() {
        order((component, type, request) -> faults.background().start(request, Optional.empty(), ReturnCode.SUCCESS));
    }

    private void damage(Function<CciMessage, byte[]> damage) {
        order((component, type, request) -> {
            CciReply reply = component.receive(type, request);
            return reply.isLost()
                    ? reply
                    : new CciReply(reply.delay(), damage.apply(CciMessage.parse(reply.message())));
        });
    }

    private void order(Effect what) {
        effect = what;
        faults.add(this);
    }

    boolean isFor(int requested) {
        return opcode.isEmpty() || opcode.getAsInt() == requested;
    }

    /** Counts one use; true if that was the last. */
    boolean isUsedUp() {
        if (left != Integer.MAX_VALUE) {
            left--;
        }
        return left == 0;
    }

    Effect effect() {
        return effect;
    }
}
