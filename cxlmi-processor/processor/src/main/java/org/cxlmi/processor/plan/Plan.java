package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Map;
import org.cxlmi.spec.check.GeneratedPackage;
import org.cxlmi.spec.model.SpecFile;

/**
 * All classes that are generated into one package.
 *
 * @param facade simple name of the class that has one method for each command; empty for none
 * @param files the spec files asked for
 * @param elsewhere the packages of the classes that are used but not generated
 */
public record Plan(
        String packageName,
        String facade,
        List<SpecFile> files,
        Map<String, String> elsewhere,
        List<EnumPlan> enums,
        List<BitsPlan> bits,
        List<StructPlan> structs,
        List<CommandPlan> commands) {

    /** Simple name of the class that has one method for each command, which does not wait for the response. */
    public String asyncFacade() {
        return GeneratedPackage.asyncFacade(facade);
    }

    /** Simple name of the class that lists all commands. */
    public String catalog() {
        return GeneratedPackage.catalog(facade);
    }
}
