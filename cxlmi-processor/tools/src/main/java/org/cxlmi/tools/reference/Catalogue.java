package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cxlmi.processor.CommandPackage;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.processor.plan.Planner;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.read.SpecLoader;
import org.cxlmi.spec.read.SpecSource;

/** Everything that the reference shows: each spec file once, ordered by opcode. */
public final class Catalogue {

    private final SpecSource source;
    private final List<Chapter> chapters = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();

    private Catalogue(SpecSource source) {
        this.source = source;
    }

    /**
     * Reads and plans spec files.
     *
     * @param packages the packages that commands are generated into, with their spec files
     * @param others spec files to show even where no package has them
     * @throws IllegalArgumentException if a file has mistakes; the message lists all of them
     */
    public static Catalogue of(List<CommandPackage> packages, List<String> others, SpecSource source) {
        Catalogue catalogue = new Catalogue(source);
        Set<String> used = new HashSet<>();
        for (CommandPackage home : packages) {
            used.addAll(catalogue.load(home.files(), Optional.of(home)));
        }
        Stream.concat(others.stream(), used.stream().sorted())
                .distinct()
                .filter(file -> !catalogue.shown.contains(file))
                .forEach(file -> catalogue.load(List.of(file), Optional.empty()));
        catalogue.chapters.sort(Comparator.comparingInt(Chapter::firstOpcode));
        return catalogue;
    }

    List<Chapter> chapters() {
        return List.copyOf(chapters);
    }

    /** Returns the files that those asked for use. */
    private List<String> load(List<String> files, Optional<CommandPackage> home) {
        SpecSet specs = SpecLoader.load(files, source).soundSpecs();
        Plan plan = Planner.plan(
                specs,
                home.map(CommandPackage::name).orElse(""),
                home.map(CommandPackage::facade).orElse(""),
                Map.of());
        for (SpecFile file : specs.files()) {
            if (shown.add(file.source().file())) {
                chapters.add(chapter(file, home, plan));
            }
        }
        return specs.used().stream().map(file -> file.source().file()).toList();
    }

    private static Chapter chapter(SpecFile file, Optional<CommandPackage> home, Plan plan) {
        String name = file.source().file();
        return new Chapter(
                file,
                home,
                plan.commands().stream()
                        .filter(command -> command.spec().source().file().equals(name))
                        .sorted(Comparator.comparingInt(
                                (CommandPlan command) -> command.spec().opcode()))
                        .toList(),
                plan.structs().stream()
                        .filter(StructPlan::isElement)
                        .filter(struct -> struct.file().equals(name))
                        .toList(),
                plan.bits().stream()
                        .filter(bits -> bits.spec().source().file().equals(name))
                        .toList(),
                plan.enums().stream()
                        .filter(type -> type.spec().source().file().equals(name))
                        .toList());
    }
}
