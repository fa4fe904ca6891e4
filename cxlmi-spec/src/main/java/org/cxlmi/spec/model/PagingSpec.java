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
 */
public record PagingSpec(
        SourceRef source,
        Optional<String> start,
        Optional<String> limit,
        Optional<String> more,
        Optional<String> total,
        Optional<String> elements,
        Optional<String> generation) {}
