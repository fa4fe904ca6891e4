package org.cxlmi.spec.model;

import java.util.List;
import org.cxlmi.spec.SourceRef;

/**
 * A named integer made of flags and small numbers.
 *
 * @param complete whether all of it could be read; findings say of what is missing
 */
public record BitsSpec(
        SourceRef source, String name, String doc, IntegerType type, List<BitRange> ranges, boolean complete) {}
