package org.cxlmi.spec.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** Nothing is so large that the class that it becomes cannot be compiled: a compiler has limits, and none says where. */
final class Limits implements Rule {

    /** Fields of a struct, and bits that stand inline in them. */
    static final int MOST_FIELDS = 500;

    /** Constants of an enumeration. */
    static final int MOST_CONSTANTS = 2_000;

    /** Commands of one package. */
    static final int MOST_COMMANDS = 1_000;

    /** Absent values, structs of an overlay, or conditions with their values, of one field or of one range of bits. */
    static final int MOST_CASES = 500;

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            file.enums().forEach(type -> constants(type, out));
            file.bits().forEach(bits -> bits.ranges().forEach(range -> range(range, out)));
        }
        for (Placed placed : Placed.all(specs)) {
            fields(placed.struct().fields(), out);
            placed.struct().fields().forEach(field -> field(field, out));
        }
        List<CommandSpec> commands =
                specs.files().stream().flatMap(file -> file.commands().stream()).toList();
        if (commands.size() > MOST_COMMANDS) {
            out.accept(new Finding(
                    FindingId.TOO_MANY_COMMANDS,
                    commands.get(MOST_COMMANDS).source(),
                    "this is one more than the " + MOST_COMMANDS + " commands that a package may have",
                    "write some of them into another file, for another package"));
        }
    }

    private static void constants(EnumSpec type, Consumer<Finding> out) {
        if (type.values().size() > MOST_CONSTANTS) {
            out.accept(new Finding(
                    FindingId.TOO_MANY_CONSTANTS,
                    type.values().get(MOST_CONSTANTS).source(),
                    "this is one more than the " + MOST_CONSTANTS + " constants that an enumeration may have"));
        }
    }

    private static void fields(List<FieldSpec> fields, Consumer<Finding> out) {
        int count = 0;
        for (FieldSpec field : fields) {
            count += 1
                    + (field.type() instanceof InlineBitsType inline
                            ? inline.ranges().size()
                            : 0);
            if (count > MOST_FIELDS) {
                out.accept(new Finding(
                        FindingId.TOO_MANY_FIELDS,
                        field.source(),
                        "with this one, the struct has more than " + MOST_FIELDS
                                + " fields and bits, the most that it may have",
                        "write some of them as a struct, which is one field"));
                return;
            }
        }
    }

    private static void field(FieldSpec field, Consumer<Finding> out) {
        cases(field.source(), "values", "absent", field.absentValues().size(), out);
        cases(field.source(), "conditions and values", "valid-if", size(field.validIf().stream()), out);
        field.overlay().ifPresent(overlay -> {
            cases(overlay.source(), "structs", "overlay", overlay.cases().size(), out);
            cases(overlay.source(), "conditions and values", "valid-if", size(overlay.validIf().stream()), out);
        });
        if (field.type() instanceof ArrayType array && array.size() instanceof ArraySize.LimitedCount limited) {
            cases(field.source(), "conditions and values", "none-if", size(limited.noneIf().stream()), out);
        }
        if (field.type() instanceof InlineBitsType inline) {
            inline.ranges().forEach(range -> range(range, out));
        }
    }

    private static void range(BitRange range, Consumer<Finding> out) {
        cases(range.source(), "values", "absent", range.absentValues().size(), out);
        cases(range.source(), "conditions and values", "valid-if", size(range.validIf().stream()), out);
    }

    private static int size(Stream<Condition> conditions) {
        return conditions
                .mapToInt(condition -> Math.max(1, condition.values().size()))
                .sum();
    }

    private static void cases(SourceRef source, String what, String key, int size, Consumer<Finding> out) {
        if (size > MOST_CASES) {
            out.accept(new Finding(
                    FindingId.TOO_MANY_CASES,
                    source,
                    key + " has " + size + " " + what + ", and may have " + MOST_CASES));
        }
    }
}
