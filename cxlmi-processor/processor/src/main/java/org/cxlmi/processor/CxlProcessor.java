package org.cxlmi.processor;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.cxlmi.processor.emit.Artifact;
import org.cxlmi.processor.emit.Artifacts;
import org.cxlmi.processor.help.HelpFile;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.processor.plan.Planner;
import org.cxlmi.spec.check.GeneratedPackage;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.read.LoadResult;
import org.cxlmi.spec.read.ShippedOpcodes;
import org.cxlmi.spec.read.SpecLoader;

/**
 * Generates the typed commands of the spec files that a package names with {@code @CxlCommands}, and libcxlmi's calls of
 * those that it names with {@code @LibcxlmiCalls}.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({CxlProcessor.ANNOTATION, CallTables.ANNOTATION})
@SupportedOptions({SpecFiles.PATH_OPTION, CxlProcessor.HELP_OPTION})
public final class CxlProcessor extends AbstractProcessor {

    static final String ANNOTATION = "org.cxlmi.runtime.CxlCommands";

    /** Whether the documentation of the commands is written too, for help of the command line: true or false. */
    static final String HELP_OPTION = "cxlmi.help";

    private CatalogServices services;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        services = new CatalogServices(environment.getFiler());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                if (element instanceof PackageElement packageElement) {
                    if (annotation.getQualifiedName().contentEquals(ANNOTATION)) {
                        generate(packageElement);
                    } else {
                        generateCalls(packageElement);
                    }
                }
            }
        }
        if (round.processingOver()) {
            writeServices();
        }
        return false;
    }

    private void writeServices() {
        try {
            services.write();
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR, "[unwritable] " + CatalogServices.PATH + ": " + e.getMessage());
        }
    }

    /** Whatever goes wrong becomes an error on the package: javac would show a stack trace and no place. */
    private void generate(PackageElement element) {
        Elements elements = processingEnv.getElementUtils();
        CommandsAnnotation annotation =
                CommandsAnnotation.find(element, elements).orElseThrow();
        try {
            List<String> mistakes = new ArrayList<>();
            Map<String, String> homes = annotation.homes(elements, mistakes::add);
            SpecFiles files = new SpecFiles(processingEnv.getOptions(), processingEnv.getFiler());
            GeneratedPackage generated = new GeneratedPackage(annotation.facade(), homes);
            LoadResult loaded = SpecLoader.load(annotation.files(), files.source(), generated, new ShippedOpcodes());
            annotation.check(loaded.specs(), mistakes::add);
            loaded.findings()
                    .forEach(finding -> mistakes.add(files.withHint(finding).toString()));
            mistakes.forEach(mistake -> error(element, annotation, mistake));
            notes(files, generated, loaded.specs())
                    .forEach(text -> print(Diagnostic.Kind.NOTE, element, annotation, text));
            if (mistakes.isEmpty()) {
                String packageName = element.getQualifiedName().toString();
                Plan plan = Planner.plan(loaded.specs(), packageName, annotation.facade(), homes);
                write(element, annotation, plan);
                if (!plan.facade().isEmpty()) {
                    services.add(packageName + "." + plan.catalog(), element);
                }
                CommandPackage commands = new CommandPackage(packageName, annotation.facade(), annotation.files());
                write(element, annotation, commands.path(), commands.text());
                if (Boolean.parseBoolean(processingEnv.getOptions().get(HELP_OPTION))) {
                    String help = String.join("\n", HelpFile.lines(plan)) + "\n";
                    write(element, annotation, HelpFile.FOLDER + "/" + packageName, help);
                }
            }
        } catch (RuntimeException e) {
            error(
                    element,
                    annotation,
                    "[internal] while generating from " + String.join(", ", annotation.files()) + ": " + e + at(e));
        }
    }

    /** What is right but may not be meant. */
    private static List<String> notes(SpecFiles files, GeneratedPackage generated, SpecSet specs) {
        List<String> notes = new ArrayList<>();
        for (SpecFile file : specs.all()) {
            String name = file.source().file();
            files.inPlaceOfShipped(name)
                    .ifPresent(own -> notes.add(name + " is read from " + own + ", not the one that comes with cxlmi"));
        }
        generated
                .copied(specs)
                .forEach((name, count) -> notes.add("types of " + name + " that are generated into this package too: "
                        + count + "; if another package has them already, name it in typesFrom"));
        return notes;
    }

    private void generateCalls(PackageElement element) {
        AnnotationMirror annotation = CallTables.find(element).orElseThrow();
        Consumer<String> errors = message ->
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, element, annotation);
        try {
            new CallTables(processingEnv, errors).generate(element, annotation);
        } catch (RuntimeException e) {
            errors.accept("[internal] while generating a table of calls: " + e + at(e));
        }
    }

    private void write(PackageElement element, CommandsAnnotation annotation, Plan plan) {
        for (Artifact artifact : Artifacts.of(plan)) {
            try {
                Artifacts.file(artifact, element).writeTo(processingEnv.getFiler());
            } catch (IOException e) {
                error(element, annotation, "[unwritable] " + artifact.className() + ": " + e.getMessage());
            }
        }
    }

    private void write(PackageElement element, CommandsAnnotation annotation, String path, String text) {
        Filer filer = processingEnv.getFiler();
        try (OutputStream out = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, element)
                .openOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            error(element, annotation, "[unwritable] " + path + ": " + e.getMessage());
        }
    }

    private static String at(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private void error(PackageElement element, CommandsAnnotation annotation, String message) {
        print(Diagnostic.Kind.ERROR, element, annotation, message);
    }

    private void print(Diagnostic.Kind kind, PackageElement element, CommandsAnnotation annotation, String message) {
        processingEnv.getMessager().printMessage(kind, message, element, annotation.mirror());
    }
}
