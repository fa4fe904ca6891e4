package org.cxlmi.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.cxlmi.runtime.wire.ForGeneratedCode;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * How to read a list, or a run of bytes, with several commands: which fields of the request say where to start and how
 * much to return, and which fields of the response say how much is left. Generated for each command with {@code paging}
 * in its YAML.
 *
 * @param <Q> the request
 * @param <R> the response
 * @param <E> an element; a whole {@code byte[]} where the command reads bytes
 */
public final class Paging<Q extends Struct, R extends Struct, E> {

    private final Command<Q, R> command;
    private final String elements;
    private final Function<R, List<E>> reader;
    private final ToLongFunction<R> counter;
    private final @Nullable String start;
    private final boolean startsAtByte;
    private final @Nullable String limit;
    private final LimitKind limitKind;
    private final long largestLimit;
    private final @Nullable Predicate<R> more;
    private final @Nullable ToLongFunction<R> total;
    private final @Nullable ToLongFunction<R> generation;
    private final @Nullable Size<?, ?> size;

    private Paging(Builder<Q, R, E> builder) {
        this.command = builder.command;
        this.elements = builder.elements;
        this.reader = builder.reader;
        this.counter = builder.counter;
        this.start = builder.start;
        this.startsAtByte = builder.startsAtByte;
        this.limit = builder.limit;
        this.limitKind = builder.limitKind;
        this.largestLimit = builder.largestLimit;
        this.more = builder.more;
        this.total = builder.total;
        this.generation = builder.generation;
        this.size = builder.size;
    }

    /** The unit of the limit in a request. */
    private enum LimitKind {
        ELEMENTS,
        BYTES,
        PAYLOAD_BYTES
    }

    /** Starts the paging of a command whose response has a list. */
    @ForGeneratedCode
    public static <Q extends Struct, R extends Struct, E> Builder<Q, R, E> elements(
            Command<Q, R> command, String field, Function<R, List<E>> reader) {
        return new Builder<>(
                command, field, reader, response -> reader.apply(response).size());
    }

    /** Starts the paging of a command whose response has numbers that fit an {@code int}. */
    @ForGeneratedCode
    public static <Q extends Struct, R extends Struct> Builder<Q, R, Integer> ints(
            Command<Q, R> command, String field, Function<R, int[]> reader) {
        return new Builder<>(
                command,
                field,
                response -> Arrays.stream(reader.apply(response)).boxed().toList(),
                response -> reader.apply(response).length);
    }

    /** Starts the paging of a command whose response has numbers that need a {@code long}. */
    @ForGeneratedCode
    public static <Q extends Struct, R extends Struct> Builder<Q, R, Long> longs(
            Command<Q, R> command, String field, Function<R, long[]> reader) {
        return new Builder<>(
                command,
                field,
                response -> Arrays.stream(reader.apply(response)).boxed().toList(),
                response -> reader.apply(response).length);
    }

    /** Starts the paging of a command whose response has bytes. */
    @ForGeneratedCode
    public static <Q extends Struct, R extends Struct> Builder<Q, R, byte[]> bytes(
            Command<Q, R> command, String field, Function<R, byte[]> reader) {
        return new Builder<>(
                command, field, response -> List.of(reader.apply(response)), response -> reader.apply(response).length);
    }

    /** The command that reads a part. */
    public Command<Q, R> command() {
        return command;
    }

    /** The name of the response field that holds what is read. */
    public String elementsField() {
        return elements;
    }

    /** The elements that a response holds, in its order. A response with bytes has one element, which is all its bytes. */
    public List<E> elements(R response) {
        return reader.apply(response);
    }

    /** How much a response holds: the number of elements, or of bytes if the command reads bytes. */
    public long count(R response) {
        return counter.applyAsLong(response);
    }

    /** The length of an element in bytes; that of the shortest one if they differ. */
    public int elementLength() {
        return Math.max(1, field(command.responseLayout(), elements).elementLength());
    }

    /** Whether a request says where to start. If it does not, the component continues after its last response. */
    public boolean hasStart() {
        return start != null;
    }

    /** Where a request starts: an index or a byte offset; 0 if the request does not say where to start. */
    public long start(Q request) {
        return start == null ? 0 : number(request, start);
    }

    /**
     * Where the next request starts.
     *
     * @param position where the request before it started
     * @param count how much its response held, see {@link #count}
     */
    public long next(long position, long count) {
        return position + (startsAtByte ? count * elementLength() : count);
    }

