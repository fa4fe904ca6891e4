package org.cxlmi.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.PackageElement;
import org.cxlmi.processor.emit.Artifact;
import org.cxlmi.processor.emit.Artifacts;
import org.cxlmi.processor.plan.CallTablePlan;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.Planner;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.LoadResult;
import org.cxlmi.spec.read.SpecLoader;

/**
 * Generates the table of a package with {@code @LibcxlmiCalls}, which is read by name, for the processor does not depend on
 * the module of libcxlmi.
 */
final class CallTables {

    static final String ANNOTATION = "org.cxlmi.libcxlmi.calls.LibcxlmiCalls";

    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][A-Za-z0-9_]*");

    private final ProcessingEnvironment environment;
    private final Consumer<String> errors;

    CallTables(ProcessingEnvironment environment, Consumer<String> errors) {
        this.environment = environment;
        this.errors = errors;
    }

    /** The annotation of a package; empty if it has none. */
    static Optional<AnnotationMirror> find(PackageElement element) {
        return AnnotationValues.find(element, ANNOTATION);
    }

    void generate(PackageElement element, AnnotationMirror annotation) {
        AnnotationValues values = AnnotationValues.of(annotation, environment.getElementUtils());
        String table = values.text("table");
        if (!CLASS_NAME.matcher(table).matches()) {
            errors.accept("[bad-table] \"" + table + "\" is not a class name; write for example \"AcmeCalls\"");
            return;
        }
        SpecFiles files = new SpecFiles(environment.getOptions(), environment.getFiler());
        List<String> names = values.texts("value");
        Optional<List<CommandPlan>> commands = commands(files, names.isEmpty() ? KnownFiles.shipped() : names);
        if (commands.isPresent()) {
            String packageName = element.getQualifiedName().toString();
            Artifact artifact = Artifacts.of(CallTablePlan.of(packageName, table, commands.get()));
            try {
                Artifacts.file(artifact, element).writeTo(environment.getFiler());
            } catch (IOException e) {
                errors.accept("[unwritable] " + artifact.className() + ": " + e.getMessage());
            }
        }
    }

    /** Of one file after the other: only those in one package need different Java names. */
    private Optional<List<CommandPlan>> commands(SpecFiles files, List<String> names) {
        List<CommandPlan> commands = new ArrayList<>();
        Set<String> findings = new LinkedHashSet<>();
        for (String name : names) {
            LoadResult loaded = SpecLoader.load(List.of(name), files.source());
            loaded.findings()
                    .forEach(finding -> findings.add(files.withHint(finding).toString()));
            if (loaded.isSound()) {
                commands.addAll(Planner.plan(loaded.specs(), "unused", "Unused", Map.of())
                        .commands());
            }
        }
        CallTablePlan.duplicates(commands).forEach(finding -> findings.add(finding.toString()));
        findings.forEach(errors);
        return findings.isEmpty() ? Optional.of(commands) : Optional.empty();
    }
}
