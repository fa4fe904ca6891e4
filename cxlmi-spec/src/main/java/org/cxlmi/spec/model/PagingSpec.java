package org.cxlmi.spec.model;

import java.util.Optional;
import org.cxlmi.spec.SourceRef;

/**
 * How a long answer is read in pieces.
 *
 * @param start request field that says where to start
 * @param limit request field that says how much to return
 * @param more response flag that says that something is left
 * @param total response field that says how much there is in all
 */
public record PagingSpec(
        SourceRef source,
        Optional<String> start,
        Optional<String> limit,
        Optional<String> more,
        Optional<String> total) {}
