package org.cxlmi.spec.model;

import java.util.Optional;
import org.cxlmi.spec.SourceRef;

/**
 * How a list, or a run of bytes, is read that takes several commands.
 *
 * @param start request field that says where to start
 * @param limit request field that says how much to return
 * @param more response flag that says that something is left
 * @param total response field that says how much there is in all
 * @param elements response array that holds what is read; absent if there is only one
 * @param generation response field that changes whenever the list does
 * @param size how much there is in all, if another command says it
 */
public record PagingSpec(
        SourceRef source,
        Optional<String> start,
        Optional<String> limit,
        Optional<String> more,
        Optional<String> total,
        Optional<String> elements,
        Optional<String> generation,
        Optional<Size> size) {

    /**
     * The size of a run of bytes, as another command says it.
     *
     * @param command the name of that command
     * @param by field of the request, and of the elements of the list that the other command returns, that says which
     *     element is the right one; absent if that response has the size itself
     * @param field the field that has the size
     */
    public record Size(SourceRef source, String command, Optional<String> by, String field) {}
}
