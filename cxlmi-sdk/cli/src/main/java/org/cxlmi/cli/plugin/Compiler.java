package org.cxlmi.cli.plugin;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.CxlCommands;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.gfd.GlobalFamDevice;
import org.cxlmi.sdk.memdev.MemoryDevice;

/** Compiles spec files in this process: with javac, and with the processor in it. */
final class Compiler {

    private static final String PROCESSOR = "org.cxlmi.processor.CxlProcessor";

    /** Its messages begin with the identifier of the finding. */
    private static final String FINDING = "[";

    private static final String DEFECT = FINDING + "internal]";

    /** So that a newer Java here does not shut out an older one elsewhere. */
    private static final String RELEASE = "17";

    /** A name that no type in a spec file is likely to have. */
    private static final String FACADE = "PluginFacade";

    private final Consumer<String> notes;

    /** Makes a compiler; {@code notes} takes what is right but may not be meant. */
    Compiler(Consumer<String> notes) {
        this.notes = notes;
    }

    /**
     * Compiles spec files.
     *
     * @param specs the folder with the files
     * @param files their names
     * @param classes the folder for the classes
     * @return the mistakes in the files; there are classes only if there are none
     * @throws CliException if nothing can be compiled here
     */
    List<String> compile(Path specs, List<String> files, String packageName, Path classes) throws IOException {
        JavaCompiler javac = javac();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        boolean isDone;
        try (URLClassLoader loader = ProcessorFolder.loader();
                StandardJavaFileManager manager =
                        javac.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<String> options = List.of(
                    "--release",
                    RELEASE,
                    "-encoding",
                    "UTF-8",
                    "-Xlint:none",
                    "-nowarn",
                    "--class-path",
                    classPath(),
                    "-Acxlmi.help=true",
                    "-Acxlmi.spec.path=" + specs);
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, manager, messages, options, null, List.of(packageInfo(packageName, files)));
            task.setProcessors(List.of(processor(loader)));
            isDone = task.call();
        }
        return mistakes(messages.getDiagnostics(), isDone);
    }

    private List<String> mistakes(List<Diagnostic<? extends JavaFileObject>> messages, boolean isDone) {
        List<String> mistakes = new ArrayList<>();
        List<String> defects = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> message : messages) {
            String text = message.getMessage(Locale.ROOT);
            if (message.getKind() == Diagnostic.Kind.ERROR) {
                (text.startsWith(FINDING) && !text.startsWith(DEFECT) ? mistakes : defects).add(text);
            } else if (message.getKind() == Diagnostic.Kind.NOTE
                    && message.getCode().contains("messager")) {
                notes.accept(text);
            }
        }
        if (mistakes.isEmpty() && !isDone) {
            throw CliException.system("the generated code cannot be compiled, which is a defect of cxlmi: "
                    + (defects.isEmpty() ? "javac does not say why" : defects.get(0)));
        }
        return mistakes;
    }

    /** A runtime image without a compiler need not even have the classes that ask for one. */
    private static JavaCompiler javac() {
        JavaCompiler javac;
        try {
            javac = ToolProvider.getSystemJavaCompiler();
        } catch (LinkageError e) {
            javac = null;
        }
        if (javac == null) {
            throw CliException.impossible("the Java in " + System.getProperty("java.home")
                    + " has no compiler, which makes commands of YAML. Install a JDK of version " + RELEASE
                    + " or later and set JAVA_HOME to it, or add a jar that was made on another machine:"
                    + " plug-ins are in ~/.local/share/cxlmi/plugins there.");
        }
        return javac;
    }

    private static Processor processor(ClassLoader loader) {
        try {
            return loader.loadClass(PROCESSOR)
                    .asSubclass(Processor.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw CliException.system("the processor that makes commands of YAML is missing (" + e
                    + "). Unpack the files of cxlmi again, with their folder \"" + ProcessorFolder.NAME + "\".");
        }
    }

    /** What generated code needs. */
    private static String classPath() {
        return Stream.of(CxlCommands.class, Cxl.class)
                .map(type -> ProcessorFolder.location(type).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    // @CxlCommands(value = {"acme.yaml"}, facade = "PluginFacade", typesFrom = {"org.cxlmi.sdk.generic"})
    // package org.cxlmi.plugin.acme;
    private static JavaFileObject packageInfo(String packageName, List<String> files) {
        String types = Stream.of(
                        DramEvent.class, Generic.class, MemoryDevice.class, FabricManager.class, GlobalFamDevice.class)
                .map(Class::getPackageName)
                .collect(Collectors.joining("\", \"", "{\"", "\"}"));
        String text = "@" + CxlCommands.class.getName() + "(value = {\"" + String.join("\", \"", files)
                + "\"}, facade = \"" + FACADE + "\", typesFrom = " + types + ")\npackage " + packageName + ";\n";
        URI uri = URI.create("string:///" + packageName.replace('.', '/') + "/package-info.java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
