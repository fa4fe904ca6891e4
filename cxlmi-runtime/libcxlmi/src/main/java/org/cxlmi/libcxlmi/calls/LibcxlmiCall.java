package org.cxlmi.libcxlmi.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The function of libcxlmi that carries out a command. The library uses structs in memory instead of payloads; this
 * record says how to convert between the two. Positions and lengths are in bytes.
 *
 * @param function the symbol in the library
 * @param requestLength the length of the request with empty arrays
 * @param responseLength the length of the response with empty arrays
 * @param arrayLength the largest length of the response's arrays, for any value that a component writes into their
 *     counts
 * @param roomLength the length of the response's array for which the library has room, if it is known
 * @param counted the only array of the response, if a field counts its elements; fields may follow the array, and in
 *     memory they come after the room for all elements
 * @param asked the field of the request that limits the length of the response's array
 * @param openEnded whether the response ends in an array that goes on to the end of the payload
 * @param appended lengths of the fields that later revisions appended to the response, in their order
 * @param padded whether the library fills these fields with zeros if a component does not send them
 * @param multiplied numbers of the response that the library multiplies
 * @param difference why the library cannot be used for the command, as a part of a sentence; absent if it can
 */
public record LibcxlmiCall(
        String function,
        Shape shape,
        int requestLength,
        int responseLength,
        long arrayLength,
        OptionalInt roomLength,
        Optional<Counted> counted,
        Optional<Asked> asked,
        boolean openEnded,
        List<Integer> appended,
        boolean padded,
        List<Multiplied> multiplied,
        Optional<String> difference) {

    public LibcxlmiCall {
        appended = List.copyOf(appended);
        multiplied = List.copyOf(multiplied);
    }

    /**
     * Begins the description of a call.
     *
     * @param function the symbol in the library
     * @param requestLength the length of the request with empty arrays
     * @param responseLength the length of the response with empty arrays
     */
    public static Definition define(String function, Shape shape, int requestLength, int responseLength) {
        return new Definition(function, shape, requestLength, responseLength);
    }

    /** The parameters of a function after endpoint and tunnel. */
    public enum Shape {
        /** None. */
        NONE,
        /** The request. */
        IN,
        /** Room for the response. */
        OUT,
        /** The request, and room for the response. */
        IN_OUT,
        /** The request, and the length of the array that it ends in. */
        IN_SIZED,
        /** The request, and room for the bytes that it asks for. */
        IN_BYTES_OUT,
        /** Opcode, request with its length, room for the response with its length. */
        VENDOR
    }

    /**
     * An array whose elements a field counts.
     *
     * @param position where the array begins
     * @param stride the length of an element
     * @param countPosition where the field that counts the elements begins
     * @param countWidth the length of that field
     */
    public record Counted(int position, int stride, int countPosition, int countWidth) {}

    /**
     * A field of the request that says how much is wanted.
     *
     * @param position where the field begins
     * @param width the length of the field
     * @param unit the bytes of the response for each unit that is asked for
     */
    public record Asked(int position, int width, int unit) {}

    /**
     * A number of 64 bits that the library multiplies.
     *
     * @param position where the number is in the response; if each element of an array has it, where the first one is
     * @param stride the length of an element; 0 if the number is not in an array
     * @param factor what it is multiplied by
     */
    public record Multiplied(int position, int stride, long factor) {}

    /** The definition of a call. */
    public static final class Definition {

        private final String function;
        private final Shape shape;
        private final int requestLength;
        private final int responseLength;
        private long arrayLength;
        private OptionalInt roomLength = OptionalInt.empty();
        private Optional<Counted> counted = Optional.empty();
        private Optional<Asked> asked = Optional.empty();
        private boolean openEnded;
        private final List<Integer> appended = new ArrayList<>();
        private boolean padded;
        private final List<Multiplied> multiplied = new ArrayList<>();
        private Optional<String> difference = Optional.empty();

        private Definition(String function, Shape shape, int requestLength, int responseLength) {
            this.function = function;
            this.shape = shape;
            this.requestLength = requestLength;
            this.responseLength = responseLength;
        }

        /** The largest length of the response's arrays. */
        public Definition arrays(long length) {
            arrayLength = length;
            return this;
        }

        /** The length of the response's array for which the library has room. */
        public Definition room(int length) {
            roomLength = OptionalInt.of(length);
            return this;
        }

        /** A field counts the elements of the array of the response; see {@link Counted}. */
        public Definition counted(int position, int stride, int countPosition, int countWidth) {
            counted = Optional.of(new Counted(position, stride, countPosition, countWidth));
            return this;
        }

        /** A field of the request says how much is wanted; see {@link Asked}. */
        public Definition asked(int position, int width, int unit) {
            asked = Optional.of(new Asked(position, width, unit));
            return this;
        }

        /** The response ends in an array that goes on to the end of the payload. */
        public Definition openEnded() {
            openEnded = true;
            return this;
        }

        /** The lengths of the fields that later revisions appended to the response, in their order. */
        public Definition appended(int... lengths) {
            for (int length : lengths) {
                appended.add(length);
            }
            return this;
        }

        /** The library fills appended fields with zeros if a component does not send them. */
        public Definition padded() {
            padded = true;
            return this;
        }

        /** The library multiplies a number; see {@link Multiplied}. */
        public Definition multiplied(int position, int stride, long factor) {
            multiplied.add(new Multiplied(position, stride, factor));
            return this;
        }

        /** The library cannot be used for the command; {@code why} says the reason in a clause. */
        public Definition differs(String why) {
            difference = Optional.of(why);
            return this;
        }

        /** Makes the call. */
        public LibcxlmiCall build() {
            return new LibcxlmiCall(
                    function,
                    shape,
                    requestLength,
                    responseLength,
                    arrayLength,
                    roomLength,
                    counted,
                    asked,
                    openEnded,
                    appended,
                    padded,
                    multiplied,
                    difference);
        }
    }
}
