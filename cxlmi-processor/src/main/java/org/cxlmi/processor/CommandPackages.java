package org.cxlmi.processor;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.cxlmi.processor.reference.CommandPackage;

/** Finds the packages of a source tree that commands are generated into; javac reads them, as it does in a build. */
final class CommandPackages {

    private CommandPackages() {}

    /**
     * The packages with {@code @CxlCommands}, by name.
     *
     * @throws IllegalArgumentException if there is none, or what there is cannot be read
     */
    static List<CommandPackage> below(Path sources) throws IOException {
        List<Path> descriptions;
        try (Stream<Path> files = Files.walk(sources)) {
            descriptions = files.filter(file -> file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Collector collector = new Collector();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    messages,
                    List.of("-proc:only", "--class-path", annotations()),
                    null,
                    files.getJavaFileObjectsFromPaths(descriptions));
            task.setProcessors(List.of(collector));
            task.call();
        }
        // What javac minds besides is the build's business: other annotations need not be on the class path here.
        if (collector.packages.isEmpty()) {
            throw new IllegalArgumentException("no package below " + sources + " has @CxlCommands\n"
                    + messages.getDiagnostics().stream()
                            .map(Diagnostic::toString)
                            .collect(Collectors.joining("\n")));
        }
        return List.copyOf(collector.packages);
    }

    /** Where the annotation is: javac does not look through this class's loader. */
    private static String annotations() {
        try {
            CodeSource code =
                    Class.forName(CxlProcessor.ANNOTATION).getProtectionDomain().getCodeSource();
            return Path.of(code.getLocation().toURI()).toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(CxlProcessor.ANNOTATION + " is not on the class path", e);
        }
    }

    @SupportedAnnotationTypes(CxlProcessor.ANNOTATION)
    private static final class Collector extends AbstractProcessor {

        private final List<CommandPackage> packages = new ArrayList<>();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            for (TypeElement annotation : annotations) {
                for (Element element : round.getElementsAnnotatedWith(annotation)) {
                    if (element instanceof PackageElement named) {
                        CommandsAnnotation.find(named, processingEnv.getElementUtils())
                                .map(found -> new CommandPackage(
                                        named.getQualifiedName().toString(), found.facade(), found.files()))
                                .ifPresent(packages::add);
                    }
                }
            }
            return false;
        }
    }
}
