package org.cxlmi.processor.plan;

import java.util.List;
import org.cxlmi.spec.model.BitsSpec;

/** A class of flags and small numbers to generate. */
public record BitsPlan(String name, BitsSpec spec, List<RangePlan> ranges) {

    /** What the bits are when nobody sets them. */
    public long initial() {
        return RangePlan.initial(ranges);
    }
}
