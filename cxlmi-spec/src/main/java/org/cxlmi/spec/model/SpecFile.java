package org.cxlmi.spec.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cxlmi.spec.SourceRef;

/**
 * One spec file: a command set with the types that its commands use.
 *
 * @param uses spec files whose types this one may name
 * @param unreadable names of types and commands that could not be read; findings say why
 */
public record SpecFile(
        SourceRef source,
        String group,
        String commandSet,
        String doc,
        List<Use> uses,
        List<EnumSpec> enums,
        List<BitsSpec> bits,
        List<StructSpec> structs,
        List<CommandSpec> commands,
        Map<String, String> omitted,
        Set<String> unreadable) {

    public SpecFile {
        omitted = Collections.unmodifiableMap(new LinkedHashMap<>(omitted));
        unreadable = Set.copyOf(unreadable);
    }

    public Optional<EnumSpec> enumNamed(String name) {
        return enums.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    public Optional<BitsSpec> bitsNamed(String name) {
        return bits.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    public Optional<StructSpec> structNamed(String name) {
        return structs.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** The names of its enumerations, bits types and structs. */
    public List<String> typeNames() {
        return Stream.of(
                        enums.stream().map(EnumSpec::name),
                        bits.stream().map(BitsSpec::name),
                        structs.stream().map(StructSpec::name))
                .flatMap(Function.identity())
                .toList();
    }
}
