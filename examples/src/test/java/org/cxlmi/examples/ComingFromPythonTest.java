package org.cxlmi.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the page compiles as it stands. */
class ComingFromPythonTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE_IN_TABLE =
            Pattern.compile("^\\|.*\\| `([A-Za-z]+\\.[^`]*\\))`", Pattern.MULTILINE);
    private static final String IMPORTS = """
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import org.cxlmi.runtime.*;
            import org.cxlmi.runtime.error.*;
            import org.cxlmi.libcxlmi.*;
            import org.cxlmi.runtime.transport.Tunnel;
            import org.cxlmi.sdk.*;
            import org.cxlmi.sdk.generic.*;
            import org.cxlmi.sdk.memdev.*;
            import org.cxlmi.sdk.ops.*;
            """;

    @TempDir
    Path work;

    @Test
    void snippets_compile() throws IOException {
        String page = Files.readString(Path.of("COMING-FROM-PYTHON.md"));
        List<String> bodies = new ArrayList<>();
        Matcher snippets = SNIPPET.matcher(page);
        while (snippets.find()) {
            bodies.add(snippets.group(1));
        }
        Matcher table = CODE_IN_TABLE.matcher(page);
        while (table.find()) {
            bodies.add(table.group(1) + ";");
        }
        assertTrue(bodies.size() > 20, bodies::toString);
        StringBuilder source =
                new StringBuilder(IMPORTS).append("class Page {\nCxl cxl;\nEndpoint endpoint;\nint code;\n");
        for (int i = 0; i < bodies.size(); i++) {
            source.append("void m")
                    .append(i)
                    .append("() throws Exception {\n")
                    .append(bodies.get(i))
                    .append("}\n");
        }
        assertEquals(List.of(), compile(source.append("}\n").toString()));
    }

    private List<String> compile(String text) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(work));
            JavaFileObject source =
                    new SimpleJavaFileObject(URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return text;
                        }
                    };
            compiler.getTask(null, files, messages, List.of("-proc:none"), null, List.of(source))
                    .call();
        }
        return messages.getDiagnostics().stream()
                .map(message -> message.getMessage(Locale.ROOT) + " in: "
                        + text.lines()
                                .skip(message.getLineNumber() - 1)
                                .findFirst()
                                .orElse(""))
                .toList();
    }
}
