package org.cxlmi.tools.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cxlmi.processor.CommandPackage;
import org.cxlmi.processor.help.HelpFile;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.processor.plan.Planner;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.read.SpecLoader;
import org.cxlmi.spec.read.SpecSource;

/** Writes the documentation of the commands that a build generates, one file for each package. */
public final class HelpMain {

    private HelpMain() {}

    /**
     * Writes the files.
     *
     * @param args the directory for the files, and the class output of the packages that have {@code @CxlCommands}
     */
    public static void main(String... args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("arguments: DIRECTORY CLASSES");
        }
        Path directory = Files.createDirectories(Path.of(args[0]));
        for (CommandPackage commands : CommandPackage.compiledInto(Path.of(args[1]))) {
            if (!commands.facade().isEmpty()) {
                Files.write(directory.resolve(commands.name()), HelpFile.lines(plan(commands)));
            }
        }
    }

    private static Plan plan(CommandPackage commands) {
        SpecSet specs = SpecLoader.load(commands.files(), SpecSource.shipped()).soundSpecs();
        return Planner.plan(specs, commands.name(), commands.facade(), Map.of());
    }
}
