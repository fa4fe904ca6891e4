package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.ReservedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** Types, commands, fields and bits of one scope have different names. */
final class UniqueNames implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            types(file, out);
            file.bits().forEach(bits -> bits(bits, out));
        }
        Duplicates<String> commands = new Duplicates<>(FindingId.DUPLICATE_COMMAND, "write another name", out);
        for (SpecFile file : specs.files()) {
            for (CommandSpec command : file.commands()) {
                commands.add(command.name(), command.source(), "the command \"" + command.name() + "\" exists already");
            }
        }
        Placed.all(specs).forEach(placed -> fields(placed, out));
    }

    private static void types(SpecFile file, Consumer<Finding> out) {
        Duplicates<String> types = new Duplicates<>(
                FindingId.DUPLICATE_TYPE, "write another name, enums, bits and structs share one set of names", out);
        file.enums().forEach(type -> type(types, type.name(), type.source()));
        file.bits().forEach(type -> type(types, type.name(), type.source()));
        file.structs().forEach(type -> type(types, type.name(), type.source()));
    }

    private static void type(Duplicates<String> types, String name, SourceRef source) {
        types.add(name, source, "the type \"" + name + "\" exists already");
    }

    private static void bits(BitsSpec bits, Consumer<Finding> out) {
        Duplicates<String> names = new Duplicates<>(FindingId.DUPLICATE_FIELD, "write another name", out);
        for (BitRange range : bits.ranges()) {
            names.add(range.name(), range.source(), "the name \"" + range.name() + "\" is taken");
        }
    }

    private static void fields(Placed placed, Consumer<Finding> out) {
        Duplicates<String> names = new Duplicates<>(FindingId.DUPLICATE_FIELD, "write another name", out);
        for (FieldSpec field : placed.struct().fields()) {
            if (!(field.type() instanceof ReservedType)) {
                names.add(field.name(), field.source(), "the field \"" + field.name() + "\" exists already");
            }
        }
    }
}
