package org.cxlmi.processor;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** The file with which {@link java.util.ServiceLoader} finds the generated catalogs on the class path. */
final class CatalogServices {

    static final String PATH = "META-INF/services/org.cxlmi.runtime.CommandCatalog";

    private final Filer filer;
    private final Map<String, Element> catalogs = new LinkedHashMap<>();

    CatalogServices(Filer filer) {
        this.filer = filer;
    }

    /** Adds the catalog of a package. */
    void add(String className, Element origin) {
        catalogs.put(className, origin);
    }

    /** Writes the file, if there is any catalog. Those of packages that are not compiled this time stay in it. */
    void write() throws IOException {
        if (catalogs.isEmpty()) {
            return;
        }
        Set<String> names = new TreeSet<>(catalogs.keySet());
        names.addAll(written(filer));
        Element[] origins = catalogs.values().toArray(Element[]::new);
        try (Writer out = filer.createResource(StandardLocation.CLASS_OUTPUT, "", PATH, origins)
                .openWriter()) {
            for (String name : names) {
                out.write(name + "\n");
            }
        }
    }

    private static Set<String> written(Filer filer) throws IOException {
        Set<String> names = new TreeSet<>();
        try (BufferedReader in = new BufferedReader(
                filer.getResource(StandardLocation.CLASS_OUTPUT, "", PATH).openReader(true))) {
            in.lines().filter(name -> isCompiled(filer, name)).forEach(names::add);
        } catch (NoSuchFileException | FileNotFoundException e) {
            return names;
        }
        return names;
    }

    private static boolean isCompiled(Filer filer, String className) {
        String file = className.replace('.', '/') + ".class";
        try (InputStream in =
                filer.getResource(StandardLocation.CLASS_OUTPUT, "", file).openInputStream()) {
            return in.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
