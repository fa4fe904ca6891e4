package org.cxlmi.spec.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.SourceRef;

/**
 * One command.
 *
 * @param name name in the CXL specification, for example {@code Get Event Records}
 * @param javaName Java class name that replaces the derived one
 * @param sections section number in each revision that is known
 * @param impact the worst that it can do; absent if the file does not say
 * @param repeatability whether sending it twice does the same as sending it once; absent if the file does not say
 * @param variantOf the command whose opcode this one shares
 * @param responseAtMost the field of the request that says how many bytes a response has at most
 * @param provisional whether the layout rests on an unconfirmed source
 * @param notes decisions where sources disagree
 */
public record CommandSpec(
        SourceRef source,
        String name,
        Optional<String> javaName,
        int opcode,
        String doc,
        Map<Revision, String> sections,
        Lifetime lifetime,
        MessageType messageType,
        boolean background,
        Set<Effect> effects,
        Optional<Impact> impact,
        Optional<Boolean> repeatability,
        boolean provisional,
        Optional<String> variantOf,
        Optional<CCall> c,
        Optional<StructSpec> request,
        Optional<StructSpec> response,
        Optional<String> responseAtMost,
        Optional<PagingSpec> paging,
        List<String> notes) {

    /** Stands in for an opcode that could not be read; a finding says why. */
    public static final int UNREADABLE_OPCODE = -1;

    /** The Java class name: {@code Get Event Records} becomes {@code GetEventRecords}. */
    public String className() {
        return javaName.orElseGet(() -> JavaNames.className(name));
    }

    /** Whether sending it twice does the same as sending it once; so it is with what only reads, unless the file says otherwise. */
    public boolean isRepeatable() {
        return repeatability.orElse(impact.filter(Impact.READS::equals).isPresent());
    }

    public Revision firstRevision() {
        return lifetime.since().orElse(Revision.CXL_2_0);
    }
}
