package org.cxlmi.processor.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** The enumerations, bits types and structs that are named; those of files that are only used as far as needed. */
final class TypePlanner {

    private final SpecSet specs;
    private final Map<String, String> elsewhere;
    private final Map<EnumSpec, EnumPlan> enums = new LinkedHashMap<>();
    private final Map<BitsSpec, BitsPlan> bits = new LinkedHashMap<>();
    private final Map<StructSpec, StructPlan> structs = new LinkedHashMap<>();

    /**
     * Plans types of some files.
     *
     * @param elsewhere the package of each class that need not be generated, being there already
     */
    TypePlanner(SpecSet specs, Map<String, String> elsewhere) {
        this.specs = specs;
        this.elsewhere = elsewhere;
    }

    List<EnumPlan> enums() {
        return enums.values().stream().filter(plan -> !isElsewhere(plan.name())).toList();
    }

    List<BitsPlan> bits() {
        return bits.values().stream().filter(plan -> !isElsewhere(plan.name())).toList();
    }

    List<StructPlan> structs() {
        return structs.values().stream()
                .filter(plan -> !isElsewhere(plan.name()))
                .toList();
    }

    /** Whether a class is in another package. */
    boolean isElsewhere(String className) {
        return elsewhere.containsKey(className);
    }

    /** Plans all types that a file declares. */
    void declared(SpecFile file) {
        file.enums().forEach(this::enumeration);
        file.bits().forEach(spec -> bits(file, spec));
        file.structs().forEach(spec -> struct(file, spec));
    }

    /** What a name in a file means. */
    ValueType named(SpecFile from, NamedType type) {
        SpecFile declaring = specs.declaring(from, type.name()).orElseThrow();
        Optional<EnumSpec> enumSpec = declaring.enumNamed(type.name());
        if (enumSpec.isPresent()) {
            EnumPlan plan = enumeration(enumSpec.get());
            return plan.isIdentified() ? new ValueType.Identifier(plan) : new ValueType.Code(plan);
        }
        Optional<BitsSpec> bitsSpec = declaring.bitsNamed(type.name());
        if (bitsSpec.isPresent()) {
            return new ValueType.Flags(bits(declaring, bitsSpec.get()));
        }
        return new ValueType.Nested(
                struct(declaring, declaring.structNamed(type.name()).orElseThrow()));
    }

    /** The parts of an integer. */
    List<RangePlan> ranges(SpecFile from, IntegerType carrier, List<BitRange> ranges) {
        return ranges.stream()
                .map(range -> new RangePlan(
                        range,
                        carrier,
                        range.enumName()
                                .map(name ->
                                        enumeration(specs.enumNamed(from, name).orElseThrow()))))
                .toList();
    }

    private EnumPlan enumeration(EnumSpec spec) {
        return enums.computeIfAbsent(spec, key -> new EnumPlan(JavaNames.className(key.name()), key));
    }

    private BitsPlan bits(SpecFile file, BitsSpec spec) {
        BitsPlan known = bits.get(spec);
        if (known != null) {
            return known;
        }
        BitsPlan plan = new BitsPlan(JavaNames.className(spec.name()), spec, ranges(file, spec.type(), spec.ranges()));
        bits.put(spec, plan);
        return plan;
    }

    private StructPlan struct(SpecFile file, StructSpec spec) {
        StructPlan known = structs.get(spec);
        if (known != null) {
            return known;
        }
        String name = JavaNames.className(spec.name());
        // What a struct of another package consists of is generated there, or where that one has it from.
        TypePlanner types = isElsewhere(name) ? new TypePlanner(specs, elsewhere) : this;
        StructPlan plan = new StructPlanner(types, file, spec)
                .plan(name, spec.doc(), StructPlan.Role.ELEMENT, Optional.empty(), Optional.empty(), Optional.empty());
        structs.put(spec, plan);
        return plan;
    }
}
