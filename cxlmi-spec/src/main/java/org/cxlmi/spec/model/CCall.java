package org.cxlmi.spec.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.spec.SourceRef;

/**
 * The libcxlmi function of a command.
 *
 * @param room elements that libcxlmi has room for in the response's array
 * @param inBytes fields of the response, or {@code array.field}, that libcxlmi has multiplied so that they count bytes
 * @param pads whether libcxlmi hands out zeros where a response lacks the fields that later revisions appended
 * @param differs why what libcxlmi sends or returns cannot stand for the payload
 */
public record CCall(
        SourceRef source,
        String function,
        CallShape shape,
        Optional<String> request,
        Optional<String> response,
        OptionalInt room,
        List<String> inBytes,
        boolean pads,
        Optional<String> differs) {

    /** The parameters of the function after endpoint and tunnel. */
    public enum CallShape {
        NONE("none"),
        IN("in"),
        OUT("out"),
        IN_OUT("in-out"),
        IN_SIZED("in-sized"),
        IN_BYTES_OUT("in-bytes-out"),
        VENDOR("vendor");

        private final String specName;

        CallShape(String specName) {
            this.specName = specName;
        }

        /** Whether the function hands a response out. */
        public boolean hasResponse() {
            return switch (this) {
                case OUT, IN_OUT, IN_BYTES_OUT, VENDOR -> true;
                case NONE, IN, IN_SIZED -> false;
            };
        }

        public String specName() {
            return specName;
        }
    }
}
