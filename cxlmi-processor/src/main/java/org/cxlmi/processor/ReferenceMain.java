package org.cxlmi.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cxlmi.processor.reference.Catalogue;
import org.cxlmi.processor.reference.CommandPackage;
import org.cxlmi.processor.reference.ReferencePage;
import org.cxlmi.spec.read.SpecSource;

/** Writes the reference of all shipped commands. */
public final class ReferenceMain {

    private ReferenceMain() {}

    /**
     * Writes the page.
     *
     * @param args the page, and a source tree with packages that have {@code @CxlCommands}, which has to be on the class
     *     path
     */
    public static void main(String... args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("arguments: PAGE SOURCES");
        }
        Path page = Path.of(args[0]).toAbsolutePath();
        List<CommandPackage> packages = CommandPackages.below(Path.of(args[1]));
        Catalogue catalogue = Catalogue.of(packages, KnownFiles.shipped(), SpecSource.shipped());
        Files.createDirectories(page.resolveSibling("."));
        Files.writeString(page, ReferencePage.html(catalogue));
    }
}
