package org.cxlmi.spec.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.cxlmi.spec.SourceRef;

/**
 * A byte layout with a name: declared under {@code structs}, or the request or response of a command.
 *
 * @param cName the libcxlmi struct
 * @param assertedSize the byte size that the author expects
 * @param provisional whether the layout rests on a source that nothing confirms
 */
public record StructSpec(
        SourceRef source,
        String name,
        String doc,
        Optional<String> cName,
        OptionalInt assertedSize,
        boolean provisional,
        Lifetime lifetime,
        List<FieldSpec> fields) {

    public Revision firstRevision() {
        return lifetime.since().orElse(Revision.CXL_2_0);
    }

    /**
     * The fields at the end that a later revision appended, in order: the longest trailing run of fields whose
     * {@code since} is later than this struct's, with reserved bytes between them. In a request or response these may
     * be missing on the wire.
     */
    public List<FieldSpec> appendedFields() {
        int from = fields.size();
        for (int i = fields.size() - 1; i >= 0; i--) {
            FieldSpec field = fields.get(i);
            boolean later = field.lifetime()
                    .since()
                    .filter(since -> since.compareTo(firstRevision()) > 0)
                    .isPresent();
            if (later) {
                from = i;
            } else if (!(field.type() instanceof ReservedType) || from == fields.size()) {
                break;
            }
        }
        return fields.subList(from, fields.size());
    }

    /**
     * The lengths that the appended fields may have together: one for each revision, up to its last field. Reserved
     * bytes between the fields of two revisions may belong to either.
     *
     * @param appended fields that later revisions appended
     * @param length the bytes of a field
     */
    public static SortedSet<Long> appendedLengths(List<FieldSpec> appended, ToLongFunction<FieldSpec> length) {
        SortedSet<Long> lengths = new TreeSet<>();
        Optional<Revision> latest = Optional.empty();
        long all = 0;
        long named = 0;
        for (FieldSpec field : appended) {
            Optional<Revision> since = field.lifetime().since();
            if (latest.isPresent() && since.isPresent() && !since.equals(latest)) {
                lengths.addAll(List.of(named, all));
            }
            all += length.applyAsLong(field);
            if (since.isPresent()) {
                latest = since;
                named = all;
            }
        }
        if (all > 0) {
            lengths.add(all);
        }
        return lengths;
    }
}
