package org.cxlmi.tools.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cxlmi.processor.CommandPackage;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.SpecSource;

/** Writes the reference of all shipped commands, and of those that a build has of its own. */
public final class ReferenceMain {

    private ReferenceMain() {}

    /**
     * Writes the page.
     *
     * @param args the page, and the class output of the packages that have {@code @CxlCommands}
     */
    public static void main(String... args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("arguments: PAGE CLASSES");
        }
        Path page = Path.of(args[0]).toAbsolutePath();
        List<CommandPackage> packages = CommandPackage.compiledInto(Path.of(args[1]));
        Catalogue catalogue = Catalogue.of(packages, KnownFiles.shipped(), SpecSource.shipped());
        Files.createDirectories(page.resolveSibling("."));
        Files.writeString(page, ReferencePage.html(catalogue));
    }
}
