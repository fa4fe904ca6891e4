package org.cxlmi.spec.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;

/** Things that may be there only once; the second and later ones are reported with the place of the first. */
final class Duplicates<K> {

    private final Map<K, SourceRef> first = new HashMap<>();
    private final FindingId id;
    private final String hint;
    private final Consumer<Finding> out;

    Duplicates(FindingId id, String hint, Consumer<Finding> out) {
        this.id = id;
        this.hint = hint;
        this.out = out;
    }

    void add(K key, SourceRef source, String what) {
        add(key, source, what, hint);
    }

    /** Something that is there twice for another reason, with a hint of its own; empty for none. */
    void add(K key, SourceRef source, String what, String hint) {
        SourceRef before = first.putIfAbsent(key, source);
        if (before != null) {
            out.accept(new Finding(id, source, what + ", see " + before, hint));
        }
    }
}
