package org.cxlmi.tools.reference;

import java.util.List;
import java.util.Optional;
import org.cxlmi.processor.CommandPackage;
import org.cxlmi.processor.plan.BitsPlan;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.SpecFile;

/**
 * One spec file with what is generated for it.
 *
 * @param home the package of its classes; empty where no package has asked for it
 */
record Chapter(
        SpecFile file,
        Optional<CommandPackage> home,
        List<CommandPlan> commands,
        List<StructPlan> structs,
        List<BitsPlan> bits,
        List<EnumPlan> enums) {

    /** The method of a command, for example {@code Generic.getEventRecords}. */
    Optional<String> method(CommandPlan command) {
        return home.filter(java -> !java.facade().isEmpty()).map(java -> java.facade() + "." + command.methodName());
    }

    Lifetime lifetime(StructPlan struct) {
        return file.structs().stream()
                .filter(spec -> JavaNames.className(spec.name()).equals(struct.name()))
                .map(spec -> spec.lifetime())
                .findFirst()
                .orElse(Lifetime.ALWAYS);
    }

    int firstOpcode() {
        return commands.stream()
                .mapToInt(command -> command.spec().opcode())
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
