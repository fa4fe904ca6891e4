package org.cxlmi.sdk.structs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.structs.odd.OddCommands;
import org.junit.jupiter.api.Test;

class AllStructsTest {

    @Test
    void cases_areAllGeneratedStructs() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Cxl.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> generated = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class") && isPublicName(path))
                    .toList()) {
                String name = classes.relativize(file).toString();
                Class<?> type = load(name.substring(0, name.length() - ".class".length())
                        .replace(file.getFileSystem().getSeparator(), "."));
                if (Struct.class.isAssignableFrom(type)) {
                    generated.add(type.getName());
                }
            }
        }
        Set<String> found = AllStructs.cases().stream()
                .map(StructCase::type)
                .filter(type -> type.getPackage() != OddCommands.class.getPackage() && type != EmptyPayload.class)
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(generated, found);
    }

    private static boolean isPublicName(Path path) {
        return !path.getFileName().toString().contains("-info");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Cxl.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
