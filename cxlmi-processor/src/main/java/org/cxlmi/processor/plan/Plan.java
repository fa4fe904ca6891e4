package org.cxlmi.processor.plan;

import java.util.List;
import org.cxlmi.spec.model.SpecFile;

/**
 * All classes that are generated into one package.
 *
 * @param facade simple name of the class that has one method for each command; empty for none
 * @param files the spec files asked for
 */
public record Plan(
        String packageName,
        String facade,
        List<SpecFile> files,
        List<EnumPlan> enums,
        List<BitsPlan> bits,
        List<StructPlan> structs,
        List<CommandPlan> commands) {}
