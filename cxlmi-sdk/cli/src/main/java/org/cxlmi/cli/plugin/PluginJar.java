package org.cxlmi.cli.plugin;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The jar of a plug-in: classes, and the spec files that they were made of. */
public final class PluginJar {

    private static final String SPECS = "META-INF/cxlmi/specs/";

    /** The names of the spec files. */
    private static final Attributes.Name FILES = new Attributes.Name("Cxlmi-Specs");

    /** The same content makes the same jar. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final JarOutputStream out;

    private PluginJar(JarOutputStream out) {
        this.out = out;
    }

    static void write(Path jar, Path classes, Path specs, List<String> files) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(FILES, String.join(" ", files));
        try (JarOutputStream out = new JarOutputStream(
                new BufferedOutputStream(Files.newOutputStream(jar, StandardOpenOption.CREATE_NEW)))) {
            PluginJar writer = new PluginJar(out);
            out.putNextEntry(entry("META-INF/MANIFEST.MF"));
            manifest.write(out);
            writer.addBelow(classes, "");
            writer.addBelow(specs, SPECS);
        }
    }

    /** The names of the spec files that a jar was made of, with spaces between them; empty if it does not say so. */
    public static String files(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String files =
                    manifest == null ? null : manifest.getMainAttributes().getValue(FILES);
            return files == null ? "" : files;
        } catch (IOException e) {
            return "";
        }
    }

    /** Writes the spec files that a jar was made of into a folder, and returns their names. */
    static List<String> extract(Path jar, Path folder) throws IOException {
        List<String> files = Stream.of(files(jar).split(" ", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().startsWith(SPECS) && !entry.isDirectory()) {
                    Path target = folder.resolve(entry.getName().substring(SPECS.length()))
                            .normalize();
                    if (!target.startsWith(folder)) {
                        throw new IOException(jar + " has a file outside of its folder: " + entry.getName());
                    }
                    Files.createDirectories(target.resolveSibling("."));
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
            }
        }
        return files;
    }

    private void addBelow(Path folder, String prefix) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        entry(prefix + folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }
}
