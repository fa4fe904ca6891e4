package org.cxlmi.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What came out of a run of javac with the processor in it.
 *
 * @param classes where the class files are
 * @param sources the generated sources, by file name
 * @param messages all errors, warnings and notes
 */
public record Compiled(Path classes, Map<String, String> sources, List<Diagnostic<? extends JavaFileObject>> messages) {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-Xlint:all,-processing,-path,-classfile,-options", "-Werror");

    /** Compiles a package whose {@code package-info.java} is given. */
    public static Compiled run(Path work, String packageName, String packageInfo, String... options)
            throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes"));
        Path generated = Files.createDirectories(work.resolve("generated"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
            List<String> all = new ArrayList<>(OPTIONS);
            all.addAll(List.of("--class-path", classPath()));
            all.addAll(Arrays.asList(options));
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, messages, all, null, List.of(source(packageName, packageInfo)));
            task.setProcessors(List.of(new CxlProcessor()));
            boolean failed = !task.call();
            if (failed
                    && messages.getDiagnostics().stream()
                            .noneMatch(message -> message.getKind() == Diagnostic.Kind.ERROR)) {
                throw new AssertionError("javac gave up without a message, see its output");
            }
        }
        return new Compiled(classes, texts(generated), messages.getDiagnostics());
    }

    /** What the tests see, whether as classes or as modules. */
    private static String classPath() {
        return System.getProperty("java.class.path") + File.pathSeparator + System.getProperty("jdk.module.path", "");
    }

    private static JavaFileObject source(String packageName, String packageInfo) {
        URI uri = URI.create("string:///" + packageName.replace('.', '/') + "/package-info.java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return packageInfo;
            }
        };
    }

    /** The text of all files below a directory, by file name. */
    public static Map<String, String> texts(Path directory) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    /** The texts of all errors and warnings. */
    public List<String> texts() {
        return messages.stream()
                .filter(message -> message.getKind() != Diagnostic.Kind.NOTE)
                .map(message -> message.getMessage(Locale.ROOT))
                .toList();
    }

    /** The texts of all notes. */
    public List<String> notes() {
        return messages.stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.NOTE)
                .map(message -> message.getMessage(Locale.ROOT))
                .toList();
    }

    /** Loads the compiled classes. */
    public ClassLoader load() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
