package org.cxlmi.spec.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.TakenNames;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.Overlay;
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
        Names names = new Names(TakenNames.OF_STRUCT, out);
        Set<String> fields = new HashSet<>();
        List<FieldSpec> all = placed.struct().fields();
        for (FieldSpec field : all) {
            if (!fields.add(field.name())) {
                continue;
            }
            List<Overlay.Case> overlaid = field.overlay().stream()
                    .flatMap(overlay -> Accessors.overlaid(specs, placed.file(), overlay).stream())
                    .toList();
            List<String> accessors = Accessors.of(specs, placed.file(), placed.struct(), field);
            // Those of the overlay are the last ones, and stand elsewhere.
            accessors
                    .subList(0, accessors.size() - overlaid.size())
                    .forEach(name -> names.add(name, field.name(), field.source()));
            overlaid.forEach(each -> names.addOverlaid(Accessors.overlaid(each.struct()), each.source()));
            if (field.type() instanceof InlineBitsType inline) {
                inline.ranges()
                        .forEach(range ->
                                Accessors.of(range).forEach(name -> names.add(name, range.name(), range.source())));
            }
            if (Types.varies(field) && !field.equals(all.get(all.size() - 1))) {
                names.add(Accessors.end(field.name()), field.name(), field.source());
            }
        }
    }

    private static void bits(BitsSpec bits, Consumer<Finding> out) {
        Names names = new Names(TakenNames.OF_BITS, out);
        Set<String> ranges = new HashSet<>();
        for (BitRange range : bits.ranges()) {
            if (ranges.add(range.name())) {
                Accessors.of(range).forEach(name -> names.add(name, range.name(), range.source()));
            }
        }
    }

    /** The methods of one class. */
    private static final class Names {

        private final Duplicates<String> accessors;
        private final Set<String> taken;
        private final Consumer<Finding> out;

        Names(Set<String> taken, Consumer<Finding> out) {
            this.accessors = new Duplicates<>(FindingId.JAVA_NAME_CLASH, HINT, out);
            this.taken = taken;
            this.out = out;
        }

        /** The method that returns a struct of an overlay, called like the struct. */
        void addOverlaid(String name, SourceRef source) {
            accessors.add(
                    name,
                    source,
                    "two accessors would be called \"" + name + "\", this one after the struct of the overlay",
                    "");
            checkTaken(name, "", source);
        }

        /**
         * A method.
         *
         * @param written the name in the spec that it comes of, which another rule looks at
         */
        void add(String name, String written, SourceRef source) {
            accessors.add(name, source, "two accessors would be called \"" + name + "\"");
            checkTaken(name, written, source);
        }

        private void checkTaken(String name, String written, SourceRef source) {
            if (taken.contains(name)) {
                out.accept(new Finding(
                        FindingId.JAVA_NAME_CLASH,
                        source,
                        "each generated class has a member \"" + name + "\" already",
                        "write a longer name"));
            } else if (!name.equals(written) && JavaNames.isWord(name)) {
                FormOfNames.word(name, source, "the accessor", out);
            }
        }
    }
}