    /** The last place where a request can start. */
    public long lastStart() {
        return start == null ? 0 : largest(field(command.requestLayout(), start));
    }

    /** The name of the request field that says how much to return; empty if there is none. */
    public Optional<String> limitField() {
        return Optional.ofNullable(limit);
    }

    /** Whether a request says how much to return. */
    public boolean hasLimit() {
        return limit != null;
    }

    /** How much a request asks for, in elements, or in bytes if the command reads bytes; 0 if the request does not say. */
    public long limit(Q request) {
        long given = limit == null ? 0 : number(request, limit);
        return switch (limitKind) {
            case ELEMENTS -> given;
            case BYTES -> given / elementLength();
            case PAYLOAD_BYTES -> 0;
        };
    }

    /** The most that a request can ask for, in elements, or in bytes where the command reads bytes. */
    public long largestLimit() {
        return switch (limitKind) {
            case ELEMENTS -> largestLimit;
            case BYTES -> largestLimit / elementLength();
            case PAYLOAD_BYTES -> (largestLimit - command.responseLayout().fixedLength()) / elementLength();
        };
    }

    /**
     * A request for a part.
     *
     * @param from the request that the other fields are copied from
     * @param position where to start, an index or a byte offset; ignored if the request has no field for it
     * @param count how many elements, or bytes if the command reads bytes; ignored if the request has no field for it
     */
    public Q request(Q from, long position, long count) {
        byte[] bytes = from.bytes();
        if (start != null) {
            put(bytes, start, position);
        }
        if (limit != null) {
            put(
                    bytes,
                    limit,
                    switch (limitKind) {
                        case ELEMENTS -> count;
                        case BYTES -> count * elementLength();
                        case PAYLOAD_BYTES -> command.responseLayout().fixedLength() + count * elementLength();
                    });
        }
        return command.requestReader().apply(bytes);
    }

    /** Whether a response says that something is left; empty if responses of this command do not say. */
    public Optional<Boolean> more(R response) {
        return more == null ? Optional.empty() : Optional.of(more.test(response));
    }

    /** How much there is in all, in the unit of {@link #start}; empty if responses of this command do not say. */
    public OptionalLong total(R response) {
        return total == null ? OptionalLong.empty() : OptionalLong.of(total.applyAsLong(response));
    }

    /** The number that changes whenever the list changes; empty if responses of this command have none. */
    public OptionalLong generation(R response) {
        return generation == null ? OptionalLong.empty() : OptionalLong.of(generation.applyAsLong(response));
    }

    /** The other command that says how many bytes there are in all; empty if there is none. */
    public Optional<Size<?, ?>> size() {
        return Optional.ofNullable(size);
    }

    private long number(Q request, String name) {
        return number(request.bytes(), field(command.requestLayout(), name));
    }

    private void put(byte[] bytes, String name, long value) {
        Layout.Field field = field(command.requestLayout(), name);
        Wire.put(bytes, field.offset(), field.length(), value);
    }

    private static long largest(Layout.Field field) {
        return field.length() == Long.BYTES ? Long.MAX_VALUE : (1L << (Byte.SIZE * field.length())) - 1;
    }

    private static long number(byte[] bytes, Layout.Field field) {
        return Wire.unsigned(bytes, field.offset(), field.length());
    }

