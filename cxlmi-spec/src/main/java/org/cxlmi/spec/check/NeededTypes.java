package org.cxlmi.spec.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.Overlay;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** The types of used files that must be generated too, because other generated types contain them. */
final class NeededTypes {

    private final SpecSet specs;
    private final Predicate<SpecFile> elsewhere;
    private final Deque<Name> left = new ArrayDeque<>();
    private final Set<Name> seen = new HashSet<>();
    private final List<Needed> found = new ArrayList<>();

    private NeededTypes(SpecSet specs, Predicate<SpecFile> elsewhere) {
        this.specs = specs;
        this.elsewhere = elsewhere;
    }

    /** A type that is needed. */
    record Needed(String name, SourceRef source) {}

    /** A name that some file means. */
    private record Name(String file, String name) {}

    /**
     * The types of used files that the files asked for need, at any depth.
     *
     * @param elsewhere which files have their types in other packages
     */
    static List<Needed> of(SpecSet specs, Predicate<SpecFile> elsewhere) {
        NeededTypes types = new NeededTypes(specs, elsewhere);
        for (SpecFile file : specs.files()) {
            file.bits().forEach(bits -> types.ranges(file, bits.ranges()));
            file.structs().forEach(struct -> types.struct(file, struct));
            file.commands().forEach(command -> {
                command.request().ifPresent(request -> types.struct(file, request));
                command.response().ifPresent(response -> types.struct(file, response));
            });
        }
        while (!types.left.isEmpty()) {
            Name name = types.left.pop();
            specs.fileNamed(name.file).ifPresent(file -> types.type(file, name.name));
        }
        return types.found;
    }

    private void struct(SpecFile file, StructSpec struct) {
        for (FieldSpec field : struct.fields()) {
            Types.name(field.type()).ifPresent(name -> want(file, name));
            field.overlay().stream()
                    .flatMap(overlay -> overlay.cases().stream())
                    .map(Overlay.Case::struct)
                    .forEach(name -> want(file, name));
            if (field.type() instanceof InlineBitsType inline) {
                ranges(file, inline.ranges());
            }
        }
    }

    private void ranges(SpecFile file, List<BitRange> ranges) {
        ranges.forEach(range -> range.enumName().ifPresent(name -> want(file, name)));
    }

    private void want(SpecFile from, String name) {
        specs.declaring(from, name)
                .filter(declaring -> specs.used().contains(declaring) && !elsewhere.test(declaring))
                .map(declaring -> new Name(declaring.source().file(), name))
                .filter(seen::add)
                .ifPresent(left::push);
    }

    private void type(SpecFile file, String name) {
        Optional<StructSpec> struct = specs.structIn(file, name);
        Optional<BitsSpec> bits = file.bitsNamed(name);
        struct.map(StructSpec::source)
                .or(() -> bits.map(BitsSpec::source))
                .or(() -> file.enumNamed(name).map(EnumSpec::source))
                .ifPresent(source -> found.add(new Needed(name, source)));
        struct.ifPresent(type -> struct(file, type));
        bits.ifPresent(type -> ranges(file, type.ranges()));
    }
}
