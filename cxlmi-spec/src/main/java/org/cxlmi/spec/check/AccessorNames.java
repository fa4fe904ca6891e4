package org.cxlmi.spec.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** The accessors of one class differ from each other, and from the members that each generated class has. */
final class AccessorNames implements Rule {

    private static final String HINT = "write another name for one of the two";

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            file.bits().forEach(bits -> bits(bits, out));
        }
        Placed.all(specs).forEach(placed -> struct(specs, placed, out));
    }

    private static void struct(SpecSet specs, Placed placed, Consumer<Finding> out) {
        Duplicates<String> accessors = new Duplicates<>(FindingId.JAVA_NAME_CLASH, HINT, out);
        Set<String> fields = new HashSet<>();
        for (FieldSpec field : placed.struct().fields()) {
            if (!fields.add(field.name())) {
                continue;
            }
            Accessors.of(specs, placed.file(), placed.struct(), field)
                    .forEach(name -> add(accessors, name, field.source(), out));
            if (field.type() instanceof InlineBitsType inline) {
                inline.ranges()
                        .forEach(range ->
                                Accessors.of(range).forEach(name -> add(accessors, name, range.source(), out)));
            }
        }
    }

    private static void bits(BitsSpec bits, Consumer<Finding> out) {
        Duplicates<String> accessors = new Duplicates<>(FindingId.JAVA_NAME_CLASH, HINT, out);
        Set<String> names = new HashSet<>();
        for (BitRange range : bits.ranges()) {
            if (!names.add(range.name())) {
                continue;
            }
            Accessors.of(range).forEach(name -> add(accessors, name, range.source(), out));
            if (range.name().equals("bits")) {
                taken(range.name(), range.source(), out);
            }
        }
    }

    private static void add(Duplicates<String> accessors, String name, SourceRef source, Consumer<Finding> out) {
        accessors.add(name, source, "two accessors would be called \"" + name + "\"");
        if (JavaNames.isTaken(name)) {
            taken(name, source, out);
        }
    }

    private static void taken(String name, SourceRef source, Consumer<Finding> out) {
        out.accept(new Finding(
                FindingId.JAVA_NAME_CLASH,
                source,
                "each generated class has a member \"" + name + "\" already",
                "write a longer name"));
    }
}