    private static Layout.Field field(Layout layout, String name) {
        return layout.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(layout.name() + " has no field " + name));
    }

    /**
     * How many bytes a command can read in all, as another command says it: Get Supported Logs for Get Log.
     *
     * @param <P> the request of the other command
     * @param <S> its response
     */
    public static final class Size<P extends Struct, S extends Struct> {

        private final Command<P, S> command;
        private final Function<S, ? extends List<? extends Struct>> candidates;
        private final @Nullable String by;
        private final String field;

        private Size(
                Command<P, S> command,
                Function<S, ? extends List<? extends Struct>> candidates,
                @Nullable String by,
                String field) {
            this.command = command;
            this.candidates = candidates;
            this.by = by;
            this.field = field;
        }

        static <P extends Struct, S extends Struct> Size<P, S> ofResponse(Command<P, S> command, String field) {
            return new Size<>(command, List::of, null, field);
        }

        static <P extends Struct, S extends Struct> Size<P, S> ofElement(
                Command<P, S> command, Function<S, ? extends List<? extends Struct>> list, String by, String field) {
            return new Size<>(command, list, by, field);
        }

        /** The command that says the size. */
        public Command<P, S> command() {
            return command;
        }

        /** A request of that command for all that it has to say. */
        public P request() {
            return command.requestReader()
                    .apply(new byte[command.requestLayout().fixedLength()]);
        }

        /**
         * The size in bytes.
         *
         * @param request what is to be read
         * @param response a response of {@link #command}
         * @return empty if the response says nothing about it
         */
        public OptionalLong in(S response, Struct request) {
            for (Struct candidate : candidates.apply(response)) {
                if (by == null || Arrays.equals(bytes(candidate, by), bytes(request, by))) {
                    return OptionalLong.of(number(candidate.bytes(), field(candidate.layout(), field)));
                }
            }
            return OptionalLong.empty();
        }

        private static byte[] bytes(Struct struct, String name) {
            Layout.Field field = field(struct.layout(), name);
            return Arrays.copyOfRange(struct.bytes(), field.offset(), field.offset() + field.length());
        }
    }

    /** Builds the paging of a command.
     *
     * @param <Q> the request
     * @param <R> the response
     * @param <E> an element
     */
    @ForGeneratedCode
    public static final class Builder<Q extends Struct, R extends Struct, E> {

        private final Command<Q, R> command;
        private final String elements;
        private final Function<R, List<E>> reader;
        private final ToLongFunction<R> counter;
        private @Nullable String start;
        private boolean startsAtByte;
        private @Nullable String limit;
        private LimitKind limitKind = LimitKind.ELEMENTS;
        private long largestLimit = Long.MAX_VALUE;
        private @Nullable Predicate<R> more;
        private @Nullable ToLongFunction<R> total;
        private @Nullable ToLongFunction<R> generation;
        private @Nullable Size<?, ?> size;

        private Builder(
                Command<Q, R> command, String elements, Function<R, List<E>> reader, ToLongFunction<R> counter) {
            this.command = command;
            this.elements = elements;
            this.reader = reader;
            this.counter = counter;
        }

        /** The field of the request that has the index of the first element. */
        public Builder<Q, R, E> startElement(String field) {
            start = field;
            return this;
        }

        /** The field of the request that has the first byte. */
        public Builder<Q, R, E> startByte(String field) {
            start = field;
            startsAtByte = true;
            return this;
        }

        /** The field of the request that limits the number of elements. */
        public Builder<Q, R, E> limitElements(String field, long largest) {
            return limit(field, LimitKind.ELEMENTS, largest);
        }

        /** The field of the request that limits the bytes of all elements. */
        public Builder<Q, R, E> limitBytes(String field, long largest) {
            return limit(field, LimitKind.BYTES, largest);
        }

        /** The field of the request that limits the bytes of the whole response. */
        public Builder<Q, R, E> limitPayload(String field, long largest) {
            return limit(field, LimitKind.PAYLOAD_BYTES, largest);
        }

        private Builder<Q, R, E> limit(String field, LimitKind kind, long largest) {
            limit = field;
            limitKind = kind;
            largestLimit = largest;
            return this;
        }

        /** The flag of the response that says that something is left. */
        public Builder<Q, R, E> more(Predicate<R> flag) {
            more = flag;
            return this;
        }

        /** The field of the response that says how much there is in all. */
        public Builder<Q, R, E> total(ToLongFunction<R> field) {
            total = field;
            return this;
        }

        /** The field of the response that changes whenever the list does. */
        public Builder<Q, R, E> generation(ToLongFunction<R> field) {
            generation = field;
            return this;
        }

        /** The command whose response says in a field how many bytes there are in all. */
        public <P extends Struct, S extends Struct> Builder<Q, R, E> size(Command<P, S> source, String field) {
            size = Size.ofResponse(source, field);
            return this;
        }

        /**
         * The command that lists how many bytes there are of each thing in all.
         *
         * @param list the list in its response
         * @param by the field of the elements, and of the request, that says which thing it is
         * @param field the field of the elements that has the number of bytes
         */
        public <P extends Struct, S extends Struct> Builder<Q, R, E> size(
                Command<P, S> source, Function<S, ? extends List<? extends Struct>> list, String by, String field) {
            size = Size.ofElement(source, list, by, field);
            return this;
        }

        public Paging<Q, R, E> build() {
            return new Paging<>(this);
        }
    }
}
