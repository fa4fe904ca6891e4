package org.cxlmi.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/**
 * A layout with the file whose names it uses.
 *
 * @param command the command whose request or response it is; empty for a declared struct
 */
record Placed(SpecFile file, StructSpec struct, Optional<CommandSpec> command) {

    /** Every declared struct, request and response. */
    static List<Placed> all(SpecSet specs) {
        List<Placed> all = new ArrayList<>();
        for (SpecFile file : specs.all()) {
            file.structs().forEach(struct -> all.add(new Placed(file, struct, Optional.empty())));
            for (CommandSpec command : file.commands()) {
                Optional<CommandSpec> owner = Optional.of(command);
                command.request().ifPresent(struct -> all.add(new Placed(file, struct, owner)));
                command.response().ifPresent(struct -> all.add(new Placed(file, struct, owner)));
            }
        }
        return all;
    }

    /** Whether the type of a field could not be read, or is not known. A finding says so. */
    boolean isUnknown(SpecSet specs, FieldSpec field) {
        return Types.isUnknown(specs, file, field);
    }

    /** Whether one of its own fields is an array whose length is found in the payload. */
    boolean varies() {
        return struct.fields().stream().anyMatch(Types::varies);
    }

    boolean isRequest() {
        return command.flatMap(CommandSpec::request)
                .filter(request -> request.equals(struct))
                .isPresent();
    }

    /** The struct that is the type of a field or of the elements of a field, if it is a struct. */
    Optional<Placed> structOf(SpecSet specs, FieldSpec field) {
        return Types.name(field.type()).flatMap(name -> structNamed(specs, name));
    }

    /** The structs that a field of this layout consists of or may be read as. */
    Stream<Placed> structsOf(SpecSet specs, FieldSpec field) {
        Stream<Placed> overlaid = field.overlay().stream()
                .flatMap(overlay -> overlay.cases().stream())
                .flatMap(overlaidCase -> structNamed(specs, overlaidCase.struct()).stream());
        return Stream.concat(structOf(specs, field).stream(), overlaid);
    }

    /** The struct that a name means in this layout. */
    Optional<Placed> structNamed(SpecSet specs, String name) {
        return specs.declaring(file, name)
                .flatMap(declaring ->
                        specs.structIn(declaring, name).map(found -> new Placed(declaring, found, Optional.empty())));
    }
}
