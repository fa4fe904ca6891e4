package org.cxlmi.spec.read;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;

/** The findings of one file, as they come. */
final class Problems {

    private final List<Finding> findings = new ArrayList<>();

    void report(FindingId id, SourceRef source, String message, String hint) {
        findings.add(new Finding(id, source, message, hint));
    }

    /** A value that is a list where a mapping belongs, and the like. */
    void wrongKind(YamlNode node, String expected, String hint) {
        if (node instanceof YamlNode.Nothing) {
            report(
                    FindingId.EMPTY_VALUE,
                    node.source(),
                    "nothing is written here, expected " + expected,
                    hint + ", or remove the key");
        } else {
            report(FindingId.WRONG_KIND, node.source(), "this is " + node.kind() + ", expected " + expected, hint);
        }
    }

    boolean any() {
        return !findings.isEmpty();
    }

    List<Finding> sorted() {
        return findings.stream().sorted(Finding.BY_POSITION).toList();
    }
}
