package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The names that a spec cannot use, as generated classes have, inherit or use them; {@code -Drecreate=true} writes the
 * list anew that the rules read.
 */
class TakenNamesTest {

    private static final Path LIST =
            Path.of("../../cxlmi-spec/src/main/resources/org/cxlmi/spec/taken-names.properties");
    private static final String SMALLEST = """
            group: vendor
            command-set: Sample
            enums: { AnEnum: { values: { FIRST: 0 } } }
            bits: { SomeBits: { type: u8, bits: { 0: firstFlag } } }
            structs: { AStruct: { fields: [ firstField: u8 ] } }
            commands: { Do It: { opcode: 0xC000 } }
            """;

    private static final Pattern NOT_CODE =
            Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"(\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("import [a-z.]+\\.([A-Z]\\w*);");
    private static final Pattern CLASS = Pattern.compile("(?<![\\w.])[A-Z]\\w*");

    @TempDir
    static Path work;

    private static ClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        Files.writeString(work.resolve("smallest.yaml"), SMALLEST);
        Compiled compiled = Compiled.run(
                work,
                "vendor",
                "@org.cxlmi.runtime.CxlCommands(value = \"smallest.yaml\", facade = \"Vendor\") package vendor;",
                "-Acxlmi.spec.path=" + work);
        assertEquals(List.of(), compiled.texts());
        loader = compiled.load();
    }

    @Test
    void list_isWhatGeneratedClassesHaveInheritAndUse() throws Exception {
        Map<String, Set<String>> names = new TreeMap<>();
        names.put("struct", methods("AStruct", method -> method.getParameterCount() == 0, "firstField"));
        names.put("bits", methods("SomeBits", method -> method.getParameterCount() == 0, "firstFlag"));
        names.put("facade", methods("Vendor", method -> !Modifier.isStatic(method.getModifiers()), "doIt"));
        names.put("enum", constants());
        names.put("classes", classes());
        String text = names.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + String.join(" ", entry.getValue()) + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(LIST, text);
        }

        assertEquals(text, Files.readString(LIST));
        assertTrue(names.get("classes").containsAll(Set.of("Builder", "String", "Wire", "IndexOutOfBoundsException")));
        assertTrue(names.get("struct").containsAll(Set.of("bytes", "wait", "builder")));
        assertTrue(names.get("bits").containsAll(Set.of("asLong", "size", "ranges")));
    }

    /** What a class has and inherits, without the one that the spec has named. */
    private static Set<String> methods(String name, Predicate<Method> which, String ofTheSpec)
            throws ClassNotFoundException {
        Set<String> methods = new TreeSet<>();
        for (Class<?> type = type(name); type != null; type = type.getSuperclass()) {
            boolean generated = type.getClassLoader() == loader;
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> generated || isInherited(method))
                    .filter(method -> !method.isSynthetic() && which.test(method))
                    .map(Method::getName)
                    .forEach(methods::add);
        }
        assertTrue(methods.remove(ofTheSpec));
        return methods;
    }

    private static boolean isInherited(Method method) {
        return Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
    }

    private static Set<String> constants() throws ClassNotFoundException {
        Set<String> constants = Arrays.stream(type("AnEnum").getEnumConstants())
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(constants.remove("FIRST"));
        return constants;
    }

    /** The classes within generated classes, those that emitters name, and those that are in what they have written. */
    private static Set<String> classes() throws Exception {
        Set<String> classes = new TreeSet<>();
        for (String name : new String[] {"AStruct", "SomeBits", "AnEnum", "DoIt", "Vendor", "VendorCommands"}) {
            for (Class<?> type = type(name); type != null; type = type.getSuperclass()) {
                Arrays.stream(type.getDeclaredClasses())
                        .map(Class::getSimpleName)
                        .forEach(classes::add);
            }
        }
        for (var constant : Class.forName("org.cxlmi.processor.emit.Types").getDeclaredFields()) {
            if (constant.getType() == ClassName.class) {
                constant.setAccessible(true);
                classes.add(((ClassName) constant.get(null)).simpleName());
            }
        }
        for (String source : sources()) {
            String code = NOT_CODE.matcher(source).replaceAll(" ");
            IMPORT.matcher(code)
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !code.contains("class " + name + " "))
                    .forEach(classes::add);
            CLASS.matcher(code)
                    .results()
                    .map(MatchResult::group)
                    .filter(TakenNamesTest::isOfJavaLang)
                    .forEach(classes::add);
        }
        return classes;
    }

    private static Collection<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Golden.DIRECTORY)) {
            Set<String> sources = new TreeSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }

    private static boolean isOfJavaLang(String name) {
        try {
            Class.forName("java.lang." + name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("vendor." + name, true, loader);
    }
}
