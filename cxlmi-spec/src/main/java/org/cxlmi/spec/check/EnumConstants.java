package org.cxlmi.spec.check;

import java.util.List;
import java.util.function.Consumer;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.EnumValue;

/** Whether an enumeration has a constant that the spec names. */
final class EnumConstants {

    private EnumConstants() {}

    static void check(EnumSpec type, String constant, SourceRef source, Consumer<Finding> out) {
        List<String> known = type.values().stream().map(EnumValue::name).toList();
        if (type.complete() && !known.contains(constant)) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_CONSTANT,
                    source,
                    type.name() + " has no constant \"" + constant + "\"",
                    DidYouMean.hint(constant, known)));
        }
    }
}
