package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.model.SpecSet;

/** One thing that must hold in spec files. */
public interface Rule {

    /** Reports each place where it does not hold; a place that another rule objects to already is passed over. */
    void check(SpecSet specs, Consumer<Finding> out);
}
