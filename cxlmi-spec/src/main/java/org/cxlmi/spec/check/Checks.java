package org.cxlmi.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.model.SpecSet;

/** All rules. */
public final class Checks {

    private Checks() {}

    public static List<Rule> all() {
        return List.of(
                new FormOfNames(),
                new UniqueNames(),
                new ClassNames(),
                new AccessorNames(),
                new KnownTypes(),
                new ElementTypes(),
                new UnitTypes(),
                new EnumCodes(),
                new BitPositions(),
                new BitEnums(),
                new NoRecursion(),
                new StructLevels(),
                new AssertedSizes(),
                new PayloadSizes(),
                new RestComesLast(),
                new AppendedElements(),
                new CountFields(),
                new RequestOperands(),
                new Conditions(),
                new Overlays(),
                new Ranges(),
                new Masks(),
                new AbsentValues(),
                new Constants(),
                new Lifetimes(),
                new AppendedOrder(),
                new Opcodes(),
                new BackgroundCommands(),
                new Impacts(),
                new PagingFields(),
                new PagingSizes(),
                new VaryingStructs(),
                new AppendedArrays(),
                new PartialArrays(),
                new SharedCounts(),
                new RestIfZero(),
                new InBytes(),
                new Limits());
    }

    /** The findings of all rules, and of some more, by file and position. */
    public static List<Finding> run(SpecSet specs, Rule... more) {
        List<Finding> findings = new ArrayList<>();
        Stream.concat(all().stream(), Stream.of(more)).forEach(rule -> rule.check(specs, findings::add));
        return findings.stream().distinct().sorted(Finding.BY_POSITION).toList();
    }
}
