package org.cxlmi.sdk.ops;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/** A component that has a list, for any command that reads one; it builds responses from the layout alone. */
final class ListTarget<Q extends Struct, R extends Struct> implements CxlTarget {

    private static final int RESPONSE_ROOM = 512;

    private final Paging<Q, R, ?> paging;
    private final Layout layout;
    private final Layout.Field elements;

    /** How many elements the list has. */
    int size;

    /** How many elements the component says that the list has. */
    int announced;

    int generation = 7;

    /** The most elements of a response, where a request does not limit them. */
    int largestPart = Integer.MAX_VALUE;

    /** How many elements more than asked for the component sends. */
    int surplus;

    /** Whether there is always more, whatever was sent. */
    boolean neverEnds;

    /** Changes the component before each response, whose number from 0 it is given. */
    Consumer<Integer> beforeResponse = number -> {};

    /** Where each request started. */
    final List<Long> starts = new ArrayList<>();

    /** Of a component that keeps the position itself. */
    private int cursor;

    ListTarget(Paging<Q, R, ?> paging, int size) {
        this.paging = paging;
        this.layout = paging.command().responseLayout();
        this.elements = field(layout, paging.elementsField());
        this.size = size;
        this.announced = size;
    }

    static Layout.Field field(Layout layout, String name) {
        return layout.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A request of zeros. */
    static <Q extends Struct> Q zeros(Command<Q, ?> command) {
        return command.requestReader().apply(new byte[command.requestLayout().fixedLength()]);
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public PayloadLimits limits() {
        return PayloadLimits.ofComponent(RESPONSE_ROOM, RESPONSE_ROOM);
    }

    @Override
    @SuppressWarnings("unchecked") // The command that is sent is the one of the paging.
    public <Q2 extends Struct, R2 extends Struct> R2 execute(Command<Q2, R2> command, Q2 request) {
        if (paging.size().filter(size -> size.command().equals(command)).isPresent()) {
            throw new CommandFailedException(command.context(this), ReturnCode.UNSUPPORTED.code(), 0);
        }
        assertSame(paging.command(), command);
        return (R2) respond((Q) request);
    }

    private R respond(Q request) {
        beforeResponse.accept(starts.size());
        long start = paging.start(request);
        starts.add(start);
        int from = paging.hasStart() ? (int) (start / unit()) : cursor;
        long limit = limit(request);
        int count = (int) Math.max(0, Math.min(limit == 0 ? largestPart : limit, (long) size - from));
        if (neverEnds && !paging.hasStart()) {
            count = 1;
        } else {
            cursor = from + count;
        }
        return response(request, from, count + surplus);
    }

    /** The number of elements that a request asks for; where it says so in bytes of the payload, the one that gives these. */
    private long limit(Q request) {
        long limit = paging.limit(request);
        while (paging.hasLimit()
                && limit < size + surplus + 1
                && !paging.request(request, paging.start(request), limit).equals(request)) {
            limit++;
        }
        return limit;
    }

    /** Whether a response is just as long as asked for. */
    boolean isExact() {
        return elements.count()
                .filter(count ->
                        count.kind() == Layout.CountKind.REST && !count.atMost().isEmpty())
                .isPresent();
    }

    /** A request for the first elements. */
    Q first(int count) {
        return paging.request(zeros(paging.command()), 0, count);
    }

    private long unit() {
        return paging.next(0, 1);
    }

    R response(Q request, int from, int count) {
        int length = elements.elementLength() == 0 ? 1 : elements.elementLength();
        byte[] payload = new byte[layout.fixedLength() + count * length];
        elements.count().ifPresent(said -> {
            if (!said.field().isEmpty()) {
                put(payload, said.field(), said.kind() == Layout.CountKind.BYTES ? (long) count * length : count);
            }
        });
        for (int i = 0; i < count; i++) {
            int at = elements.offset() + i * length;
            Wire.put(payload, at, Math.min(length, Short.BYTES), from + i + 1L);
        }
        number(paging::total).ifPresent(name -> put(payload, name, announced));
        number(paging::generation).ifPresent(name -> put(payload, name, generation));
        if (paging.more(read(payload, request)).isPresent() && (neverEnds || from + count < size)) {
            setMore(payload, request);
        }
        return read(payload, request);
    }

    private R read(byte[] payload, Q request) {
        return paging.command().responseReader().read(payload, request);
    }

    /** The field that a number of the response is read from: the one that changes it. */
    private Optional<String> number(Function<R, OptionalLong> reader) {
        Q zeros = zeros(paging.command());
        byte[] empty = new byte[layout.fixedLength()];
        if (reader.apply(read(empty, zeros)).isEmpty()) {
            return Optional.empty();
        }
        return layout.fields().stream()
                .filter(field -> field.kind() == Layout.Kind.UNSIGNED && !field.afterArray())
                .filter(field ->
                        !field.name().equals(elements.count().orElseThrow().field()))
                .filter(field -> {
                    byte[] changed = empty.clone();
                    Wire.put(changed, field.offset(), field.length(), 1);
                    return reader.apply(read(changed, zeros)).orElseThrow() == 1;
                })
                .map(Layout.Field::name)
                .findFirst();
    }

    private void setMore(byte[] payload, Q request) {
        Predicate<byte[]> hasMore = bytes -> paging.more(read(bytes, request)).orElseThrow();
        for (int bit = 0; bit < layout.fixedLength() * Byte.SIZE && !hasMore.test(payload); bit++) {
            byte[] changed = payload.clone();
            changed[bit / Byte.SIZE] |= (byte) (1 << (bit % Byte.SIZE));
            if (isOfFlags(bit / Byte.SIZE) && hasMore.test(changed)) {
                payload[bit / Byte.SIZE] = changed[bit / Byte.SIZE];
            }
        }
    }

    private boolean isOfFlags(int at) {
        return layout.fields().stream()
                .anyMatch(field ->
                        !field.bits().isEmpty() && at >= field.offset() && at < field.offset() + field.length());
    }

    private void put(byte[] payload, String name, long value) {
        Layout.Field field = field(layout, name);
        Wire.put(payload, field.offset(), field.length(), value);
    }

    @Override
    public <Q2 extends Struct> BackgroundOperation start(Command<Q2, EmptyPayload> command, Q2 request) {
        throw new UnsupportedOperationException(command.name());
    }

    @Override
    public byte[] executeRaw(int opcode, byte[] payload) {
        throw new UnsupportedOperationException(Integer.toHexString(opcode));
    }
}
